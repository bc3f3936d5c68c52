import {
  foldFilter,
  type FilterInput,
} from '../../../protocol/filter/fold-filter.ts';
import {
  givenOperators,
  type FilterOperator,
  type Operators,
} from '../../../protocol/filter/operators.ts';

/** A piece of a WHERE clause with its named parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Makes the condition that one filter field stands for. */
export type FieldCondition = (
  operand: never,
  names: NameParameter,
) => Condition;

/** Names a parameter and returns its placeholder. */
export type NameParameter = (value: unknown) => {
  readonly placeholder: string;
  readonly parameters: Readonly<Record<string, unknown>>;
};

export type FilterFields = Readonly<Record<string, FieldCondition>>;

/**
 * Compiles a filter input to SQL that MySQL and SQLite both read. `fields`
 * lists every field the contract has; a null filter matches every row.
 *
 * A row either matches or it does not: an operator other than `isNull` does
 * not match null, and `not` and `notIn` match exactly the rows that their
 * operand does not, those with null included. An empty `and` matches every
 * row, an empty `or` and an empty `in` none.
 */
export function compileFilter(
  filter: FilterInput | null | undefined,
  fields: FilterFields,
): Condition {
  return compile(filter ?? {}, fields, parameterNames());
}

/** The operators on one column (or SQL expression). */
export function column(expression: string): FieldCondition {
  return (operators: Operators, names) =>
    all(
      givenOperators(operators).map(([operator, operand]) =>
        operation(expression, operator, { operand, names }),
      ),
    );
}

/** A `BooleanFilter` decided by an SQL expression that is true or false. */
export function truth(expression: string): FieldCondition {
  return (operators: { readonly eq?: boolean | null }) =>
    all(
      givenOperators(operators).map(([, operand]) => {
        const condition = { sql: `(${expression})`, parameters: {} };
        return operand === true ? condition : negate(condition);
      }),
    );
}

export function all(conditions: readonly Condition[]): Condition {
  return join(conditions, ' AND ', '1 = 1');
}

function compile(
  filter: FilterInput,
  fields: FilterFields,
  names: NameParameter,
): Condition {
  return foldFilter<Condition>(filter, {
    all,
    any: (parts) => join(parts, ' OR ', '1 = 0'),
    not: negate,
    field(name, operand) {
      const field = fields[name];
      if (!field) throw new TypeError(`No condition for filter field ${name}`);
      return field(operand as never, names);
    },
  });
}

function operation(
  expression: string,
  operator: FilterOperator,
  { operand, names }: { operand: unknown; names: NameParameter },
): Condition {
  if (operator === 'isNull') {
    return {
      sql: `${expression} IS ${operand === true ? '' : 'NOT '}NULL`,
      parameters: {},
    };
  }
  const { placeholder, parameters } = names(operand);
  switch (operator) {
    case 'eq':
      return { sql: `${expression} = ${placeholder}`, parameters };
    case 'gt':
      return { sql: `${expression} > ${placeholder}`, parameters };
    case 'lt':
      return { sql: `${expression} < ${placeholder}`, parameters };
    case 'startsWith':
      return { sql: `INSTR(${expression}, ${placeholder}) = 1`, parameters };
    case 'gte':
      return { sql: `${expression} >= ${placeholder}`, parameters };
    case 'lte':
      return { sql: `${expression} <= ${placeholder}`, parameters };
    case 'contains':
      return { sql: `INSTR(${expression}, ${placeholder}) > 0`, parameters };
    case 'in':
      return membership(expression, operand as readonly unknown[], names);
    case 'notIn':
      return negate(
        membership(expression, operand as readonly unknown[], names),
      );
  }
}

function membership(
  expression: string,
  operand: readonly unknown[],
  names: NameParameter,
): Condition {
  if (operand.length === 0) return { sql: '1 = 0', parameters: {} };
  const { placeholder, parameters } = names(operand);
  // TypeORM expands `:...name` into one placeholder per element.
  const list = placeholder.replace(':', ':...');
  return { sql: `${expression} IN (${list})`, parameters };
}

/** Without COALESCE, SQL would lose the rows for which `condition` is NULL. */
export function negate(condition: Condition): Condition {
  return {
    sql: `NOT COALESCE((${condition.sql}), 0)`,
    parameters: condition.parameters,
  };
}

function join(
  conditions: readonly Condition[],
  operator: string,
  whenEmpty: string,
): Condition {
  if (conditions.length === 0) return { sql: whenEmpty, parameters: {} };
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(operator)})`,
    parameters: Object.assign(
      {},
      ...conditions.map(({ parameters }) => parameters),
    ) as Record<string, unknown>,
  };
}

function parameterNames(): NameParameter {
  let count = 0;
  return (value) => {
    const name = `filter${count++}`;
    return { placeholder: `:${name}`, parameters: { [name]: value } };
  };
}
