import {
  UnreadableFile,
  type FileFault,
} from '../adapters/files/unreadable-file.ts';

/** Why a system cannot be read, in both languages. */
export interface UnreadableReason {
  /** The same for the same fault, in whatever request it occurs. */
  readonly kind: string;
  readonly chinese: string;
  readonly english: string;
}

type Words = Omit<UnreadableReason, 'kind'>;

const fileFaults: Readonly<Record<FileFault, Words>> = {
  'not-a-file': { chinese: '不是文件', english: 'it is no file' },
  empty: { chinese: '文件是空的', english: 'the file is empty' },
  damaged: { chinese: '文件已损坏', english: 'the file is damaged' },
  encrypted: {
    chinese: '文件设有打开口令',
    english: 'the file is encrypted with a password',
  },
  foreign: {
    chinese: '文件内容与扩展名不符',
    english: 'the file is of another format than its name says',
  },
};

const missing = { chinese: '文件不存在', english: 'the file is missing' };
const forbidden = {
  chinese: '文件没有读取权限',
  english: 'the file may not be read',
};
const unreachable = { chinese: '连接不上', english: 'it cannot be reached' };
const refused = {
  chinese: '账号被拒绝',
  english: 'the account is refused',
};
const locked = { chinese: '文件被锁定', english: 'the file is locked' };
const foreign = {
  chinese: '缺少对照文件所写的表或列',
  english: 'a table or column of the mapping is missing',
};

const codes: Readonly<Record<string, Words>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EACCES: forbidden,
  EPERM: forbidden,
  SQLITE_CANTOPEN: forbidden,
  SQLITE_BUSY: locked,
  SQLITE_ERROR: foreign,
  ER_NO_SUCH_TABLE: foreign,
  ER_BAD_FIELD_ERROR: foreign,
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EHOSTUNREACH: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
  PROTOCOL_CONNECTION_LOST: unreachable,
  ER_ACCESS_DENIED_ERROR: refused,
  ER_DBACCESS_DENIED_ERROR: refused,
  ER_TABLEACCESS_DENIED_ERROR: refused,
};

const unknown = { chinese: '读取出错', english: 'reading fails' };

/** Words for the operator about what a source threw; never a stack. */
export function unreadableReason(cause: unknown): UnreadableReason {
  if (cause instanceof UnreadableFile) {
    return { kind: cause.fault, ...detailed(fileFaults[cause.fault], cause) };
  }
  const { code = '' } = Object(cause) as { readonly code?: unknown };
  const kind = String(code);
  const words = Object.hasOwn(codes, kind) ? codes[kind] : undefined;
  return { kind, ...detailed(words ?? unknown, cause) };
}

function detailed({ chinese, english }: Words, cause: unknown): Words {
  const text = cause instanceof Error ? cause.message : String(cause);
  const [line = ''] = text.split('\n', 1);
  if (line === '') return { chinese, english };
  return { chinese: `${chinese}(${line})`, english: `${english} (${line})` };
}
