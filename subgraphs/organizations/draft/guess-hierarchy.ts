import type { Assigned } from './assign-fields.ts';
import type { ReadTable } from './choose-tables.ts';
import { filledValues, percent } from './column-facts.ts';
import { entry, type DraftEntry } from './draft-entry.ts';
import { guessPath, type PathGuess } from './guess-path.ts';
import type { Survey, SurveyedColumn } from './survey.ts';

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
  readonly share: number;
  readonly evidence: string;
}

const place = 'partyOrganizations.hierarchy';

/** How superiors are recorded: by key, by name, by a path; else not at all. */
export async function guessHierarchy(
  context: HierarchyContext,
): Promise<DraftEntry> {
  const path = pathOf(context);
  const guesses = [
    ...(await byKey(context)),
    ...(await byName(context)),
    ...(path
      ? [
          {
            value: { style: 'path', path: path.path },
            share: path.share * 0.9,
            evidence: path.evidence,
          },
        ]
      : []),
  ].sort((one, other) => other.share - one.share);
  const [best, ...others] = guesses;
  if (!best) {
    return title(context) ?? none();
  }
  const says = path !== null && best.value['style'] !== 'path';
  return entry(
    place,
    { ...best.value, ...(says && { path: path.path }) },
    {
      evidence: says ? `${best.evidence};${path.evidence}` : best.evidence,
      isSure: best.share >= 0.85,
      choices: [...others.map(({ value }) => value), { style: 'none' }],
    },
  );
}

function none(): DraftEntry {
  const evidence = '没有一列像上级:按名称、按主键、按层级码都不成立';
  return entry(place, { style: 'none' }, { evidence, isSure: false });
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

/** The named column first, else any whose values are other rows' keys. */
async function byKey(context: HierarchyContext): Promise<HierarchyGuess[]> {
  const { organizations, taken } = context;
  const { table, fields } = organizations;
  const named = fields.get('organization.parentKey');
  const used = new Set(
    [...fields.values()].map((it: Assigned) => it.column.name),
  );
  const columns = named
    ? [named.column]
    : table.columns.filter(
        (it) => !used.has(it.name) && !taken.has(it.name) && !it.isKey,
      );
  const found: HierarchyGuess[] = [];
  for (const column of columns) {
    const guess = await referenceOf(column, context);
    if (guess) found.push(guess);
  }
  const least = named ? 0.4 : 0.8;
  return found.filter(({ share }) => share >= least);
}

const noSuperior = ['0', '-1', 'ROOT', 'root', 'NULL', 'null', '#', '无'];

async function referenceOf(
  column: SurveyedColumn,
  context: HierarchyContext,
): Promise<HierarchyGuess | null> {
  const { survey, organizations, key } = context;
  const values = [...new Set(filledValues(column))].filter(
    (it) => !noSuperior.includes(it),
  );
  if (values.length < 2) return null;
  const none = noSuperior.filter((it) => column.values.includes(it));
  const code = organizations.fields.get('organization.partyCode')?.column;
  const targets = [key, code ?? null].filter((it) => it !== null);
  let best: HierarchyGuess | null = null;
  for (const target of targets) {
    const { share, caseless } = await shareContained(values, target, {
      survey,
      table: organizations.table.name,
    });
    if (share <= (best?.share ?? 0)) continue;
    const references = target === key ? {} : { references: target.name };
    best = {
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

async function byName(context: HierarchyContext): Promise<HierarchyGuess[]> {
  const { organizations, survey } = context;
  const column = organizations.fields.get('organization.parentName')?.column;
  const name = organizations.fields.get('organization.name')?.column;
  if (!column || !name) return [];
  const values = [...new Set(filledValues(column))];
  if (values.length === 0) return [];
  const { share } = await shareContained(values, name, {
    survey,
    table: organizations.table.name,
  });
  return [
    {
      value: { style: 'parent-name', column: column.name },
      share,
      evidence: `${percent(share)} 的不同值是另一行的名称`,
    },
  ];
}

function pathOf({ organizations, key }: HierarchyContext): PathGuess | null {
  const { table, fields } = organizations;
  const keys = new Set(key ? filledValues(key) : []);
  const likely = [
    fields.get('organization.path'),
    fields.get('organization.partyCode'),
  ];
  const columns = likely.flatMap((it) => it?.column ?? []);
  const used = new Set([...fields.values()].map(({ column }) => column));
  const others = table.columns.filter((it) => !used.has(it) && it !== key);
  for (const column of [...columns, ...others]) {
    const guess = guessPath(column, keys);
    if (guess) return guess;
  }
  return null;
}
