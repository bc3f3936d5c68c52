export type FileFault =
  'not-a-file' | 'empty' | 'damaged' | 'encrypted' | 'foreign';

const faults: Readonly<Record<FileFault, string>> = {
  'not-a-file': 'is no file',
  empty: 'is empty',
  damaged: 'is damaged',
  encrypted: 'is encrypted with a password',
  foreign: 'is of another format than its name says',
};

/** A file that is there and holds nothing that can be read. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly fault: FileFault;
  readonly path: string;

  /** `cause`: what the reader of its format said. */
  constructor(fault: FileFault, path: string, cause?: unknown) {
    const said = cause instanceof Error ? ` (${cause.message})` : '';
    super(`${path} ${faults[fault]}${said}`, { cause });
    this.fault = fault;
    this.path = path;
  }
}
