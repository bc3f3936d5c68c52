/** A sheet as it is displayed: each cell of a merged range has its text. */
export interface Sheet {
  readonly name: string;
  /** Whether the workbook hides it. */
  readonly isHidden: boolean;
  /**
   * Displayed texts, trimmed; an empty cell is an empty text. The last row is
   * the last one that has a value.
   */
  readonly rows: readonly (readonly string[])[];
  /** Rows that consist of one merged cell from the first column on: titles. */
  readonly titles: ReadonlySet<number>;
  /** False for CSV, where a title may be a row with hardly any cell filled. */
  readonly titlesAreMerged: boolean;
  /** Ranges of merged cells, by row. */
  readonly spans: ReadonlyMap<number, readonly Span[]>;
  /**
   * Encoding and separator that a text file was read with; null for workbooks.
   */
  readonly taken: string | null;
}

/** A range of columns, first and last included, counting from 0. */
export interface Span {
  readonly first: number;
  readonly last: number;
}
