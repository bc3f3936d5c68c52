import { badInput } from '../errors.ts';

/** A piece of a WHERE clause with its named parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The typed operators of the contracts; all that are given must hold. */
export interface Operators {
  readonly eq?: unknown;
  readonly in?: readonly unknown[] | null;
  readonly notIn?: readonly unknown[] | null;
  readonly contains?: string | null;
  readonly gte?: unknown;
  readonly lte?: unknown;
  readonly isNull?: boolean | null;
}

/** What a filter input looks like to the kit: fields, and, or, not. */
export type FilterInput = Readonly<Record<string, unknown>>;

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

/** The operators that are not left out. Throws BAD_USER_INPUT if one is null. */
export function givenOperators(
  operators: Operators,
): [operator: keyof Operators, operand: unknown][] {
  const given = Object.entries(operators).filter(
    ([, operand]) => operand !== undefined,
  );
  return given.map(([operator, operand]) => {
    if (operand === null) {
      throw badInput(`a value for ${operator} (isNull finds none)`, null);
    }
    return [operator as keyof Operators, operand];
  });
}

export function all(conditions: readonly Condition[]): Condition {
  return join(conditions, ' AND ', '1 = 1');
}

function compile(
  filter: FilterInput,
  fields: FilterFields,
  names: NameParameter,
): Condition {
  const conditions = Object.entries(filter)
    .filter(([, operand]) => operand !== null && operand !== undefined)
    .map(([name, operand]) => {
      const nested = () =>
        (operand as FilterInput[]).map((part) => compile(part, fields, names));
      if (name === 'and') return all(nested());
      if (name === 'or') return join(nested(), ' OR ', '1 = 0');
      if (name === 'not') {
        return negate(compile(operand as FilterInput, fields, names));
      }
      const field = fields[name];
      if (!field) throw new TypeError(`No condition for filter field ${name}`);
      return field(operand as never, names);
    });
  return all(conditions);
}

function operation(
  expression: string,
  operator: keyof Operators,
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
