import type { PathMapping } from '../../../subgraphs/organizations/mapping/table-mapping.ts';
import { hierarchyPath } from '../../../subgraphs/organizations/normalize/hierarchy-path.ts';
import type { SurveyedColumn } from '../columns/surveyed.ts';

/** A column of superiors beside the column that they are found in. */
export interface RecordedSuperiors {
  readonly superior: SurveyedColumn;
  readonly target: SurveyedColumn;
  /** Values that say: no superior. */
  readonly none: readonly string[];
}

/** With up to this share of wrong rows, a column is not refuted. */
const tolerated = 0.1;

/**
 * Why a column cannot hold superiors, whatever its name: rows that are their
 * own superiors and nobody else's (as in an order that grows with the key), or
 * cycles. Topmost rows may name themselves.
 */
export function refutation(recorded: RecordedSuperiors): string | null {
  const superiors = superiorsByRow(recorded);
  const total = superiors.size;
  const own = [...superiors].filter(([row, superior]) => row === superior);
  const above = new Set(
    [...superiors].flatMap(([row, superior]) =>
      row === superior ? [] : [superior],
    ),
  );
  const lone = own.filter(([row]) => !above.has(row));
  if (lone.length > 1 && lone.length > total * tolerated) {
    return `${own.length} 行指向自身`;
  }
  const cycling = [...superiors.keys()].filter((row) => cycles(row, superiors));
  return cycling.length > total * tolerated
    ? `${cycling.length} 行的上级成环`
    : null;
}

/** Among so few rows, a different one is no slip. */
const fewRows = 5;

/**
 * Why a code is no code of levels: recorded superiors mostly differ from it.
 */
export function pathRefutation(
  recorded: RecordedSuperiors,
  { path, codes }: { path: PathMapping; codes: SurveyedColumn },
): string | null {
  const { fits } = hierarchyPath(path);
  const known = new Map(
    recorded.target.values.map((it, row) => [same(it), codes.values[row]]),
  );
  const compared = [...superiorsByRow(recorded)].flatMap(([row, above]) =>
    row === above
      ? []
      : (fits(known.get(row) ?? null, known.get(above) ?? null) ?? []),
  );
  const wrong = compared.filter((it) => !it).length;
  const isFew = compared.length <= fewRows;
  return wrong > (isFew ? 0 : 1) && wrong > compared.length * tolerated
    ? `${wrong} 行与列 ${recorded.superior.name} 所记的上级不符`
    : null;
}

/** The superior of each row, by what superiors are found by. */
export function superiorsByRow({
  superior,
  target,
  none,
}: RecordedSuperiors): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [index, text] of superior.values.entries()) {
    const row = same(target.values[index] ?? null);
    const above = same(text);
    if (row === '' || above === '' || none.includes(above)) continue;
    found.set(row, above);
  }
  return found;
}

function same(text: string | null): string {
  return (text ?? '').normalize('NFKC').trim();
}

/**
 * Whether the superiors form a cycle. A row that is its own superior is a
 * topmost one.
 */
function cycles(row: string, superiors: ReadonlyMap<string, string>): boolean {
  const passed = new Set([row]);
  let above = superiors.get(row);
  while (above !== undefined && !passed.has(above)) {
    passed.add(above);
    above = superiors.get(above);
  }
  return above !== undefined && superiors.get(above) !== above;
}
