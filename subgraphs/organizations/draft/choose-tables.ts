import { assignFields, type Assignment } from './assign-fields.ts';
import { isCodeTable } from './code-table.ts';
import type { Field } from './field-names.ts';
import type { Survey, SurveyedTable } from './survey.ts';

/** A table with a role, and what its columns seem to be. */
export interface ReadTable {
  readonly table: SurveyedTable;
  readonly fields: Assignment;
}

/** Which tables hold what, and the ones that hold neither. */
export interface ChosenTables {
  readonly units: ReadTable | null;
  readonly organizations: ReadTable | null;
  /** A row of the one table is both. */
  readonly isSameRow: boolean;
  readonly others: readonly SurveyedTable[];
}

/** Takes the tables that hold most of what units and organizations have. */
export function chooseTables({ tables }: Survey): ChosenTables {
  const read = tables
    .filter((table) => !isCodeTable(table))
    .map((table) => ({ table, fields: assignFields(table) }));
  const organizations = best(read, 'organization');
  const units = best(read, 'unit');
  const used = [organizations?.table, units?.table];
  return {
    organizations,
    units,
    isSameRow: organizations !== null && organizations === units,
    others: tables.filter((table) => !used.includes(table)),
  };
}

function best(read: readonly ReadTable[], role: 'organization' | 'unit') {
  const named = read.filter(({ fields }) => fields.has(`${role}.name`));
  const scored = named
    .map((it) => ({ it, score: scoreOf(it.fields, role) }))
    .sort((one, other) => other.score - one.score);
  return scored[0]?.it ?? null;
}

/** A name counts most: without one there is nothing to show. */
function scoreOf(found: Assignment, role: 'organization' | 'unit'): number {
  return [...found]
    .filter(([field]) => field.startsWith(`${role}.`))
    .reduce((sum, [field, { score }]) => sum + score * weightOf(field), 0);
}

function weightOf(field: Field): number {
  return field.endsWith('.name') ? 3 : 1;
}
