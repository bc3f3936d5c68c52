import {
  givenOperators,
  type Operators,
} from '../../../../../protocol/filter/operators.ts';
import {
  all,
  truth,
  type Condition,
  type FieldCondition,
  type FilterFields,
  type NameParameter,
} from '../../../../kit/read/filter.ts';
import { parseRecordId } from '../../../../kit/values/ids.ts';
import { toFullWidth, toHalfWidth } from '../../../../kit/values/half-width.ts';
import { normalizeUscc } from '../../../normalize/uscc.ts';
import type { Dialect } from '../database/dialect.ts';
import { amongKeys, isRecordKey, type RecordKey } from '../shape/record-key.ts';
import type { OrganizationTable, UnitTable } from '../shape/shape.ts';
import { validUscc } from './valid-uscc.ts';

/** Whose records are filtered: ids of others match nothing. */
export interface FilterScope {
  readonly dialect: Dialect;
  readonly system: string;
  readonly district: string;
  /** What the ids of the table begin with, which its keys do not. */
  readonly prefix?: string | undefined;
}

/** The fields of the contract's UnitFilter, in SQL. */
export function unitFields(table: UnitTable, scope: FilterScope): FilterFields {
  const { columns, key, natures, hasPartyOrganization } = table;
  const { dialect } = scope;
  return {
    id: idField(key, scope),
    name: textField(target(dialect, dialect.text(columns.name))),
    uscc: usccField(target(dialect, dialect.text(columns.uscc))),
    nature: codeField(target(dialect, dialect.asText(columns.nature)), natures),
    district: valueField(target(dialect, dialect.text(columns.district))),
    hasPartyOrganization: truth(hasPartyOrganization),
  };
}

/** The fields of the contract's PartyOrganizationFilter, in SQL. */
export function organizationFields(
  table: OrganizationTable,
  scope: FilterScope,
): FilterFields {
  const { columns, key, categories, prefix } = table;
  const { dialect } = scope;
  return {
    id: idField(key, { ...scope, prefix }),
    name: textField(target(dialect, dialect.text(columns.name))),
    category: codeField(
      target(dialect, dialect.asText(columns.category)),
      categories,
    ),
    district: valueField(target(dialect, dialect.text(columns.district))),
  };
}

/** An expression that is filtered, and the words of its engine. */
interface Target {
  readonly dialect: Dialect;
  readonly expression: string;
}

function target(dialect: Dialect, expression: string): Target {
  return { dialect, expression };
}

/** `eq`, `in` and `notIn` on ids, reduced to the local ids of this scope. */
function idField(key: RecordKey, scope: FilterScope): FieldCondition {
  return (operators: Operators, names) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        const ids = operator === 'eq' ? [operand] : (operand as unknown[]);
        const local = ids.flatMap((id) => localIdOf(id as string, scope));
        const keys = local.filter((localId) => isRecordKey(key, localId));
        const not = operator === 'notIn' ? 'NOT ' : '';
        if (keys.length === 0) return constant(operator === 'notIn');
        const { dialect } = scope;
        const search = { key, localIds: keys, names };
        const { sql, parameters } = amongKeys(dialect, search);
        return { sql: `${not}(${sql})`, parameters };
      }),
    );
}

function localIdOf(id: string, scope: FilterScope): string[] {
  const { system, district, prefix = '' } = scope;
  const record = parseRecordId(id);
  return record?.system === system &&
    record.district === district &&
    record.localId.startsWith(prefix)
    ? [record.localId.slice(prefix.length)]
    : [];
}

/** The operators of a StringFilter on a text that is never null. */
function textField(field: Target): FieldCondition {
  return (operators: Operators, names) =>
    all(
      givenOperators(operators).map(([operator, operand]) =>
        operator === 'isNull'
          ? constant(operand === false)
          : textCondition({ ...field, operator, operand, names }),
      ),
    );
}

interface TextComparison extends Target {
  readonly operator: keyof Operators;
  readonly operand: unknown;
  readonly names: NameParameter;
}

function textCondition(comparison: TextComparison): Condition {
  const { dialect, expression, operator, operand, names } = comparison;
  const texts = (operator === 'in' ? operand : [operand]) as string[];
  const wanted = texts.map(toHalfWidth);
  if (wanted.length === 0) return constant(false);
  const folded = foldWidth(expression, wanted);
  if (operator === 'contains') {
    const { placeholder, parameters } = names(wanted[0]);
    return { sql: `INSTR(${folded}, ${placeholder}) > 0`, parameters };
  }
  return oneOf(target(dialect, folded), wanted, names);
}

/** Every digit and letter that has a full width. */
export const everyDigitAndLetter =
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The column in half width, as far as the wanted texts can tell: only their
 * own digits and letters need folding. The texts choose among these, and
 * nothing of them gets into the SQL.
 */
export function foldWidth(
  expression: string,
  wanted: readonly string[],
): string {
  const characters = new Set(wanted.join(''));
  return Array.from(everyDigitAndLetter)
    .filter((character) => characters.has(character))
    .reduce(
      (sql, character) =>
        `REPLACE(${sql}, '${toFullWidth(character)}', '${character}')`,
      expression,
    );
}

/** A code that fails its check is null to the reader, so it is null here. */
function usccField({ dialect, expression }: Target): FieldCondition {
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
        const codes = wanted.filter(isUscc);
        return oneOf(target(dialect, folded), codes, names);
      }),
    );
}

/** A filter asks for a code as the graph shows it: valid, in upper case. */
function isUscc(text: string): boolean {
  return normalizeUscc(text) === text;
}

/** Operators on an enumeration that the system writes as codes of its own. */
function codeField(
  field: Target,
  meanings: Readonly<Record<string, string>>,
): FieldCondition {
  const codesOf = (wanted: readonly unknown[]) =>
    Object.keys(meanings).filter((code) => wanted.includes(meanings[code]));
  return (operators: Operators, names) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        if (operator !== 'isNull') {
          const wanted = operator === 'eq' ? [operand] : (operand as unknown[]);
          return oneOf(field, codesOf(wanted), names);
        }
        const known = oneOf(field, Object.keys(meanings), names);
        const negated = `NOT COALESCE(${known.sql}, 0)`;
        return operand === true ? { ...known, sql: negated } : known;
      }),
    );
}

/** `eq`, `in` and `notIn` on a value that is never null. */
function valueField(field: Target): FieldCondition {
  return (operators: Operators, names) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        const wanted = (operator === 'eq' ? [operand] : operand) as string[];
        const found = oneOf(field, wanted, names);
        return operator === 'notIn'
          ? { ...found, sql: `NOT (${found.sql})` }
          : found;
      }),
    );
}

function oneOf(
  { dialect, expression }: Target,
  wanted: readonly string[],
  names: NameParameter,
): Condition {
  if (wanted.length === 0) return constant(false);
  const key = { column: expression, type: 'text', seeksOwn: true } as const;
  const localIds = [...new Set(wanted)];
  return amongKeys(dialect, { key: [key], localIds, names });
}

function constant(value: boolean): Condition {
  return sqlOnly(value ? '1 = 1' : '1 = 0');
}

function sqlOnly(sql: string): Condition {
  return { sql, parameters: {} };
}
