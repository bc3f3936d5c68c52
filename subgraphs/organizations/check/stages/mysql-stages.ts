import { createConnection } from 'mysql2/promise';

import { connectionOptions } from '../../adapters/sql/mysql-database.ts';
import {
  planSession,
  requireReadingAccount,
} from '../../adapters/sql/mysql-session.ts';
import type { SqlMapping } from '../../mapping/mapping-schema.ts';
import { bilingual, type Bilingual } from '../bilingual.ts';
import {
  failed,
  passed,
  reasonOf,
  warned,
  type FailureKind,
  type Stage,
  type StageOutcome,
} from '../stage.ts';
import { networkStages } from './network-stages.ts';

/** From the name of the server to what its account may do. */
export function mysqlStages(source: SqlMapping['source']): readonly Stage[] {
  const { hostname, port } = new URL(source.url);
  return [
    ...networkStages({
      host: hostname.replace(/^\[|\]$/gu, ''),
      port: port === '' ? 3306 : Number(port),
      seconds: source.connectSeconds,
    }),
    loginStage(source),
    grantsStage(source),
  ];
}

interface Account {
  readonly user: string;
  readonly database: string;
  readonly host: string;
  readonly port: string;
}

function accountOf(url: string): Account {
  const { username, pathname, hostname, port } = new URL(url);
  return {
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    host: hostname,
    port: port === '' ? '3306' : port,
  };
}

function loginStage(source: SqlMapping['source']): Stage {
  const account = accountOf(source.url);
  return {
    name: 'login',
    title: bilingual('登录', 'login'),
    async run() {
      try {
        const version = await withConnection(source, async (connection) => {
          const [rows] = await connection.query('SELECT VERSION() AS version');
          return (rows as { version: string }[])[0]?.version ?? '';
        });
        return passed(`${account.user} @ ${account.database}, ${version}`);
      } catch (error) {
        return loginFailure(error, account);
      }
    },
  };
}

/** Which server codes mean what; anything else is a server out of reach. */
const refusals: Readonly<Record<string, FailureKind>> = {
  ER_ACCESS_DENIED_ERROR: 'refused',
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'refused',
  ER_DBACCESS_DENIED_ERROR: 'refused',
  ER_HOST_NOT_PRIVILEGED: 'refused',
  ER_HOST_IS_BLOCKED: 'refused',
  ER_ACCOUNT_HAS_BEEN_LOCKED: 'refused',
  ER_MUST_CHANGE_PASSWORD_LOGIN: 'refused',
  ER_NOT_SUPPORTED_AUTH_MODE: 'refused',
  AUTH_SWITCH_PLUGIN_ERROR: 'refused',
  ER_BAD_DB_ERROR: 'usage',
};

function loginFailure(error: unknown, account: Account): StageOutcome {
  const { code = '' } = error as { readonly code?: string };
  const { user, database } = account;
  return failed({
    kind: refusals[code] ?? 'unreachable',
    expected: bilingual(
      `账号 ${user} 能登录并打开库 ${database}`,
      `the account ${user} to log in and open the database ${database}`,
    ),
    got: reasonOf(error),
    next: loginAdvice(code, account),
  });
}

function loginAdvice(code: string, account: Account): Bilingual {
  const { user, database, host, port } = account;
  if (code === 'ER_BAD_DB_ERROR') {
    return bilingual(
      `填写映射的人运行 mysql -h ${host} -P ${port} -u ${user} -p -e 'SHOW DATABASES',把正确的库名写进 source.url`,
      `who writes the mapping runs: mysql -h ${host} -P ${port} -u ${user} -p -e 'SHOW DATABASES', and writes the right name into source.url`,
    );
  }
  if (code === 'ER_DBACCESS_DENIED_ERROR') {
    return bilingual(
      `数据库管理员运行 GRANT SELECT ON ${database}.* TO '${user}'@'%';`,
      `the database administrator runs: GRANT SELECT ON ${database}.* TO '${user}'@'%';`,
    );
  }
  return bilingual(
    `先在本机试 mysql -h ${host} -P ${port} -u ${user} -p ${database};口令中的 @ / 要写成 %40 %2F;若仍被拒,数据库管理员运行 CREATE USER '${user}'@'%' IDENTIFIED BY '...'; GRANT SELECT ON ${database}.* TO '${user}'@'%';`,
    `try here: mysql -h ${host} -P ${port} -u ${user} -p ${database}; write @ and / of a password as %40 and %2F; if it is refused still, the database administrator runs: CREATE USER '${user}'@'%' IDENTIFIED BY '...'; GRANT SELECT ON ${database}.* TO '${user}'@'%';`,
  );
}

/**
 * An account that may do more than read is a warning where the session itself
 * cannot write, and a refusal where only the account keeps it from writing.
 */
function grantsStage(source: SqlMapping['source']): Stage {
  const account = accountOf(source.url);
  return {
    name: 'grants',
    title: bilingual('权限', 'grants'),
    run: () =>
      withConnection(source, async (connection) => {
        const session = await settled(
          planSession(connection, source.statementSeconds),
        );
        if (session !== null) return excess('failed', session, account);
        const excessive = await settled(requireReadingAccount(connection));
        return excessive === null
          ? passed('SELECT')
          : excess('warned', excessive, account);
      }),
  };
}

/** What a promise was rejected with, as a text; null if it was not. */
async function settled(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

function excess(
  kind: 'failed' | 'warned',
  reason: string,
  { user, database }: Account,
): StageOutcome {
  const got = /but got: (.+?)(?:\. Run:|$)/u.exec(reason)?.[1] ?? reason;
  const failure = {
    kind: 'refused',
    expected: bilingual(
      `账号 ${user} 只有 SELECT 权限`,
      `the account ${user} to have SELECT only`,
    ),
    got,
    next: bilingual(
      `数据库管理员运行 REVOKE ALL PRIVILEGES, GRANT OPTION FROM '${user}'@'%'; GRANT SELECT ON ${database}.* TO '${user}'@'%';`,
      `the database administrator runs: REVOKE ALL PRIVILEGES, GRANT OPTION FROM '${user}'@'%'; GRANT SELECT ON ${database}.* TO '${user}'@'%';`,
    ),
  } as const;
  return kind === 'failed' ? failed(failure) : warned(failure);
}

type MysqlConnection = Awaited<ReturnType<typeof createConnection>>;

async function withConnection<Result>(
  { url, connectSeconds }: SqlMapping['source'],
  use: (connection: MysqlConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await createConnection(
    connectionOptions({ url, connectSeconds }),
  );
  try {
    return await use(connection);
  } finally {
    connection.destroy();
  }
}
