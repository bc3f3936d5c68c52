import { matchName, type Field } from '../columns/field-names.ts';
import type { ListedTable } from './list-columns.ts';

/** Tables that are named of those that are not looked at. */
const namedTables = 20;

/** Which of many tables are looked at, and a line for the others. */
export interface LikelyTables {
  /** In the order of names. */
  readonly tables: readonly ListedTable[];
  /** Empty if all are looked at. */
  readonly unread: readonly string[];
}

/**
 * At most so many tables: those whose columns are called most like what a
 * mapping needs. The alphabet says nothing of what a table holds.
 */
export function likeliestTables(
  all: readonly ListedTable[],
  most: number,
): LikelyTables {
  if (all.length <= most) return { tables: all, unread: [] };
  const ranked = all
    .map((table) => ({ table, score: likeness(table) }))
    .sort((one, other) => other.score - one.score);
  const chosen = new Set(ranked.slice(0, most).map(({ table }) => table));
  const rest = all.filter((table) => !chosen.has(table));
  const names = rest.slice(0, namedTables).map(({ name }) => name);
  const more = rest.length > namedTables ? ', …' : '';
  return {
    tables: all.filter((table) => chosen.has(table)),
    unread: [
      `${rest.length} of ${all.length} tables, whose columns are called least like it: ${names.join(', ')}${more}`,
    ],
  };
}

/** For each field, how well the best column's name and comment fit; a sum. */
function likeness({ columns }: ListedTable): number {
  const best = new Map<Field, number>();
  for (const { name, comment } of columns) {
    for (const { field, score } of matchName(name, comment)) {
      best.set(field, Math.max(best.get(field) ?? 0, score));
    }
  }
  return [...best.values()].reduce((sum, score) => sum + score, 0);
}
