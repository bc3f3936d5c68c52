/** A column, with the values in a bounded sample of its table. */
export interface SurveyedColumn {
  readonly name: string;
  /** As declared, lower case; empty for spreadsheets. */
  readonly type: string;
  readonly comment: string;
  readonly isKey: boolean;
  /** The column that a declared foreign key refers to. */
  readonly references: ColumnPlace | null;
  /** A text for each sampled row; null if the value is null or was not read. */
  readonly values: readonly (string | null)[];
  /**
   * How often each value occurs in a larger sample, if there are few values;
   * else null.
   */
  readonly shares: ReadonlyMap<string | null, number> | null;
}

export interface SurveyedTable {
  readonly name: string;
  /**
   * Sheets with the same header, which are one table; for spreadsheets only.
   */
  readonly sheets?: readonly string[];
  /** Set if they are hidden sheets. */
  readonly isHidden?: boolean;
  readonly comment: string;
  /** Columns whose values were read. */
  readonly columns: readonly SurveyedColumn[];
  /**
   * Columns that seem to name or reach a person; their values are never read.
   */
  readonly personal: readonly string[];
  /** A binary key of one column, whose values are no text, with its type. */
  readonly binaryKey?: { readonly name: string; readonly type: string };
  readonly sampled: number;
  /** Whether the sample is the whole table. */
  readonly isWhole: boolean;
  /** Titles of a sheet, as written. */
  readonly titles: readonly string[];
}

/** What was found in a district's system. */
export interface Survey {
  readonly kind: 'sql' | 'spreadsheet';
  /** The database's or file's own name. */
  readonly name: string;
  readonly charset: string;
  readonly charsetEvidence: string;
  readonly tables: readonly SurveyedTable[];
  /** Tables that could not be read, or not in time, and why. */
  readonly unread: readonly string[];
  /** How a file was interpreted, and what of it is in no table. */
  readonly notices?: readonly string[];
  /**
   * How many of these values occur in a column, among the rows that are
   * counted.
   */
  readonly contains: (
    place: ColumnPlace,
    values: readonly string[],
  ) => Promise<number>;
}

export interface ColumnPlace {
  readonly table: string;
  readonly column: string;
}

/** SQL for a column as text, with the table's alias `s`. */
export type TextSql = (column: string) => string;

/** Rows of a table in the sample. */
export const sampleSize = 2_000;

/** Rows that are counted for columns of few values. */
export const countedRows = 50_000;

/** A column with more different values holds no codes. */
export const maximumCodes = 60;

/** Words for naming or reaching a person, in languages other than Chinese. */
const plainlyPersonal =
  /lianxi|dianhua|xingming|shenfenzheng|secretary|contact|phone|mobile|email|person|id_?card|legal_rep/iu;

/** Initials of such words, which may also mean something else. */
const initials =
  /^(?:.*[_.]|dzz|dw)?(?:lxr|lxrxm|lxdh|lxfs|sjhm|dh|dhhm|sfzh|sfzhm|zjhm|sj|sjxm|dzzsj|fzr|fzrxm|frdb|fr|xm|txdz|dzyx)$/iu;

const personalWords =
  /书记|联系|电话|手机|姓名|身份证|负责人|法人代表|法定代表人|邮箱/u;

/**
 * Whether a column seems to name or reach a person; it is then never read. SJ
 * is read as 书记 or 手机, unless the comment says 上级党组织.
 */
export function isPersonal(name: string, comment: string): boolean {
  if (plainlyPersonal.test(name) || personalWords.test(name + comment)) {
    return true;
  }
  return initials.test(name) && !/\p{Script=Han}/u.test(comment);
}
