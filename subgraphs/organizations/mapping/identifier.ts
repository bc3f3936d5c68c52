/**
 * Names of tables and columns as MySQL and SQLite have them between backticks:
 * `2018单位-表` and `人数(人)` too. MySQL takes at most 64 characters. Quotes and
 * semicolons are in no real name, and in every attempt to be more than one.
 */
export const identifierPattern =
  /^(?! )[^\p{C}\p{Zl}\p{Zp}`'"\\;]{1,64}(?<! )$/u;
