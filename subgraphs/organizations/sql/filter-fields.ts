import {
  all,
  givenOperators,
  truth,
  type Condition,
  type FieldCondition,
  type FilterFields,
  type NameParameter,
  type Operators,
} from '../../kit/filter.ts';
import { parseRecordId } from '../../kit/ids.ts';
import { toFullWidth, toHalfWidth } from '../normalize/half-width.ts';
import { normalizeUscc } from '../normalize/uscc.ts';
import { isKey, type Dialect, type KeyColumn } from './dialect.ts';
import type { OrganizationTable, UnitTable } from './shape.ts';
import { validUscc } from './valid-uscc.ts';

/** Whose records are filtered: ids of others match nothing. */
export interface FilterScope {
  readonly dialect: Dialect;
  readonly system: string;
  readonly district: string;
}

/** The fields of the contract's UnitFilter, in SQL. */
export function unitFields(table: UnitTable, scope: FilterScope): FilterFields {
  const { columns, key, natures, hasPartyOrganization } = table;
  const { dialect } = scope;
  return {
    id: idField(key, scope),
    name: textField(dialect.text(columns.name)),
    uscc: usccField(dialect.text(columns.uscc)),
    nature: codeField(dialect.asText(columns.nature), natures),
    district: valueField(dialect.text(columns.district)),
    hasPartyOrganization: truth(hasPartyOrganization),
  };
}

/** The fields of the contract's PartyOrganizationFilter, in SQL. */
export function organizationFields(
  table: OrganizationTable,
  scope: FilterScope,
): FilterFields {
  const { columns, key, categories } = table;
  const { dialect } = scope;
  return {
    id: idField(key, scope),
    name: textField(dialect.text(columns.name)),
    category: codeField(dialect.asText(columns.category), categories),
    district: valueField(dialect.text(columns.district)),
  };
}

/** `eq`, `in` and `notIn` on ids, reduced to the local ids of this scope. */
function idField(key: KeyColumn, scope: FilterScope): FieldCondition {
  return (operators: Operators, names) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        const ids = operator === 'eq' ? [operand] : (operand as unknown[]);
        const local = ids.flatMap((id) => localIdOf(id as string, scope));
        const keys = local.filter((localId) => isKey(key, localId));
        const not = operator === 'notIn' ? 'NOT ' : '';
        if (keys.length === 0) return constant(operator === 'notIn');
        const { sql, value } = scope.dialect.among(key, keys);
        const { placeholder, parameters } = names(value);
        const named = sql.replace('ids', placeholder.slice(1));
        return { sql: `${not}(${named})`, parameters };
      }),
    );
}

function localIdOf(id: string, { system, district }: FilterScope): string[] {
  const record = parseRecordId(id);
  return record?.system === system && record.district === district
    ? [record.localId]
    : [];
}

/** The operators of a StringFilter on a text that is never null. */
function textField(expression: string): FieldCondition {
  return (operators: Operators, names) =>
    all(
      givenOperators(operators).map(([operator, operand]) =>
        operator === 'isNull'
          ? constant(operand === false)
          : textCondition({ expression, operator, operand, names }),
      ),
    );
}

interface TextComparison {
  readonly expression: string;
  readonly operator: keyof Operators;
  readonly operand: unknown;
  readonly names: NameParameter;
}

function textCondition(comparison: TextComparison): Condition {
  const { expression, operator, operand, names } = comparison;
  const texts = (operator === 'in' ? operand : [operand]) as string[];
  const wanted = texts.map(toHalfWidth);
  if (wanted.length === 0) return constant(false);
  const folded = foldWidth(expression, wanted);
  if (operator === 'contains') {
    const { placeholder, parameters } = names(wanted[0]);
    return { sql: `INSTR(${folded}, ${placeholder}) > 0`, parameters };
  }
  return oneOf(folded, wanted, names);
}

/**
 * The column in half width, as far as the wanted texts can tell: only their
 * own digits and letters need folding.
 */
export function foldWidth(
  expression: string,
  wanted: readonly string[],
): string {
  const characters = new Set(wanted.join('').match(/[0-9A-Za-z]/gu));
  return [...characters].reduce(
    (sql, character) =>
      `REPLACE(${sql}, '${toFullWidth(character)}', '${character}')`,
    expression,
  );
}

/** A code that fails its check is null to the reader, so it is null here. */
function usccField(expression: string): FieldCondition {
  const valid = validUscc(expression);
  return (operators: Operators, names) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        if (operator === 'isNull') {
          return sqlOnly(operand === true ? `NOT (${valid})` : valid);
        }
        const texts = (operator === 'in' ? operand : [operand]) as string[];
        const wanted = texts.map(toHalfWidth);
        const folded = foldWidth(`UPPER(TRIM(${expression}))`, wanted);
        if (operator === 'contains') {
          const { placeholder, parameters } = names(wanted[0]);
          const found = `INSTR(${folded}, ${placeholder}) > 0`;
          return all([sqlOnly(valid), { sql: found, parameters }]);
        }
        return oneOf(folded, wanted.filter(isUscc), names);
      }),
    );
}

/** A filter asks for a code as the graph shows it: valid, in upper case. */
function isUscc(text: string): boolean {
  return normalizeUscc(text) === text;
}

/** Operators on an enumeration that the system writes as codes of its own. */
function codeField(
  expression: string,
  meanings: Readonly<Record<string, string>>,
): FieldCondition {
  const codesOf = (wanted: readonly unknown[]) =>
    Object.keys(meanings).filter((code) => wanted.includes(meanings[code]));
  return (operators: Operators, names) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        if (operator !== 'isNull') {
          const wanted = operator === 'eq' ? [operand] : (operand as unknown[]);
          return oneOf(expression, codesOf(wanted), names);
        }
        const known = oneOf(expression, Object.keys(meanings), names);
        const negated = `NOT COALESCE(${known.sql}, 0)`;
        return operand === true ? { ...known, sql: negated } : known;
      }),
    );
}

/** `eq`, `in` and `notIn` on a value that is never null. */
function valueField(expression: string): FieldCondition {
  return (operators: Operators, names) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        const wanted = (operator === 'eq' ? [operand] : operand) as string[];
        const found = oneOf(expression, wanted, names);
        return operator === 'notIn'
          ? { ...found, sql: `NOT (${found.sql})` }
          : found;
      }),
    );
}

function oneOf(
  expression: string,
  wanted: readonly string[],
  names: NameParameter,
): Condition {
  if (wanted.length === 0) return constant(false);
  const { placeholder, parameters } = names([...new Set(wanted)]);
  return {
    sql: `${expression} IN (${placeholder.replace(':', ':...')})`,
    parameters,
  };
}

function constant(value: boolean): Condition {
  return sqlOnly(value ? '1 = 1' : '1 = 0');
}

function sqlOnly(sql: string): Condition {
  return { sql, parameters: {} };
}
