import {
  sessionQuery,
  settingStatements,
} from '../../subgraphs/kit/storage/mysql/session.ts';
import { readingSession } from '../../subgraphs/organizations/adapters/sql/database/mysql-session.ts';

export type Language = 'zh' | 'en';

/** The first statements of every session, word by word. */
const beginning = [...settingStatements(readingSession), sessionQuery];

/** The page's texts in one language. */
export interface ProofWords {
  readonly title: string;
  readonly system: string;
  readonly place: string;
  readonly grants: string;
  readonly noGrants: string;
  readonly excess: string;
  readonly session: string;
  readonly attempts: string;
  readonly obeyed: string;
  readonly proven: string;
  readonly notProven: string;
  readonly annex: string;
  readonly sessionStatements: readonly string[];
  limits(connections: number, waiting: number): string;
  seconds(connect: number, statement: number): string;
  /** `units` is null where the system keeps none. */
  checksums(units: number | null, organizations: number): string;
  statements(shapes: number, sent: number): string;
  more(count: number): string;
}

export const proofWords: Readonly<Record<Language, ProofWords>> = {
  zh: {
    title: '盟约 · 只读证明',
    system: '系统',
    place: '位置',
    grants: '请数据库管理员执行(仅下列表的 SELECT)',
    noGrants: '文件:请给运行账号只读权限,无须其他授权。',
    excess: '现用账号另有下列授权,建议收回(会话仍不能写):',
    session: '会话设置与限制',
    attempts:
      '试写被拒(表名随机、并不存在,文件则原样写回首字节:即使被执行也无物可改)',
    obeyed: '未被拒绝!',
    proven: '结论:通过。写入被拒,读前读后校验和一致,未发出清单以外的语句。',
    notProven: '结论:不通过。见带「!」的行;若系统自身正在写入,请在空闲时重试。',
    annex:
      '附:服务所发语句的全部形状。(?…) 一个或多个参数,⟨filter⟩ 只含所列各列的条件,⟨after⟩ 续页位置,⟨order⟩ 排序,⟨numbers⟩ 列的序号,⟦…⟧ 可省;列外可套 REPLACE 折叠全角字符;某列存有看不见的字符、各种空白或「无」一类时,列外再套 REPLACE、LTRIM(RTRIM())、NULLIF 得出所读的文字,其中只有从该列读到的字符。每个 ? 的值都由服务器绑定(预处理语句),不写进语句;服务器不能预处理时,才按已核对的会话设置写入。',
    sessionStatements: [
      '另:每个会话先发 SET SESSION TRANSACTION READ ONLY,再发 SET SESSION max_execution_time = ⟨n⟩ 或 max_statement_time = ⟨n⟩;',
      `然后发 ${beginning.join(';')};`,
      '不识只读会话的旧服务器发 SHOW GRANTS;语句超时而服务器不能自止时,发 KILL ⟨n⟩ 止住自己的会话。',
    ],
    limits: (connections, waiting) =>
      `连接至多 ${connections} 个(读取 ${connections - 1} 个,开头探测或止住超时语句 1 个);排队至多 ${waiting} 条。`,
    seconds: (connect, statement) =>
      `连接至多 ${connect} 秒,单条语句至多 ${statement} 秒;断线只重读一次。`,
    checksums: (units, organizations) =>
      `读前读后校验和(全读单位 ${units ?? '不记'}、党组织 ${organizations})`,
    statements: (shapes, sent) =>
      `语句:共 ${shapes} 种形状,见附;本次全读所发 ${sent} 条都在其中`,
    more: (count) => `另有 ${count} 项`,
  },
  en: {
    title: 'Mengyue: proof of reading only',
    system: 'System',
    place: 'Place',
    grants: 'To be run by the administrator (SELECT on these tables only)',
    noGrants:
      'A file: let the account that runs Mengyue read it; nothing else.',
    excess:
      'The account has more; better revoke it (sessions cannot write even so):',
    session: 'Session settings and limits',
    attempts:
      'Writes tried and refused (the table does not exist, a file gets its own first byte: nothing to change)',
    obeyed: 'NOT refused!',
    proven:
      'Result: proven. Writes were refused, checksums agree, no other statement was sent.',
    notProven:
      'Result: NOT proven. See lines with "!"; if the system itself was writing, try again in a quiet hour.',
    annex:
      'Annex: every shape of statement that is sent. (?…) parameters, ⟨filter⟩ a condition on the columns named here, ⟨after⟩ the place of a page, ⟨order⟩, ⟨numbers⟩ of columns, ⟦…⟧ may be left out; a column may stand in REPLACE, which folds full-width characters; one that holds unseen characters, odd blanks or words for nothing stands in REPLACE, LTRIM(RTRIM()) and NULLIF with the characters that were read from it. The server binds the value of every ? (prepared statements), and no value is in the text; only where a server prepares none is it written there, in a session whose settings were verified.',
    sessionStatements: [
      'Also: a session begins with SET SESSION TRANSACTION READ ONLY and SET SESSION max_execution_time = ⟨n⟩ or max_statement_time = ⟨n⟩;',
      `then ${beginning.join('; ')};`,
      'an old server that knows no read-only sessions is sent SHOW GRANTS; KILL ⟨n⟩ ends our own statement where the server cannot.',
    ],
    limits: (connections, waiting) =>
      `At most ${connections} connections (${connections - 1} that read, 1 to begin or to end a late statement); at most ${waiting} statements wait.`,
    seconds: (connect, statement) =>
      `Connecting takes at most ${connect} s, a statement ${statement} s; a lost connection is tried once more.`,
    checksums: (units, organizations) =>
      `Checksums before and after reading all (${units ?? 'no'} units, ${organizations} organizations)`,
    statements: (shapes, sent) =>
      `Statements: ${shapes} shapes, see the annex; the ${sent} sent by reading all are among them`,
    more: (count) => `and ${count} more`,
  },
};
