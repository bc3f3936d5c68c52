/**
 * Names of tables and columns as MySQL and SQLite allow them in backticks, such
 * as `2018单位-表` and `人数(人)`, up to MySQL's 64 characters. Quotes and semicolons
 * are refused: real names have none, injected SQL does.
 */
export const identifierPattern =
  /^(?! )[^\p{C}\p{Zl}\p{Zp}`'"\\;]{1,64}(?<! )$/u;
