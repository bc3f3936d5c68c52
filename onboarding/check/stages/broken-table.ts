import { UnreadableFile } from '../../../subgraphs/organizations/adapters/files/unreadable-file.ts';
import { StatementTimeout } from '../../../subgraphs/organizations/adapters/sql/database/in-time.ts';
import { bilingual, type Bilingual } from '../bilingual.ts';
import { failed, reasonOf, type StageOutcome } from '../stage.ts';

/** The failure for a table that exists and may be read, but does not answer. */
export function brokenTable(table: string, error: unknown): StageOutcome {
  return failed({
    kind: 'unreachable',
    expected: bilingual(`表 ${table} 可以查询`, `the table ${table} to answer`),
    got: reasonOf(error),
    next: adviceFor(table, error),
  });
}

function adviceFor(table: string, error: unknown): Bilingual {
  const { cause = error } = error as { readonly cause?: unknown };
  const { code = '' } = cause as { readonly code?: string };
  if (error instanceof StatementTimeout || slow.test(code)) return isSlow;
  for (const [pattern, advice] of advices) {
    if (pattern.test(code)) return advice;
  }
  if (error instanceof UnreadableFile || code.startsWith('SQLITE_')) {
    return fileAdvice;
  }
  return bilingual(
    `数据库管理员运行 CHECK TABLE ${table};`,
    `the database administrator runs: CHECK TABLE ${table};`,
  );
}

const slow = /^ER_(?:QUERY_TIMEOUT|STATEMENT_TIMEOUT|LOCK_WAIT_TIMEOUT)/u;

const isSlow = bilingual(
  '有人锁住了表,或表太大:数据库管理员运行 SHOW FULL PROCESSLIST; 看谁在写;必要时放宽 source.statementSeconds',
  'somebody has the table locked, or it is too large: the database administrator runs SHOW FULL PROCESSLIST; to see who writes, or source.statementSeconds is raised',
);

const advices: readonly (readonly [RegExp, Bilingual])[] = [
  [
    /^SQLITE_(?:BUSY|LOCKED)/u,
    bilingual(
      '文件没有坏,是别的程序正独占它:系统管理员运行 fuser -v 文件 找到该程序,等它写完或关闭后再试;长期如此,请映射指向每日备份的副本',
      "the file is whole, another program has it to itself: the system's administrator runs: fuser -v FILE, and waits until that program is done or closes it; if it never is, let the mapping name a copy",
    ),
  ],
  [
    /^SQLITE_NOTADB/u,
    bilingual(
      '文件不是 SQLite 数据库,或已加密:系统管理员运行 file 文件名 查看;加密的请系统厂商导出未加密的副本',
      "the file is no SQLite database, or an encrypted one: the system's administrator runs: file FILE; of an encrypted one its maker exports a copy",
    ),
  ],
  [
    /^SQLITE_(?:CORRUPT|IOERR)/u,
    bilingual(
      "文件已损坏:系统管理员运行 sqlite3 文件 'PRAGMA integrity_check',从备份恢复",
      "the file is damaged: the system's administrator runs: sqlite3 FILE 'PRAGMA integrity_check', and restores a backup",
    ),
  ],
  [
    /^SQLITE_(?:CANTOPEN|PERM|READONLY)/u,
    bilingual(
      '文件或其 -wal、-shm 文件打不开:系统管理员运行 ls -l 文件*,让运行网关的账号可读整个目录',
      "the file, or its -wal and -shm files, cannot be opened: the system's administrator runs: ls -l FILE*, and lets this account read the folder",
    ),
  ],
];

const fileAdvice = bilingual(
  "系统管理员运行 ls -l 文件 和 sqlite3 文件 'PRAGMA integrity_check',看文件是否为空或损坏",
  "the system's administrator runs: ls -l FILE, and sqlite3 FILE 'PRAGMA integrity_check', to see whether it is empty or damaged",
);
