import {
  distinctShare,
  filledValues,
  organizationNameShare,
  percent,
  valueScore,
} from '../columns/column-facts.ts';
import { fields, matchName, type Field } from '../columns/field-names.ts';
import { holdsSuperiors } from '../columns/superior-name.ts';
import type { SurveyedColumn, SurveyedTable } from '../columns/surveyed.ts';

/** A column chosen for a field, and why. */
export interface Assigned {
  readonly column: SurveyedColumn;
  readonly field: Field;
  /** 0 to 1. */
  readonly score: number;
  readonly isSure: boolean;
  readonly evidence: string;
  /** Set if the name fits, but none of the values. */
  readonly isDenied?: boolean;
}

/** Fields that some column of a table seems to hold. */
export type Assignment = ReadonlyMap<Field, Assigned>;

/** Scores from which a column is chosen, and from which that is certain. */
const [plausible, certain] = [0.5, 0.72];

/** Fields that are recognized by their values, whatever the column's name. */
const toldByValues: ReadonlySet<Field> = new Set([
  'organization.name',
  'unit.name',
  'unit.uscc',
  'district',
]);

/** Chooses the best column for each field; a column has at most one field. */
export function assignFields(table: SurveyedTable): Assignment {
  const candidates = table.columns
    .flatMap((column) =>
      fields
        .filter((field) => mayBe(column, field, table))
        .flatMap((field) => fit(column, field)),
    )
    .sort((one, other) => other.score - one.score);
  const found = new Map<Field, Assigned>();
  const taken = new Set<SurveyedColumn>();
  for (const candidate of candidates) {
    if (found.has(candidate.field) || taken.has(candidate.column)) continue;
    found.set(candidate.field, candidate);
    taken.add(candidate.column);
  }
  return found;
}

/** A key is not chosen as a name, nor a superior's column as the row's own. */
function mayBe(
  column: SurveyedColumn,
  field: Field,
  { columns }: SurveyedTable,
): boolean {
  if (field !== 'organization.name' && field !== 'unit.name') return true;
  const filled = filledValues(column);
  const isKey =
    filled.length > 0 && filled.every((it) => /^[\w-]*\d[\w-]*$/u.test(it));
  const others = columns.filter((it) => it !== column);
  return (
    !isKey && !(field === 'organization.name' && holdsSuperiors(column, others))
  );
}

/** Other columns that might be the field, the likeliest first. */
export function alternatives(
  table: SurveyedTable,
  { field, column }: Assigned,
): readonly SurveyedColumn[] {
  return table.columns
    .flatMap((it) => (it === column ? [] : fit(it, field)))
    .sort((one, other) => other.score - one.score)
    .map((it) => it.column)
    .slice(0, 4);
}

function fit(column: SurveyedColumn, field: Field): Assigned[] {
  const named = matchName(column.name, column.comment).find(
    (it) => it.field === field,
  );
  const values = valueScore(column, field);
  if (!named) return fitByValues(column, field, values ?? 0);
  // DWMC is 单位名称, but in a table of committees it may be 党委名称.
  const isOther = field === 'unit.name' && organizationNameShare(column) > 0.5;
  if (isOther && named.isInitials) return [];
  const base =
    values === null ? named.score * 0.85 : named.score * 0.65 + values * 0.35;
  const score = base * distinctness(column, field);
  if (score < plausible) return [];
  const isSure = score >= certain;
  const evidence = [
    `列名${named.reason}`,
    ...(values === null ? [] : [`${percent(values)} 的值相符`]),
  ].join(',');
  const isDenied = values === 0 && !field.endsWith('.name');
  return [{ column, field, score, isSure, evidence, isDenied }];
}

/**
 * Of two columns of names, the row's own is the one with more different values.
 */
function distinctness(column: SurveyedColumn, field: Field): number {
  const isName = field === 'organization.name' || field === 'unit.name';
  return isName ? 0.8 + 0.2 * distinctShare(column) : 1;
}

/** General names for a name column. */
const plainName = /^(?:name|full_?name|title|mc|qc|名称|全称)$/iu;

function fitByValues(
  column: SurveyedColumn,
  field: Field,
  values: number,
): Assigned[] {
  const { name, comment } = column;
  const isName =
    field.endsWith('.name') && [name, comment].some((it) => plainName.test(it));
  if (values < (isName ? 0.5 : 0.8) || !toldByValues.has(field)) return [];
  const said = isName ? `列名即名称` : '列名不识';
  return [
    {
      column,
      field,
      score: values * (isName ? 0.75 : 0.6),
      isSure: isName && values >= 0.9,
      evidence: `${said},${percent(values)} 的值相符`,
    },
  ];
}
