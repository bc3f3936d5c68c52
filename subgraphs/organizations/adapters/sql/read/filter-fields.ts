import { sql } from 'kysely';

import {
  givenOperators,
  type FilterOperator,
} from '../../../../../protocol/filter/operators.ts';
import {
  compare,
  truth,
  type FieldCondition,
  type FilterFields,
} from '../../../../kit/read/filter.ts';
import {
  all,
  always,
  fixed,
  negate,
  never,
  type Sql,
} from '../../../../kit/read/sql.ts';
import { parseRecordId } from '../../../../kit/values/ids.ts';
import { toFullWidth, toHalfWidth } from '../../../../kit/values/half-width.ts';
import { normalizeUscc } from '../../../normalize/uscc.ts';
import type { Dialect } from '../database/dialect.ts';
import { amongKeys, isRecordKey, type RecordKey } from '../shape/record-key.ts';
import type { OrganizationTable, UnitTable } from '../shape/shape.ts';
import { validUscc } from './valid-uscc.ts';

/**
 * Whose records are filtered: ids of other districts or systems match nothing.
 */
export interface FilterScope {
  readonly dialect: Dialect;
  readonly system: string;
  readonly district: string;
  /** The prefix of the table's ids, which its keys do not have. */
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
    hasPartyOrganization: truth(fixed(hasPartyOrganization)),
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

/** The expression to filter, and the dialect of its engine. */
interface Target {
  readonly dialect: Dialect;
  readonly expression: string;
}

function target(dialect: Dialect, expression: string): Target {
  return { dialect, expression };
}

/**
 * `eq`, `in` and `notIn` on ids, reduced to local ids of this district and
 * system.
 */
function idField(key: RecordKey, scope: FilterScope): FieldCondition {
  return (operators) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        const ids = operator === 'eq' ? [operand] : (operand as unknown[]);
        const local = ids.flatMap((id) => localIdOf(id as string, scope));
        const localIds = local.filter((it) => isRecordKey(key, it));
        if (localIds.length === 0) return operator === 'notIn' ? always : never;
        const found = amongKeys(scope.dialect, { key, localIds });
        return sql`${fixed(operator === 'notIn' ? 'NOT ' : '')}(${found})`;
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

/** A StringFilter on a text that is never null. */
function textField(field: Target): FieldCondition {
  return (operators) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        if (operator !== 'isNull')
          return textCondition(field, operator, operand);
        return operand === false ? always : never;
      }),
    );
}

function textCondition(
  { dialect, expression }: Target,
  operator: FilterOperator,
  operand: unknown,
): Sql {
  const texts = (operator === 'in' ? operand : [operand]) as string[];
  const wanted = texts.map(toHalfWidth);
  if (wanted.length === 0) return never;
  const folded = foldWidth(expression, wanted);
  return operator === 'contains'
    ? compare(fixed(folded), operator, wanted[0])
    : oneOf(target(dialect, folded), wanted);
}

/** All digits and letters that have a full-width form. */
export const everyDigitAndLetter =
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The column in half width. Only the digits and letters of the wanted texts are
 * folded; they select from a fixed list, so no text of a client gets into the
 * SQL.
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

/**
 * A code with a wrong check character is shown as null, so it is null here,
 * too.
 */
function usccField({ dialect, expression }: Target): FieldCondition {
  const valid = validUscc(expression);
  return (operators) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        if (operator === 'isNull') {
          return fixed(operand === true ? `NOT (${valid})` : valid);
        }
        const texts = (operator === 'in' ? operand : [operand]) as string[];
        const wanted = texts.map(toHalfWidth);
        const folded = foldWidth(`UPPER(TRIM(${expression}))`, wanted);
        if (operator === 'contains') {
          return all([
            fixed(valid),
            compare(fixed(folded), operator, wanted[0]),
          ]);
        }
        return oneOf(target(dialect, folded), wanted.filter(isUscc));
      }),
    );
}

/**
 * Whether a filter's code has the form that the graph shows: valid, upper case.
 */
function isUscc(text: string): boolean {
  return normalizeUscc(text) === text;
}

/** Operators on an enumeration that the system stores as its own codes. */
function codeField(
  field: Target,
  meanings: Readonly<Record<string, string>>,
): FieldCondition {
  const codesOf = (wanted: readonly unknown[]) =>
    Object.keys(meanings).filter((code) => wanted.includes(meanings[code]));
  return (operators) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        if (operator !== 'isNull') {
          const wanted = operator === 'eq' ? [operand] : (operand as unknown[]);
          return oneOf(field, codesOf(wanted));
        }
        const known = oneOf(field, Object.keys(meanings));
        return operand === true ? negate(known) : known;
      }),
    );
}

/** `eq`, `in` and `notIn` on a value that is never null. */
function valueField(field: Target): FieldCondition {
  return (operators) =>
    all(
      givenOperators(operators).map(([operator, operand]) => {
        const wanted = (operator === 'eq' ? [operand] : operand) as string[];
        const found = oneOf(field, wanted);
        return operator === 'notIn' ? sql`NOT (${found})` : found;
      }),
    );
}

function oneOf(
  { dialect, expression }: Target,
  wanted: readonly string[],
): Sql {
  if (wanted.length === 0) return never;
  const key = { column: expression, type: 'text', seeksOwn: true } as const;
  return dialect.among(key, [...new Set(wanted)]);
}
