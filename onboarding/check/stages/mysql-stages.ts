import { urlHost } from '../../../subgraphs/kit/values/url-host.ts';
import {
  planSession,
  requireReadingAccount,
} from '../../../subgraphs/organizations/adapters/sql/database/mysql-session.ts';
import type { ReadOnlyDatabaseOptions } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import { bilingual } from '../bilingual.ts';
import {
  failed,
  passed,
  reasonOf,
  warned,
  type Stage,
  type StageOutcome,
} from '../stage.ts';
import { loginFailure } from './login-failure.ts';
import { accountOf, type Account, withConnection } from './mysql-account.ts';
import { networkStages } from './network-stages.ts';

/** Steps from the server's name to the account's grants. */
export function mysqlStages(
  options: ReadOnlyDatabaseOptions,
): readonly Stage[] {
  return [...loginStages(options), grantsStage(options)];
}

/** Steps from the server's name to an open database. */
export function loginStages(
  options: ReadOnlyDatabaseOptions,
): readonly Stage[] {
  const { port } = new URL(options.url);
  return [
    ...networkStages({
      host: urlHost(options.url),
      port: port === '' ? 3306 : Number(port),
      seconds: options.connectSeconds ?? 5,
    }),
    loginStage(options),
  ];
}

function loginStage(options: ReadOnlyDatabaseOptions): Stage {
  const account = accountOf(options);
  return {
    name: 'login',
    title: bilingual('登录', 'login'),
    async run() {
      try {
        const version = await withConnection(options, async (connection) => {
          const [rows] = await connection.query('SELECT VERSION() AS version');
          return (rows as { version: string }[])[0]?.version ?? '';
        });
        return passed(`${account.user} @ ${account.database}, ${version}`);
      } catch (error) {
        return loginFailure(error, options);
      }
    },
  };
}

/**
 * Grants beyond reading are a warning if sessions cannot write anyway, and a
 * failure if only the grants could prevent writing.
 */
function grantsStage(options: ReadOnlyDatabaseOptions): Stage {
  const account = accountOf(options);
  return {
    name: 'grants',
    title: bilingual('权限', 'grants'),
    run: () =>
      withConnection(options, async (connection) => {
        const session = await settled(
          planSession(connection, options.statementSeconds ?? 10),
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
