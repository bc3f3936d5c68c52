/** Words allowed in conditions and orders; none of them changes data. */
const words = new Set(
  `AND OR NOT IN IS NULL BETWEEN CASE WHEN THEN ELSE END AS USING COLLATE BOTH FROM JOIN ON WHERE DESC ASC
  INSTR COALESCE CAST CONVERT TRIM SUBSTR UPPER NULLIF LIKE ESCAPE
  BINARY CHAR TEXT INTEGER SIGNED utf8mb4 utf8mb4_bin gbk u o r l`.split(
    /\s+/u,
  ),
);

/**
 * The only nested queries that are allowed: whether a linked row exists, and
 * lists in SQLite.
 */
const nested = [
  /\bEXISTS \(SELECT 1 FROM (?=`)/gu,
  /\bSELECT (?:value(?: ->> \d)?|CAST\(value AS INTEGER\))(?:, value ->> \d)* FROM json_each\(\?…?\)/gu,
];

/**
 * Whether SQL is only a condition or an order on these columns and tables: no
 * other names, no other functions than those above, no further statement.
 */
export function isReadingExpression(
  sql: string,
  names: ReadonlySet<string>,
): boolean {
  let rest = sql.replace(/'[^']*'/gu, ' ');
  for (const pattern of nested) rest = rest.replace(pattern, ' (');
  const quoted = [...rest.matchAll(/`([^`]*)`/gu)].map(([, name = '']) => name);
  if (!quoted.every((name) => names.has(name))) return false;
  rest = rest.replace(/`[^`]*`/gu, ' ');
  const used = rest.match(/[\p{L}_]\w*/gu) ?? [];
  return (
    used.every((word) => words.has(word)) &&
    /^[\w\s().,?…=<>+\-*%]*$/u.test(rest) &&
    !rest.includes('--')
  );
}
