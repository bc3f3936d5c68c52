import type { ReadTable } from './choose-tables.ts';
import {
  filledValues,
  organizationNameShare,
  percent,
} from '../columns/column-facts.ts';
import { entry, type DraftEntry } from './draft-entry.ts';
import { guessPath, type PathGuess } from './guess-path.ts';
import { linkName } from '../columns/link-name.ts';
import { isCalled, namedTarget } from '../columns/name-words.ts';
import {
  pathRefutation,
  refutation,
  type RecordedSuperiors,
} from './refute-superior.ts';
import { stateColumns } from '../columns/state-columns.ts';
import {
  superiorCalled,
  superiorName,
  type SuperiorName,
} from '../columns/superior-name.ts';
import type {
  Survey,
  SurveyedColumn,
  SurveyedTable,
} from '../columns/surveyed.ts';

export interface HierarchyContext {
  readonly survey: Survey;
  readonly organizations: ReadTable;
  /** The column of the organization's key; null without one. */
  readonly key: SurveyedColumn | null;
  /** Columns that lead to other tables. */
  readonly taken: ReadonlySet<string>;
}

interface HierarchyGuess {
  readonly value: Readonly<Record<string, unknown>>;
  /** The part of the recorded superiors that are found, 0 to 1. */
  readonly share: number;
  /** How much name and values speak for it together, 0 to 1. */
  readonly score: number;
  readonly evidence: string;
  /** Where superiors are in columns, not in a code. */
  readonly recorded?: RecordedSuperiors;
}

/** What was looked at, taken or not. */
interface Considered {
  readonly guesses: readonly HierarchyGuess[];
  /** What no name speaks for: a person may know better. */
  readonly unnamed: readonly HierarchyGuess[];
  /** Columns that were refuted, and how. */
  readonly refuted: readonly string[];
}

const place = 'partyOrganizations.hierarchy';

/** How superiors are recorded: by key, by name, by a path; else not at all. */
export async function guessHierarchy(
  context: HierarchyContext,
): Promise<DraftEntry> {
  const byKey = await keyGuesses(context);
  const byColumn = [...byKey.guesses, ...(await byName(context))];
  const { path, refuted } = pathOf(context, byColumn);
  const guesses = [
    ...byColumn,
    ...(path
      ? [
          {
            value: { style: 'path', path: path.path },
            share: path.share,
            score: path.share * 0.85,
            evidence: path.evidence,
          },
        ]
      : []),
  ].sort((one, other) => other.score - one.score);
  const [best, ...others] = guesses;
  if (!best) return title(context) ?? none(byKey, relationTables(context));
  const says = path !== null && best.value['style'] !== 'path';
  const rivals = others.filter(
    ({ value, score }) =>
      value['style'] === best.value['style'] && score > best.score - 0.1,
  );
  return entry(
    place,
    { ...best.value, ...(says && { path: path.path }) },
    {
      evidence: [
        best.evidence,
        ...(says ? [path.evidence] : []),
        ...rivals.map(({ value }) => `列 ${String(value['column'])} 也像上级`),
        ...byKey.refuted,
        ...refuted,
      ].join(';'),
      isSure: best.share >= 0.85 && best.score >= 0.75 && rivals.length === 0,
      choices: [...others.map(({ value }) => value), { style: 'none' }],
    },
  );
}

/** Tables of pairs, an organization and its superior: no mapping reads them. */
function relationTables(context: HierarchyContext): readonly string[] {
  const { survey, organizations, key } = context;
  if (!key) return [];
  const end = {
    table: organizations.table,
    key,
    role: 'organization',
  } as const;
  const related = survey.tables.filter(
    ({ name, columns, personal }) =>
      name !== organizations.table.name &&
      columns.length <= 6 &&
      personal.length === 0 &&
      columns.some((it) => superiorName(it) !== null) &&
      columns.some((it) => superiorName(it) === null && linkName(it, end)),
  );
  return related.map(
    ({ name }) =>
      `表 ${name} 像是记上级的关系表,映射不能直接读它:请建视图把上级并入党组织表`,
  );
}

function none(
  { unnamed, refuted }: Considered,
  related: readonly string[],
): DraftEntry {
  const evidence = [
    '没有一列像上级:按名称、按主键、按层级码都不成立',
    ...related,
    ...unnamed.map(
      ({ value, evidence }) =>
        `列 ${String(value['column'])} 的${evidence},但列名与注释都不说是上级,未采用`,
    ),
    ...refuted,
  ].join(';');
  return entry(
    place,
    { style: 'none' },
    { evidence, isSure: false, choices: unnamed.map(({ value }) => value) },
  );
}

