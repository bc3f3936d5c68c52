import { isOfAddress } from '../../../subgraphs/kit/values/url-host.ts';
import type { ReadOnlyDatabaseOptions } from '../../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import { bilingual, type Bilingual } from '../bilingual.ts';
import {
  failed,
  reasonOf,
  type FailureKind,
  type StageOutcome,
} from '../stage.ts';
import { accountOf, type Account, withConnection } from './mysql-account.ts';

/**
 * Kinds of failure by error code; any other code means that the server is
 * unreachable.
 */
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
  ER_SECURE_TRANSPORT_REQUIRED: 'refused',
  ER_BAD_DB_ERROR: 'usage',
  HANDSHAKE_NO_SSL_SUPPORT: 'usage',
  HANDSHAKE_SSL_ERROR: 'usage',
  ENOENT: 'usage',
  EACCES: 'usage',
};

/** Why an account cannot log in, and who can change that. */
export async function loginFailure(
  error: unknown,
  options: ReadOnlyDatabaseOptions,
): Promise<StageOutcome> {
  const { code = '' } = error as { readonly code?: string };
  const account = accountOf(options);
  const { user, database } = account;
  const encryption = await encryptionFor(code, options);
  return failed({
    kind: refusals[code] ?? 'unreachable',
    expected: bilingual(
      `账号 ${user} 能登录并打开库 ${database}`,
      `the account ${user} to log in and open the database ${database}`,
    ),
    got: reasonOf(error),
    next: adviceWith(encryption, loginAdvice(code, account)),
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
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') {
    return bilingual(
      '服务器不支持加密连接:填写映射的人去掉 source.tls,或请数据库管理员配置证书 ssl_cert、ssl_key',
      'the server has no encrypted connections: who writes the mapping removes source.tls, or the database administrator sets ssl_cert and ssl_key',
    );
  }
  if (code === 'HANDSHAKE_SSL_ERROR') {
    return bilingual(
      "服务器证书未通过核对:向数据库管理员要签发证书的 CA 文件(服务器上 SHOW VARIABLES LIKE 'ssl_ca'),写成 source.tls: { ca: ca.pem };按主机名连接时,名称须与证书一致",
      "the server's certificate is not verified: ask the database administrator for the file of its authority (on the server: SHOW VARIABLES LIKE 'ssl_ca') and write source.tls: { ca: ca.pem }; a host name must be the one in the certificate",
    );
  }
  if (code === 'ENOENT' || code === 'EACCES') {
    return bilingual(
      '填写映射的人改正 source.tls.ca(相对路径从映射文件所在目录算起)',
      'who writes the mapping corrects source.tls.ca (a relative path begins beside the mapping)',
    );
  }
  if (code === 'ER_DBACCESS_DENIED_ERROR') {
    return bilingual(
      `数据库管理员运行 GRANT SELECT ON ${database}.* TO '${user}'@'%';`,
      `the database administrator runs: GRANT SELECT ON ${database}.* TO '${user}'@'%';`,
    );
  }
  return bilingual(
    `口令可能不对:先在本机试 mysql -h ${host} -P ${port} -u ${user} -p ${database},口令中的 @ / 要写成 %40 %2F;若仍被拒,请数据库管理员核对账号与口令,没有这个账号时运行 CREATE USER '${user}'@'%' IDENTIFIED BY '...'; GRANT SELECT ON ${database}.* TO '${user}'@'%';`,
    `the password may be wrong: try here: mysql -h ${host} -P ${port} -u ${user} -p ${database}, and write @ and / of a password as %40 and %2F; if it is refused still, ask the database administrator for the right account and password, who runs, where there is no such account: CREATE USER '${user}'@'%' IDENTIFIED BY '...'; GRANT SELECT ON ${database}.* TO '${user}'@'%';`,
  );
}

const encryptionAdvice = bilingual(
  '填写映射的人加上 source.tls: { ca: ca.pem },CA 文件向数据库管理员要;主机名有公认证书时写 source.tls: true',
  "who writes the mapping adds source.tls: { ca: ca.pem } with the file of the server's authority, or source.tls: true where its certificate is of a public one",
);

function adviceWith(encryption: Encryption, other: Bilingual): Bilingual {
  const { zh, en } = encryptionAdvice;
  switch (encryption) {
    case 'demanded':
      return bilingual(
        `账号要求加密连接(REQUIRE SSL 或 require_secure_transport):${zh}`,
        `the account has to be encrypted (REQUIRE SSL or require_secure_transport): ${en}`,
      );
    case 'possible':
      return bilingual(
        `${other.zh};若账号要求加密连接(REQUIRE SSL),${zh}`,
        `${other.en}; if the account has to be encrypted (REQUIRE SSL), ${en}`,
      );
    case 'irrelevant':
      return other;
  }
}

/** Whether a refusal may be due to the missing encryption. */
type Encryption = 'demanded' | 'possible' | 'irrelevant';

/**
 * MariaDB gives the same error for an account that requires encryption as for a
 * wrong password, so an encrypted connection is tried. The password is sent
 * only to a server whose certificate is verified.
 */
async function encryptionFor(
  code: string,
  options: ReadOnlyDatabaseOptions,
): Promise<Encryption> {
  if (code === 'ER_SECURE_TRANSPORT_REQUIRED') return 'demanded';
  if (options.tls || !code.startsWith('ER_ACCESS_DENIED')) return 'irrelevant';
  // Certificates do not name addresses, so this server's could not be verified.
  if (isOfAddress(options.url)) return 'possible';
  try {
    await withConnection({ ...options, tls: {} }, () => Promise.resolve());
    return 'demanded';
  } catch (error) {
    const { code: reason } = error as { readonly code?: string };
    return reason === 'HANDSHAKE_SSL_ERROR' ? 'possible' : 'irrelevant';
  }
}
