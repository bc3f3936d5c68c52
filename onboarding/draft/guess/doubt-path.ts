import { hierarchyPath } from '../../../subgraphs/organizations/normalize/hierarchy-path.ts';
import {
  filledValues,
  organizationNameShare,
} from '../columns/column-facts.ts';
import { superiorCalled } from '../columns/superior-name.ts';
import type { SurveyedColumn } from '../columns/surveyed.ts';
import type { PathGuess } from './guess-path.ts';
import {
  noSuperior,
  type HierarchyContext,
  type HierarchyGuess,
} from './hierarchy-guess.ts';

/** What speaks against a code of levels that nothing refutes. */
export interface PathDoubts {
  readonly words: readonly string[];
  /** Columns of superiors' names that say otherwise: rather drafted. */
  readonly instead: readonly HierarchyGuess[];
}

const ditto = /^(?:同上|同前|〃|″|"|”|--?\/\/--?)$/u;

/**
 * Columns that by name or comment record superiors, none of which is found in
 * the system: outside organizations, or 同上. A code that says others is in doubt.
 */
export function doubtsOfPath(
  { organizations: { table, fields }, taken }: HierarchyContext,
  guess: PathGuess,
): PathDoubts {
  const name = fields.get('organization.name')?.column;
  const called = fields.get('organization.parentName')?.column;
  const columns = table.columns.filter(
    (it) =>
      it !== name &&
      it.name !== guess.path.column &&
      !taken.has(it.name) &&
      (it === called || superiorCalled(it) !== null),
  );
  const words = guess.doubt === undefined ? [] : [guess.doubt];
  const instead: HierarchyGuess[] = [];
  for (const column of columns) {
    const { filled, wrong } = disagreeing(column, guess, table.columns);
    if (filled === 0 || wrong <= filled * 0.1) continue;
    const said = `列 ${column.name} 记上级,${wrong} 行与层级码所说的不同`;
    const dittos = filledValues(column).filter((it) => ditto.test(it.trim()));
    const most = filledValues(column).filter((it) => !ditto.test(it.trim()));
    words.push(said);
    if (organizationNameShare({ ...column, values: most }) <= 0.5) continue;
    instead.push({
      value: { style: 'parent-name', column: column.name },
      share: 0,
      score: 1,
      evidence: [
        `列 ${column.name} 记上级的名称,多数在本系统中找不到`,
        ...(dittos.length === 0
          ? []
          : [
              `${dittos.length} 行写作「${dittos[0] ?? ''}」,不能照读,请先填成上级的名称`,
            ]),
      ].join(';'),
    });
  }
  return { words, instead };
}

/** Rows whose code names a superior, of which the column names no part. */
function disagreeing(
  column: SurveyedColumn,
  { path }: PathGuess,
  columns: readonly SurveyedColumn[],
): { readonly filled: number; readonly wrong: number } {
  const codes = columns.find((it) => it.name === path.column)?.values ?? [];
  const { superiorOf } = hierarchyPath(path);
  const rows = new Map(codes.map((code, row) => [code, row]));
  let filled = 0;
  let wrong = 0;
  for (const [row, text] of column.values.entries()) {
    const said = (text ?? '').trim();
    const above = superiorOf(codes[row] ?? null);
    if (said === '' || noSuperior.includes(said) || above === null) continue;
    filled += 1;
    const place = rows.get(above);
    // What stands in the superior's own column of superiors is another one.
    const isSaid =
      said === above ||
      (place !== undefined &&
        columns.some(
          (it) => it !== column && (it.values[place] ?? '').trim() === said,
        ));
    if (!isSaid) wrong += 1;
  }
  return { filled, wrong };
}
