import {
  filledValues,
  organizationNameShare,
  percent,
} from '../columns/column-facts.ts';
import { superiorCalled } from '../columns/superior-name.ts';
import type { SurveyedColumn } from '../columns/surveyed.ts';
import { shareContained } from './contained.ts';
import {
  noSuperior,
  type HierarchyContext,
  type HierarchyGuess,
} from './hierarchy-guess.ts';

/** The column of what superiors are called, where they are found otherwise. */
export function superiorNames(
  { organizations: { table, fields } }: HierarchyContext,
  used: string,
): SurveyedColumn | null {
  const called = fields.get('organization.parentName')?.column;
  const name = fields.get('organization.name')?.column;
  const found = table.columns.filter(
    (it) =>
      it !== name &&
      it.name !== used &&
      (it === called || superiorCalled(it) !== null) &&
      organizationNameShare(it) > 0.5,
  );
  return found[0] ?? null;
}

/** What is called a superior's name, or a superior whose values are names. */
export async function superiorsByName(
  context: HierarchyContext,
): Promise<HierarchyGuess[]> {
  const { organizations, survey, taken } = context;
  const { table, fields } = organizations;
  const name = fields.get('organization.name')?.column;
  if (!name) return [];
  const called = fields.get('organization.parentName')?.column;
  const columns = table.columns.filter(
    (it) =>
      it !== name &&
      !taken.has(it.name) &&
      (it === called || superiorCalled(it) !== null),
  );
  const found: HierarchyGuess[] = [];
  for (const column of columns) {
    const values = [...new Set(filledValues(column))];
    if (values.length === 0) continue;
    const { share } = await shareContained(values, name, {
      survey,
      table: table.name,
    });
    const needs = superiorCalled(column)?.needs ?? 0;
    const areNames = column === called || organizationNameShare(column) > 0.5;
    if (share < (areNames ? needs : 0.8)) continue;
    found.push({
      value: { style: 'parent-name', column: column.name },
      share,
      score: share * 0.9,
      evidence: `${percent(share)} 的不同值是另一行的名称`,
      recorded: { superior: column, target: name, none: noSuperior },
    });
  }
  return found;
}
