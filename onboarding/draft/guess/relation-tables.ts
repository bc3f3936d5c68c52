import {
  distinctShare,
  filledValues,
  percent,
} from '../columns/column-facts.ts';
import { linkName } from '../columns/link-name.ts';
import { hanOf, isCopy, wordsOf } from '../columns/name-words.ts';
import { superiorName } from '../columns/superior-name.ts';
import type { SurveyedColumn, SurveyedTable } from '../columns/surveyed.ts';
import { isOfOthers } from './choose-tables.ts';
import { shareContained } from './contained.ts';
import { noSuperior, type HierarchyContext } from './hierarchy-guess.ts';
import { guessStates } from './read-state.ts';
import { refutation } from './refute-superior.ts';

/** A table of pairs, an organization and its superior. */
export interface RelationGuess {
  /** As the mapping has it. */
  readonly value: RelationValue;
  readonly share: number;
  readonly evidence: string;
  readonly isSure: boolean;
  readonly choices: readonly object[];
  /** Superiors by organization, of the rows that count. */
  readonly pairs: ReadonlyMap<string, ReadonlySet<string>>;
}

interface RelationValue {
  readonly style: 'table';
  readonly from: string;
  readonly organization: object | string;
  readonly superior: object | string;
  readonly live?: readonly object[];
  readonly none?: readonly string[];
}

/** One column of a pair, and the column of organizations that it speaks of. */
interface End {
  readonly column: SurveyedColumn;
  readonly target: SurveyedColumn;
  readonly share: number;
}

/** More columns than this make a table of something else than pairs. */
const mostColumns = 12;

/** Tables of pairs that lead from organizations to their superiors. */
export async function relationTables(
  context: HierarchyContext,
): Promise<readonly RelationGuess[]> {
  const { survey, organizations, key } = context;
  if (!key || survey.kind !== 'sql') return [];
  const found: RelationGuess[] = [];
  for (const table of survey.tables) {
    const isOther =
      table === organizations.table ||
      table.columns.length > mostColumns ||
      table.personal.length > 0 ||
      isCopy(table) ||
      isOfOthers(table);
    const ends = isOther ? null : await endsOf(table, context);
    const guess = ends && relationOf(table, ends, context);
    if (guess) found.push(guess);
  }
  return found.sort((one, other) => other.share - one.share);
}

interface Ends {
  readonly organization: End;
  readonly superior: End;
}

async function endsOf(
  table: SurveyedTable,
  context: HierarchyContext,
): Promise<Ends | null> {
  const { organizations, key } = context;
  if (!key) return null;
  const end = {
    table: organizations.table,
    key,
    role: 'organization',
  } as const;
  const isBelow = (it: SurveyedColumn) =>
    saysBelow(it) || (!saysAbove(it) && linkName(it, end) !== null);
  const columns = table.columns.filter((it) => !isOnlyKey(it, table));
  const organization = await bestEnd(columns.filter(isBelow), context);
  const superior = await bestEnd(columns.filter(saysAbove), context);
  return organization && superior ? { organization, superior } : null;
}

const wordsAbove = new Set(
  'ancestor parent superior upper father up'.split(' '),
);
const wordsBelow = new Set(
  'descendant descendent child sub subordinate lower son'.split(' '),
);

function saysAbove(column: SurveyedColumn): boolean {
  return (
    superiorName(column) !== null ||
    wordsOf(column.name).some((it) => wordsAbove.has(it)) ||
    /祖先|上级/u.test(hanOf(column.comment))
  );
}

function saysBelow(column: SurveyedColumn): boolean {
  return (
    wordsOf(column.name).some((it) => wordsBelow.has(it)) ||
    /下级|后代|子级|子节点/u.test(hanOf(column.comment) || column.name)
  );
}

function isOnlyKey(column: SurveyedColumn, { columns }: SurveyedTable) {
  return column.isKey && columns.filter(({ isKey }) => isKey).length === 1;
}

async function bestEnd(
  columns: readonly SurveyedColumn[],
  { organizations, key, survey }: HierarchyContext,
): Promise<End | null> {
  const code = organizations.fields.get('organization.partyCode')?.column;
  const targets = [key, code].filter((it) => it !== undefined && it !== null);
  let best: End | null = null;
  for (const column of columns) {
    const values = [...new Set(filledValues(column))].filter(
      (it) => !noSuperior.includes(it),
    );
    if (values.length === 0) continue;
    for (const target of targets) {
      const place = { survey, table: organizations.table.name };
      const { share } = await shareContained(values, target, place);
      if (share > (best?.share ?? 0.4)) best = { column, target, share };
    }
  }
  return best;
}

