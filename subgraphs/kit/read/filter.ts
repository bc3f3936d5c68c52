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

/** Makes the condition that the operators on one filter field stand for. */
export type FieldCondition = (operators: Operators) => Sql;

export type FilterFields = Readonly<Record<string, FieldCondition>>;

/**
 * A filter as a condition that MySQL and SQLite both read, with the meaning
 * that it has everywhere (protocol/filter/fold-filter.ts). `fields` lists every
 * field the contract has. Throws BAD_USER_INPUT for an operator that is null.
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
 * The operators of a kind on a column, `alias.property` or `alias.column`, or
 * on an expression.
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

/** A column by `alias.property` or `alias.column`. */
export function columnOf(path: string): Sql {
  return fixed(quoted(...columnName(path).split('.')));
}

/** A `BooleanFilter` decided by an SQL expression that is true or false. */
export function truth(expression: Sql): FieldCondition {
  return (operators) =>
    all(
      givenOperators(operators).map(([, operand]) =>
        operand === true ? sql`(${expression})` : negate(expression),
      ),
    );
}

/** One operator on an expression; the operand is not null. */
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
      // The first part is what an index serves.
      return sql`(${expression} >= ${operand} AND INSTR(${expression}, ${operand}) = 1)`;
    case 'in':
      return among(expression, operand as readonly unknown[]);
    case 'notIn':
      return negate(among(expression, operand as readonly unknown[]));
  }
}
