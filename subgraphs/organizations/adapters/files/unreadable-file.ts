export type FileFault =
  'not-a-file' | 'empty' | 'damaged' | 'encrypted' | 'foreign';

const faults: Readonly<Record<FileFault, string>> = {
  'not-a-file': 'is no file',
  empty: 'is empty',
  damaged: 'is damaged',
  encrypted: 'is encrypted with a password',
  foreign: 'is of another format than its name says',
};

/** A file that exists but contains nothing readable. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly fault: FileFault;
  readonly path: string;

  /** `cause` is what the parser of its format threw. */
  constructor(fault: FileFault, path: string, cause?: unknown) {
    const said = cause instanceof Error ? ` (${cause.message})` : '';
    super(`${path} ${faults[fault]}${said}`, { cause });
    this.fault = fault;
    this.path = path;
  }
}
