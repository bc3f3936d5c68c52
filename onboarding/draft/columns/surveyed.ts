/** A column, and what a bounded sample of its table holds in it. */
export interface SurveyedColumn {
  readonly name: string;
  /** As declared, lower case; empty for spreadsheets. */
  readonly type: string;
  readonly comment: string;
  readonly isKey: boolean;
  /** What a declared foreign key of this column leads to. */
  readonly references: ColumnPlace | null;
  /** One text a sampled row; null where it is null, and where it was not read. */
  readonly values: readonly (string | null)[];
  /** Values of few: how often each occurs, from a larger sample; else null. */
  readonly shares: ReadonlyMap<string | null, number> | null;
}

export interface SurveyedTable {
  readonly name: string;
  /** Sheets with this header, which are one table; only of spreadsheets. */
  readonly sheets?: readonly string[];
  /** Of sheets that are not shown. */
  readonly isHidden?: boolean;
  readonly comment: string;
  /** Columns whose values were read. */
  readonly columns: readonly SurveyedColumn[];
  /** Columns that seem to name or reach a person: no value was read. */
  readonly personal: readonly string[];
  /** A key of one column of bytes, whose values are no text; with its type. */
  readonly binaryKey?: { readonly name: string; readonly type: string };
  readonly sampled: number;
  /** The sample is all of the table. */
  readonly isWhole: boolean;
  /** Titles of a sheet, as they stand there. */
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
  /** Tables that could not be read in time or at all, and why. */
  readonly unread: readonly string[];
  /** How a file was taken, and what of it is none of its tables. */
  readonly notices?: readonly string[];
  /** How many of these values are in a column, as far as rows are counted. */
  readonly contains: (
    place: ColumnPlace,
    values: readonly string[],
  ) => Promise<number>;
}

export interface ColumnPlace {
  readonly table: string;
  readonly column: string;
}

/** SQL of a column as text, in the alias `s`. */
export type TextSql = (column: string) => string;

/** Rows of a table that are looked at. */
export const sampleSize = 2_000;

/** Rows in which values of few are counted. */
export const countedRows = 50_000;

/** A column with more different values than this is no code. */
export const maximumCodes = 60;

/** Words of what names or reaches a person, in any language but Chinese. */
const plainlyPersonal =
  /lianxi|dianhua|xingming|shenfenzheng|secretary|contact|phone|mobile|email|person|id_?card|legal_rep/iu;

/** Initials of such, which may be those of something else. */
const initials =
  /^(?:.*[_.]|dzz|dw)?(?:lxr|lxrxm|lxdh|lxfs|sjhm|dh|dhhm|sfzh|sfzhm|zjhm|sj|sjxm|dzzsj|fzr|fzrxm|frdb|fr|xm|txdz|dzyx)$/iu;

const personalWords =
  /书记|联系|电话|手机|姓名|身份证|负责人|法人代表|法定代表人|邮箱/u;

/**
 * Whether a column seems to name or reach a person; it is not read then. SJ is
 * 书记 or 手机, unless its comment says that it is 上级党组织.
 */
export function isPersonal(name: string, comment: string): boolean {
  if (plainlyPersonal.test(name) || personalWords.test(name + comment)) {
    return true;
  }
  return initials.test(name) && !/\p{Script=Han}/u.test(comment);
}
