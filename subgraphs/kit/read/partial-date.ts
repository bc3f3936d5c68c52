import {
  givenOperators,
  type Operators,
} from '../../../protocol/filter/operators.ts';
import {
  all,
  column,
  type Condition,
  type FieldCondition,
  type NameParameter,
} from './filter.ts';

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
export function partialDateColumn(expression: string): FieldCondition {
  return (operators: Operators, names) => {
    const conditions = givenOperators(operators).map(([operator, operand]) =>
      operator === 'isNull'
        ? column(expression)({ isNull: operand } as never, names)
        : all(
            comparisons(operator).map((compare) =>
              compare(expression, operand as string, names),
            ),
          ),
    );
    return all(conditions);
  };
}

type Comparison = (
  expression: string,
  date: string,
  names: NameParameter,
) => Condition;

function comparisons(operator: keyof Operators): Comparison[] {
  if (operator === 'gte') return [notBefore];
  if (operator === 'lte') return [notAfter];
  return [notBefore, notAfter];
}

/** The period begins with or after that of `date`. */
function notBefore(
  expression: string,
  date: string,
  names: NameParameter,
): Condition {
  // 2018-01-01, 2018-01 and 2018 begin on one day; the shortest sorts first.
  const { placeholder, parameters } = names(date.replace(/(-01)+$/u, ''));
  return { sql: `${expression} >= ${placeholder}`, parameters };
}

/** The period ends with or before that of `date`. */
function notAfter(
  expression: string,
  date: string,
  names: NameParameter,
): Condition {
  // `~` sorts after `-` and digits: all that begins with `date` is below.
  const { placeholder, parameters } = names(`${date}~`);
  const below = { sql: `${expression} <= ${placeholder}`, parameters };
  const vague = [date.slice(0, 4), date.slice(0, 7)].filter(
    (period) => period.length < date.length && lastDay(period) > lastDay(date),
  );
  return all([below, column(expression)({ notIn: vague } as never, names)]);
}

/** The last day of a partial date's period. */
function lastDay(date: string): string {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  if (day !== undefined) return date;
  const last = new Date(Date.UTC(year, month, 0));
  return last.toISOString().slice(0, 10);
}
