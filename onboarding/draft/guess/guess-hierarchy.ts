import { filledValues, percent } from '../columns/column-facts.ts';
import type { SurveyedColumn } from '../columns/surveyed.ts';
import { acrossTables, besideOthers } from './across-tables.ts';
import { doubtsOfPath } from './doubt-path.ts';
import { entry, type DraftEntry } from './draft-entry.ts';
import { guessPath, type PathGuess } from './guess-path.ts';
import type { HierarchyContext, HierarchyGuess } from './hierarchy-guess.ts';
import { pathRefutation, superiorsByRow } from './refute-superior.ts';
import {
  disagreement,
  relationTables,
  type RelationGuess,
} from './relation-tables.ts';
import { superiorsByKey, type Considered } from './superiors-by-key.ts';
import { superiorNames, superiorsByName } from './superiors-by-name.ts';

/** How superiors are recorded: by key, by name, by a path, or not at all. */
export async function guessHierarchy(
  context: HierarchyContext,
): Promise<DraftEntry> {
  const drafted = await guessStyle(context);
  const { style, column } = drafted.value as Readonly<Record<string, unknown>>;
  if (style !== 'parent-key' && style !== 'path') return drafted;
  const names = superiorNames(context, String(column));
  if (!names) return drafted;
  const more = { superiors: { column: names.name } };
  return {
    ...drafted,
    value: { ...(drafted.value as object), ...more },
    evidence: `${drafted.evidence};列 ${names.name} 记上级的名称,上级不在本系统的由它给出`,
  };
}

async function guessStyle(given: HierarchyContext): Promise<DraftEntry> {
  const { place, across } = given;
  const leading = across.map(({ column }) => column.name);
  const taken = new Set([...given.taken, ...leading]);
  const context = { ...given, taken };
  const byKey = await superiorsByKey(context);
  const byColumn = [...byKey.guesses, ...(await superiorsByName(context))];
  const { path, refuted } = pathOf(context, byColumn);
  // Codes complement a column of superiors; they are read alone only without
  // one.
  const isRecorded =
    byColumn.some(({ share }) => share >= 0.4) ||
    across.some(({ filled }) => filled >= 0.4);
  const doubts = path && !isRecorded ? doubtsOfPath(context, path) : null;
  const guesses = [
    ...byColumn,
    ...(doubts?.instead ?? []),
    ...(path && !isRecorded
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
  const elsewhere = acrossTables(context, best);
  if (elsewhere) return elsewhere;
  const relations = await relationTables(context);
  if (!best) {
    return title(context) ?? inRelation(place, relations) ?? none(place, byKey);
  }
  const says =
    path !== null && best.value['style'] !== 'path' && !doubts?.instead.length;
  const rivals = others.filter(
    ({ value, score }) =>
      value['style'] === best.value['style'] && score > best.score - 0.1,
  );
  const drafted = entry(
    place,
    { ...best.value, ...(says && { path: path.path }) },
    {
      evidence: [
        best.evidence,
        ...(says ? [path.evidence] : []),
        ...rivals.map(({ value }) => `列 ${String(value['column'])} 也像上级`),
        ...byKey.refuted,
        ...refuted,
        ...(doubts?.words ?? []),
      ].join(';'),
      isSure:
        !doubts?.words.length &&
        best.share >= 0.85 &&
        best.score >= 0.75 &&
        rivals.length === 0,
      choices: [...others.map(({ value }) => value), { style: 'none' }],
    },
  );
  return besideOthers(besideRelations(drafted, best, relations), across);
}

/** A table of pairs, if the organizations' own table has no superior. */
function inRelation(
  place: string,
  [best, ...others]: readonly RelationGuess[],
): DraftEntry | null {
  if (!best) return null;
  const { value, evidence, isSure, choices } = best;
  const rivals = others.map((it) => `表 ${it.value.from} 也像记上级`);
  return entry(place, value, {
    evidence: [evidence, ...rivals].join(';'),
    isSure: isSure && rivals.length === 0,
    choices: [...choices, ...others.map((it) => it.value), { style: 'none' }],
  });
}

/** What tables of pairs say against the drafted column. */
function besideRelations(
  drafted: DraftEntry,
  { recorded }: HierarchyGuess,
  relations: readonly RelationGuess[],
): DraftEntry {
  if (!recorded) return drafted;
  const superiors = superiorsByRow(recorded);
  const other = relations.filter((it) => disagreement(it, superiors) > 0.1);
  if (other.length === 0) return drafted;
  const said = other.map(
    (it) =>
      `表 ${it.value.from} 记有别的上级(${percent(disagreement(it, superiors))} 不同)`,
  );
  return {
    ...drafted,
    evidence: [drafted.evidence, ...said].join(';'),
    isSure: false,
    choices: [...other.map((it) => it.value), ...drafted.choices],
  };
}

function none(place: string, { unnamed, refuted }: Considered): DraftEntry {
  const evidence = [
    '没有一列像上级:按名称、按主键、按层级码都不成立',
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

/** In a ledger, superiors are in the titles. */
function title({
  survey,
  organizations,
  place,
}: HierarchyContext): DraftEntry | null {
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

interface FoundPath {
  readonly path: PathGuess | null;
  /** Columns of codes that recorded superiors contradict, and how. */
  readonly refuted: readonly string[];
}

/** A column of levels must be named so: a latitude has a dot, too. */
function pathOf(
  { organizations, key, taken }: HierarchyContext,
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
  // A column whose values are hardly ever found contradicts nothing.
  const believed = superiors.filter(({ share }) => share >= 0.5);
  const refuted: string[] = [];
  const codes = [...likely, ...others].filter(
    (it) => isText(it) && !taken.has(it.name),
  );
  for (const column of codes) {
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
