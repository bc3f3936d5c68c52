import { percent } from '../columns/column-facts.ts';
import { orderOfRanks } from './cross-superiors.ts';
import { entry, type DraftEntry } from './draft-entry.ts';
import type {
  HierarchyContext,
  HierarchyGuess,
  NamedSuperior,
} from './hierarchy-guess.ts';

/** With superiors in at least this share of the rows, no question is asked. */
const filledUp = 0.9;

/**
 * The hierarchy of a table whose superiors are in another table; null if they
 * are in its own. A mapping has one column for each table: of several the
 * nearest level's, unless most rows leave it empty.
 */
export function acrossTables(
  context: HierarchyContext,
  own: HierarchyGuess | undefined,
): DraftEntry | null {
  const { across, place } = context;
  if (across.length === 0) return null;
  const inside = own && isOrdered(context, own) ? own : null;
  const near = across.find(({ filled }) => filled >= 0.5);
  const best = near ?? across.toSorted((a, b) => b.filled - a.filled)[0];
  if (!best) return null;
  const filledInside = inside ? filledOf(inside) : 0;
  // Rows of the same table are nearer than those of any other.
  if (inside && filledInside >= Math.max(0.5, best.filled / 2)) return null;
  const others = across.filter((it) => it.of !== best.of);
  const rivals = across.filter(
    (it) => it !== best && it.of === best.of && it.score > best.score - 0.1,
  );
  const isWhole = best.filled >= filledUp || (others.length === 0 && !inside);
  return entry(place, valueOf(best), {
    evidence: [
      best.evidence,
      ...rivals.map(({ column }) => `列 ${column.name} 也像上级`),
      ...(isWhole
        ? []
        : [
            `${percent(best.filled)} 的行填有此列,其余的上级在${besides(others, inside)},一张表只能写一列,请建视图合为一列`,
          ]),
    ].join(';'),
    isSure:
      best.score >= 0.8 && rivals.length === 0 && isWhole && filledInside === 0,
    choices: [
      ...rivals.map(valueOf),
      ...others.map(valueOf),
      ...(inside ? [inside.value] : []),
      { style: 'none' },
    ],
  });
}

/**
 * What remains of a table's own hierarchy if other columns have superiors, too.
 */
export function besideOthers(
  drafted: DraftEntry,
  across: readonly NamedSuperior[],
): DraftEntry {
  if (across.length === 0) return drafted;
  const columns = across.map(({ column, of }) => `${column.name}(表 ${of})`);
  return {
    ...drafted,
    evidence: `${drafted.evidence};列 ${columns.join('、')} 另记上级,一张表只能写一列,请建视图合为一列`,
    isSure: false,
    choices: [...across.map(valueOf), ...drafted.choices],
  };
}

function valueOf({ value, of }: NamedSuperior): object {
  return value['style'] === 'parent-key' ? { ...value, of } : value;
}

function besides(
  others: readonly NamedSuperior[],
  inside: HierarchyGuess | null,
): string {
  const columns = [
    ...others.map(({ column }) => column.name),
    ...(inside ? [inside.recorded?.superior.name ?? '层级码'] : []),
  ];
  return columns.length > 0 ? `列 ${columns.join('、')}` : '别处';
}

/**
 * Small whole numbers match any table's keys; so no branch may be below a
 * branch.
 */
function isOrdered(
  { organizations: read }: HierarchyContext,
  { recorded }: HierarchyGuess,
): boolean {
  if (!recorded) return true;
  const { superior: column, target } = recorded;
  const order = orderOfRanks({ column, from: { read }, target, to: { read } });
  return order === null || order.share >= 0.5;
}

function filledOf({ recorded }: HierarchyGuess): number {
  if (!recorded) return 1;
  const { superior, none } = recorded;
  const filled = superior.values.filter(
    (it) => (it ?? '').trim() !== '' && !none.includes(it ?? ''),
  );
  return filled.length / Math.max(superior.values.length, 1);
}