/** A ledger's superiors stand in its titles. */
function title({ survey, organizations }: HierarchyContext): DraftEntry | null {
  const titles = superiorTitles(organizations.table.titles);
  if (survey.kind !== 'spreadsheet' || titles.length === 0) return null;
  return entry(
    place,
    { style: 'parent-name', column: '$title' },
    { evidence: `${titles.length} 个标题行写有上级,如「${titles[0] ?? ''}」` },
  );
}

/** Takes a superior from 三、示例·云桥街道党工委(共35家). */
export const superiorPattern =
  '^(?:[一二三四五六七八九十]+、)?(.*(?:党委|工委|党总支))(?:[(（][^()（）]*[)）])?$';

export function superiorTitles(titles: readonly string[]): readonly string[] {
  const pattern = new RegExp(superiorPattern, 'u');
  return titles.filter((it) => pattern.test(it));
}

/** Every column that is called a superior competes; values only refute. */
async function keyGuesses(context: HierarchyContext): Promise<Considered> {
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

const noSuperior = ['0', '-1', 'ROOT', 'root', 'NULL', 'null', '#', '无'];

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
  let best: Reference | null = null;
  for (const target of targets.filter((it) => it !== null)) {
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

interface Place {
  readonly survey: Survey;
  readonly table: string;
}

/** At most this many values are asked for. */
const askedValues = 200;

async function shareContained(
  values: readonly string[],
  target: SurveyedColumn,
  { survey, table }: Place,
) {
  const asked = values.slice(0, askedValues);
  const exact = new Set(filledValues(target).map((it) => it.normalize('NFKC')));
  const lower = new Set([...exact].map((it) => it.toLowerCase()));
  const missing = asked.filter((it) => !exact.has(it.normalize('NFKC')));
  const folded = missing.filter((it) =>
    lower.has(it.normalize('NFKC').toLowerCase()),
  );
  const rest = missing.filter((it) => !folded.includes(it));
  const more =
    rest.length === 0
      ? 0
      : await survey.contains({ table, column: target.name }, rest);
  const found =
    asked.length - missing.length + folded.length + Math.min(more, rest.length);
  return { share: found / asked.length, caseless: folded.length > 0 };
}

/** What is called a superior's name, or a superior whose values are names. */
async function byName(context: HierarchyContext): Promise<HierarchyGuess[]> {
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

interface FoundPath {
  readonly path: PathGuess | null;
  /** Codes that recorded superiors contradict, and how. */
  readonly refuted: readonly string[];
}

/** A code of levels is called one: a latitude is dotted, too. */
function pathOf(
  { organizations, key }: HierarchyContext,
  superiors: readonly HierarchyGuess[],
): FoundPath {
  const { table, fields } = organizations;
  const keys = new Set(key ? filledValues(key) : []);
  const likely = [
    fields.get('organization.path'),
    fields.get('organization.partyCode'),
  ].flatMap((it) => it?.column ?? []);
  const used = [...fields.values()].map(({ column }) => column);
  const others = table.columns.filter(
    (it) => (it === key || !used.includes(it)) && isCalledCode(it),
  );
  // What is hardly ever found contradicts nothing.
  const believed = superiors.filter(({ share }) => share >= 0.85);
  const refuted: string[] = [];
  for (const column of [...likely, ...others].filter(isText)) {
    const guess = guessPath(column, keys);
    if (!guess) continue;
    const code = { path: guess.path, codes: column };
    const [wrong] = believed.flatMap(
      ({ recorded }) => (recorded && pathRefutation(recorded, code)) ?? [],
    );
    if (wrong === undefined) return { path: guess, refuted };
    refuted.push(`列 ${column.name} 不是层级码:${wrong}`);
  }
  return { path: null, refuted };
}

const codeWords =
  /code|path|tree|level|ancestor|parents?_?ids?|(?:bm|dm|bh|cj|cjm|lj|ljm)$/iu;

function isCalledCode({ name, comment }: SurveyedColumn): boolean {
  return codeWords.test(name) || /层级|路径|编码|代码|编号|祖级/u.test(comment);
}

function isText({ type }: SurveyedColumn): boolean {
  return !/float|double|real|decimal|numeric|int/u.test(type);
}
