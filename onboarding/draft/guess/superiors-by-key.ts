import {
  distinctShare,
  filledValues,
  organizationNameShare,
  percent,
} from '../columns/column-facts.ts';
import { isCalled, namedTarget } from '../columns/name-words.ts';
import { stateColumns } from '../columns/state-columns.ts';
import { superiorName, type SuperiorName } from '../columns/superior-name.ts';
import type {
  Survey,
  SurveyedColumn,
  SurveyedTable,
} from '../columns/surveyed.ts';
import type { ReadTable } from './choose-tables.ts';
import { shareContained } from './contained.ts';
import {
  noSuperior,
  type HierarchyContext,
  type HierarchyGuess,
} from './hierarchy-guess.ts';
import { refutation } from './refute-superior.ts';

/** What was looked at, taken or not. */
export interface Considered {
  readonly guesses: readonly HierarchyGuess[];
  /** What no name speaks for: a person may know better. */
  readonly unnamed: readonly HierarchyGuess[];
  /** Columns that were refuted, and how. */
  readonly refuted: readonly string[];
}

/** Every column that is called a superior competes; values only refute. */
export async function superiorsByKey(
  context: HierarchyContext,
): Promise<Considered> {
  const { organizations, taken, survey } = context;
  const { table } = organizations;
  const guesses: HierarchyGuess[] = [];
  const unnamed: HierarchyGuess[] = [];
  const refuted: string[] = [];
  const name = organizations.fields.get('organization.name')?.column;
  const columns = table.columns.filter(
    (it) => !taken.has(it.name) && it !== name,
  );
  for (const column of columns) {
    const named = nameOf(column, table, survey);
    if (named === 'elsewhere' || (!named && !mayBeUnnamed(column, context))) {
      continue;
    }
    const found = await referenceOf(column, context);
    if (!found) continue;
    const { guess, target, none } = found;
    const recorded = { superior: column, target, none };
    const wrong = refutation(recorded);
    if (wrong !== null) {
      refuted.push(`列 ${column.name} 不是上级:${wrong}`);
    } else if (named && guess.share >= (named.needs ?? 0.4)) {
      const score = named.score * 0.5 + guess.share * 0.5;
      const evidence = `${named.reason},${guess.evidence}`;
      guesses.push({ ...guess, score, evidence, recorded });
    } else if (named && organizationNameShare(column) <= 0.5) {
      refuted.push(`列 ${column.name}(${named.reason}):仅 ${guess.evidence}`);
    } else if (!named && guess.share >= 0.9) {
      unnamed.push({ ...guess, score: 0 });
    }
  }
  return { guesses, unnamed, refuted };
}

/** A declared key speaks as a name does, and what leads elsewhere against it. */
function nameOf(
  column: SurveyedColumn,
  table: SurveyedTable,
  { tables }: Survey,
): SuperiorName | 'elsewhere' | null {
  const { references } = column;
  if (references) {
    return references.table === table.name
      ? { score: 1, reason: '外键指向本表' }
      : 'elsewhere';
  }
  const named = superiorName(column);
  if (named) return named;
  const target = namedTarget(column);
  return target !== null &&
    tables.some((it) => it !== table && isCalled(it, target))
    ? 'elsewhere'
    : null;
}

/** Columns that mean something else are not put before a person. */
function mayBeUnnamed(
  column: SurveyedColumn,
  { organizations, key }: HierarchyContext,
): boolean {
  const used = [...organizations.fields.values()];
  const plain = !used.some((it) => it.column === column);
  const counts = /sort|order|seq|rank|num|count|level|xh|px|sl|rs/iu;
  return (
    plain &&
    column !== key &&
    !counts.test(column.name) &&
    stateColumns({ ...organizations.table, columns: [column] }).length === 0 &&
    new Set(filledValues(column)).size > 2
  );
}

const codeNames = /(?:bm|dm|bh|code|nm|uuid|guid)$/iu;

/** Columns of codes that tell rows apart; orders and small numbers are none. */
function codesBeside(
  { table }: ReadTable,
  without: readonly (SurveyedColumn | null)[],
): readonly SurveyedColumn[] {
  return table.columns.filter(
    (it) =>
      !without.includes(it) &&
      codeNames.test(it.name) &&
      !/order|sort|seq|rank/iu.test(it.name) &&
      superiorName(it) === null &&
      filledValues(it).length === table.sampled &&
      distinctShare(it) === 1 &&
      filledValues(it).every((value) => value.length > 2),
  );
}

interface Reference {
  readonly guess: Omit<HierarchyGuess, 'score'>;
  readonly target: SurveyedColumn;
  readonly none: readonly string[];
}

async function referenceOf(
  column: SurveyedColumn,
  context: HierarchyContext,
): Promise<Reference | null> {
  const { survey, organizations, key } = context;
  const values = [...new Set(filledValues(column))].filter(
    (it) => !noSuperior.includes(it),
  );
  if (values.length === 0) return null;
  const none = noSuperior.filter((it) => column.values.includes(it));
  const code = organizations.fields.get('organization.partyCode')?.column;
  const targets = [key, code ?? null].filter(
    (it) => it !== null && it !== column,
  );
  const codes = codesBeside(organizations, [column, key]);
  let best: Reference | null = null;
  for (const target of [...targets, ...codes].filter((it) => it !== null)) {
    // A further code is asked only where neither key nor party code is it.
    if (codes.includes(target) && (best?.guess.share ?? 0) >= 0.5) continue;
    const { share, caseless } = await shareContained(values, target, {
      survey,
      table: organizations.table.name,
    });
    if (share <= (best?.guess.share ?? 0)) continue;
    const references = target === key ? {} : { references: target.name };
    const guess = {
      value: {
        style: 'parent-key',
        column: column.name,
        ...references,
        ...(caseless && { caseless }),
        ...(none.length > 0 && none.join() !== '0' && { none }),
      },
      share,
      evidence: `${percent(share)} 的不同值是列 ${target.name} 的值${caseless ? '(不分大小写)' : ''}`,
    };
    best = { guess, target, none };
  }
  return best;
}
