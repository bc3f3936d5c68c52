import { sql } from 'kysely';

import {
  foldFilter,
  type FilterInput,
} from '../../../protocol/filter/fold-filter.ts';
import {
  givenOperators,
  operatorsOf,
  type FilterKind,
  type FilterOperator,
  type Operators,
} from '../../../protocol/filter/operators.ts';
import { columnName } from '../storage/entity.ts';
import { all, among, any, fixed, negate, quoted, type Sql } from './sql.ts';

/** Makes the SQL condition for the operators given for one filter field. */
export type FieldCondition = (operators: Operators) => Sql;

export type FilterFields = Readonly<Record<string, FieldCondition>>;

/**
 * The condition of a filter, for MySQL and SQLite alike; its meaning is that of
 * protocol/filter/fold-filter.ts. `fields` lists every field of the contract's
 * filter. Throws BAD_USER_INPUT for an operator that is null.
 */
export function compileFilter(
  filter: FilterInput | null | undefined,
  fields: FilterFields,
): Sql {
  return foldFilter<Sql>(filter, {
    all,
    any,
    not: negate,
    field(name, operators) {
      const field = fields[name];
      if (!field) throw new TypeError(`No condition for filter field ${name}`);
      return field(operators as Operators);
    },
  });
}

/**
 * Applies operators to a column (`alias.property` or `alias.column`) or to an
 * SQL expression.
 */
export function column(
  expression: string | Sql,
  kind: FilterKind,
): FieldCondition {
  const compared =
    typeof expression === 'string' ? columnOf(expression) : expression;
  return (operators) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        if (!operatorsOf[kind].includes(operator)) {
          throw new TypeError(`No operator ${operator} of ${kind}`);
        }
        return compare(compared, operator, operand);
      }),
    );
}

/** The SQL of a column named `alias.property` or `alias.column`. */
export function columnOf(path: string): Sql {
  return fixed(quoted(...columnName(path).split('.')));
}

/** A `BooleanFilter` on an SQL expression that is true or false. */
export function truth(expression: Sql): FieldCondition {
  return (operators) =>
    all(
      givenOperators(operators).map(([, operand]) =>
        operand === true ? sql`(${expression})` : negate(expression),
      ),
    );
}

/** The condition of one operator on an expression. The operand is not null. */
export function compare(
  expression: Sql,
  operator: FilterOperator,
  operand: unknown,
): Sql {
  switch (operator) {
    case 'isNull':
      return sql`${expression} IS ${fixed(operand === true ? '' : 'NOT ')}NULL`;
    case 'eq':
      return sql`${expression} = ${operand}`;
    case 'gt':
      return sql`${expression} > ${operand}`;
    case 'gte':
      return sql`${expression} >= ${operand}`;
    case 'lt':
      return sql`${expression} < ${operand}`;
    case 'lte':
      return sql`${expression} <= ${operand}`;
    case 'contains':
      return sql`INSTR(${expression}, ${operand}) > 0`;
    case 'startsWith':
      // An index can serve the first part, not INSTR.
      return sql`(${expression} >= ${operand} AND INSTR(${expression}, ${operand}) = 1)`;
    case 'in':
      return among(expression, operand as readonly unknown[]);
    case 'notIn':
      return negate(among(expression, operand as readonly unknown[]));
  }
}
