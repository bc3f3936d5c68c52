/** A row of a spreadsheet or a list: texts by column name. */
export type Row = Readonly<Record<string, string | null>>;
