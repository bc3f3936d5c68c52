import { sql } from 'kysely';

import { givenOperators } from '../../../protocol/filter/operators.ts';
import { columnOf, compare, type FieldCondition } from './filter.ts';
import { all, among, negate, type Sql } from './sql.ts';

/**
 * The operators of a `DateFilter` on a column of partial dates. A date known
 * to the month or year is a period, and a row matches when all of its period
 * does, so that nothing uncertain is claimed:
 *
 * - `eq: 2018` matches 2018, 2018-05 and 2018-05-17; `eq: 2018-05` not 2018;
 * - `gte: 2018-05` matches 2018-05 and what is later, but not 2018;
 * - `lte: 2018-05` matches 2018-05, 2018-05-31 and what is earlier, but not
 *   2018.
 *
 * The conditions compare text, so that an index on the column serves them.
 */
export function partialDateColumn(path: string): FieldCondition {
  const expression = columnOf(path);
  return (operators) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        switch (operator) {
          case 'isNull':
            return compare(expression, operator, operand);
          case 'eq':
            return all([
              notBefore(expression, operand as string),
              notAfter(expression, operand as string),
            ]);
          case 'gte':
            return notBefore(expression, operand as string);
          case 'lte':
            return notAfter(expression, operand as string);
          case 'in':
          case 'notIn':
          case 'contains':
          case 'startsWith':
          case 'gt':
          case 'lt':
            throw new TypeError(`No operator ${operator} of partial dates`);
        }
      }),
    );
}

/** The period begins on the first day of `date`'s period or later. */
function notBefore(expression: Sql, date: string): Sql {
  // 2018-01-01, 2018-01 and 2018 begin on one day; the shortest sorts first.
  return sql`${expression} >= ${date.replace(/(-01)+$/u, '')}`;
}

/** The period ends on the last day of `date`'s period or earlier. */
function notAfter(expression: Sql, date: string): Sql {
  // `~` sorts after `-` and the digits, so every text that begins with `date`
  // is below `date~`.
  const below = sql`${expression} <= ${`${date}~`}`;
  const vague = [date.slice(0, 4), date.slice(0, 7)].filter(
    (period) => period.length < date.length && lastDay(period) > lastDay(date),
  );
  return all([below, negate(among(expression, vague))]);
}

/** The last day of a partial date's period. */
function lastDay(date: string): string {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  if (day !== undefined) return date;
  const last = new Date(Date.UTC(year, month, 0));
  return last.toISOString().slice(0, 10);
}
