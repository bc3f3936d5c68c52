/** A sheet as it looks: every cell of a merged range shows its value. */
export interface Sheet {
  readonly name: string;
  /** Nobody sees it who does not look for it. */
  readonly isHidden: boolean;
  /**
   * Texts as they are shown and written, trimmed; an empty cell is an empty
   * text. There is no row below the last that has a value.
   */
  readonly rows: readonly (readonly string[])[];
  /** Rows that are one merged cell from the first column on: titles. */
  readonly titles: ReadonlySet<number>;
  /** False for CSV, where a title may as well be a row that is hardly filled. */
  readonly titlesAreMerged: boolean;
  /** Cells that are one across columns, by row. */
  readonly spans: ReadonlyMap<number, readonly Span[]>;
  /** How a text was read: its encoding and separator; null for workbooks. */
  readonly taken: string | null;
}

/** Columns from the first to the last, counting from 0. */
export interface Span {
  readonly first: number;
  readonly last: number;
}
