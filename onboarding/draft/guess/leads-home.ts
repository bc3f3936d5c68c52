import { filledValues, percent } from '../columns/column-facts.ts';
import { superiorName } from '../columns/superior-name.ts';
import type { Survey } from '../columns/surveyed.ts';
import { shareContained } from './contained.ts';
import { orderOfRanks } from './cross-superiors.ts';
import {
  noSuperior,
  type CrossSuperior,
  type KeyedTable,
} from './hierarchy-guess.ts';

/**
 * Whether a column that seems to lead to another table leads to rows of its own
 * as well: small numbers are keys of every table, and a copy has the same ones.
 * A declared key, and ranks that fit the other table better, say otherwise.
 */
export async function leadsHome(
  from: KeyedTable,
  superior: CrossSuperior,
  survey: Survey,
): Promise<boolean> {
  const { column, to, value, share } = superior;
  if (column.references || value['style'] !== 'parent-key') return false;
  const above = [...new Set(filledValues(column))].filter(
    (it) => !noSuperior.includes(it),
  );
  const code = from.read.fields.get('organization.partyCode')?.column;
  const targets = [from.key, ...(code ? [code] : [])].filter(
    (it) => it !== column,
  );
  for (const target of targets) {
    const place = { survey, table: from.read.table.name };
    const own = await shareContained(above, target, place);
    if (own.share < Math.max(0.8, share - 0.1)) continue;
    const inside = orderOfRanks({ column, from, target, to: from });
    const across = orderOfRanks({
      column,
      from,
      target: targetIn(to, value),
      to,
    });
    if (inside === null)
      return across === null && superiorName(column) !== null;
    return inside.share >= 0.9 && inside.share >= (across?.share ?? 0) - 0.1;
  }
  return false;
}

function targetIn({ read, key }: KeyedTable, value: CrossSuperior['value']) {
  return (
    read.table.columns.find(({ name }) => name === value['references']) ?? key
  );
}

/** How many of a table's keys are those of another, where they have the same columns. */
export function sameKeys(one: KeyedTable, other: KeyedTable): string | null {
  const others = new Set(other.read.table.columns.map(({ name }) => name));
  const own = one.read.table.columns;
  const shared = own.filter(({ name }) => others.has(name));
  if (shared.length * 2 <= Math.min(own.length, others.size)) return null;
  const known = new Set(filledValues(other.key));
  const keys = filledValues(one.key);
  const share = keys.filter((it) => known.has(it)).length / keys.length;
  return keys.length > 0 && share > 0.5 ? percent(share) : null;
}