function relationOf(
  table: SurveyedTable,
  { organization, superior }: Ends,
  context: HierarchyContext,
): RelationGuess | null {
  const none = noSuperior.filter((it) => superior.column.values.includes(it));
  const depth = depthOf(table);
  const states = guessStates({ table }, context.survey);
  const live = [
    ...states.flatMap(({ condition }) => condition ?? []),
    ...(depth ? [{ column: depth.name, is: [1] }] : []),
  ];
  const rows = liveRows(table, live);
  const recorded = {
    superior: onlyRows(superior.column, rows),
    target: onlyRows(organization.column, rows),
    none,
  };
  if (refutation(recorded) !== null) return null;
  const pairs = pairsOf(recorded.target, recorded.superior, none);
  const several = [...pairs.values()].filter(({ size }) => size > 1).length;
  const kinds = several > 0 ? kindsOf(table, [organization, superior]) : [];
  const value = {
    style: 'table',
    from: table.name,
    organization: endValue(organization, context),
    superior: endValue(superior, context),
    ...(live.length > 0 && { live }),
    ...(none.length > 0 && none.join() !== '0' && { none }),
  } as const;
  const share = Math.min(organization.share, superior.share);
  return {
    value,
    share,
    pairs,
    evidence: [
      `表 ${table.name} 记上级:${percent(organization.share)} 的 ${organization.column.name}、${percent(superior.share)} 的 ${superior.column.name} 是列 ${superior.target.name} 的值`,
      ...(depth ? [`列 ${depth.name} 为 1 的是直接上级`] : []),
      ...states.map(({ evidence }) => evidence),
      ...(several > 0
        ? [
            `${several} 个党组织记有一个以上的上级,须以 live 说明哪些行算数${kinds.length > 0 ? `,如列 ${kinds[0]?.name ?? ''}` : ''}`,
          ]
        : []),
    ].join(';'),
    isSure: share >= 0.85 && several === 0 && states.length === 0,
    choices: kinds.flatMap(({ name, shares }) =>
      [...(shares?.keys() ?? [])]
        .filter((it) => it !== null && /^[^'\\\p{Cc}]+$/u.test(it))
        .map((it) => ({
          ...value,
          live: [...live, { column: name, is: [it] }],
        })),
    ),
  };
}

function endValue({ column, target }: End, { key }: HierarchyContext) {
  return target === key
    ? column.name
    : { column: column.name, references: target.name };
}

/** In a table of all ancestors, how far above each is. */
function depthOf({ columns }: SurveyedTable): SurveyedColumn | null {
  const found = columns.find(
    ({ name, comment, values }) =>
      /depth|distance|层距|层数|距离/iu.test(name + comment) &&
      values.includes('1') &&
      values.every((it) => it === null || /^\d{1,2}$/u.test(it)),
  );
  return found ?? null;
}

interface LiveCondition {
  readonly column: string;
  readonly is?: readonly (string | number | null)[];
  readonly not?: readonly (string | number | null)[];
}

/** Rows of the sample, by their place, that meet every condition. */
function liveRows(
  { columns, sampled }: SurveyedTable,
  live: readonly object[],
): ReadonlySet<number> {
  const met = Array.from({ length: sampled }, (_, row) => row).filter((row) =>
    (live as readonly LiveCondition[]).every(({ column, is, not }) => {
      const value = columns.find(({ name }) => name === column)?.values[row];
      const isAmong = (values: readonly (string | number | null)[]) =>
        values.some(
          (it) => (it === null ? it : String(it)) === (value ?? null),
        );
      return (is === undefined || isAmong(is)) && !(not && isAmong(not));
    }),
  );
  return new Set(met);
}

function onlyRows(
  column: SurveyedColumn,
  rows: ReadonlySet<number>,
): SurveyedColumn {
  return { ...column, values: column.values.filter((_, row) => rows.has(row)) };
}

function pairsOf(
  organizations: SurveyedColumn,
  superiors: SurveyedColumn,
  none: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const pairs = new Map<string, Set<string>>();
  for (const [row, organization] of organizations.values.entries()) {
    const superior = superiors.values[row] ?? '';
    if (organization === null || superior === '' || none.includes(superior)) {
      continue;
    }
    const known = pairs.get(organization) ?? new Set();
    pairs.set(organization, known.add(superior));
  }
  return pairs;
}

/** Columns of few values, which may say what kind of relation a row is. */
function kindsOf(
  { columns }: SurveyedTable,
  ends: readonly End[],
): readonly SurveyedColumn[] {
  return columns.filter(
    (it) =>
      !it.isKey &&
      !ends.some(({ column }) => column === it) &&
      it.shares !== null &&
      it.shares.size > 1 &&
      it.shares.size <= 6 &&
      distinctShare(it) < 0.8,
  );
}

/** The part of a relation's organizations whose own column says another one. */
export function disagreement(
  { pairs }: RelationGuess,
  superiorOf: ReadonlyMap<string, string>,
): number {
  const compared = [...pairs].filter(([it]) => superiorOf.has(it));
  const wrong = compared.filter(
    ([it, superiors]) => !superiors.has(superiorOf.get(it) ?? ''),
  );
  return compared.length === 0 ? 0 : wrong.length / compared.length;
}
