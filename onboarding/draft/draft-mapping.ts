import {
  chooseTables,
  type ChosenTables,
  type ReadTable,
} from './guess/choose-tables.ts';
import { shareOf } from './columns/column-facts.ts';
import { entry, type DraftEntry } from './guess/draft-entry.ts';
import { draftOrganizations, draftUnits } from './draft-tables.ts';
import { guessDistricts } from './guess/guess-districts.ts';
import { superiorPattern, superiorTitles } from './guess/guess-hierarchy.ts';
import { guessKey, type KeyGuess } from './guess/guess-key.ts';
import { linksOfLevels } from './guess/links-of-levels.ts';
import {
  organizationTables,
  type OrganizationTables,
} from './guess/several-tables.ts';
import type { Survey } from './columns/surveyed.ts';

export interface DraftOptions {
  /** The mapping's `url` or `file`, without a password. */
  readonly place: string;
  /** What the user states; the rest comes from the survey. */
  readonly system?: string | undefined;
  readonly district?: string | undefined;
}

/** Drafts a mapping from a survey: every key with its evidence. */
export async function draftMapping(
  survey: Survey,
  options: DraftOptions,
): Promise<readonly DraftEntry[]> {
  const chosen = chooseTables(survey);
  const unitKey = guessKey(chosen.units, survey.kind);
  const tables = await organizationTables(survey, chosen);
  const read = [chosen.units, ...tables.levels.map((it) => it.read)];
  return [
    ...draftSystem(survey, options, { chosen, read }),
    ...draftSource(survey, options, chosen),
    ...draftUnits({ survey, chosen, key: unitKey }),
    ...(await draftLevels({ survey, chosen, unitKey, ...tables })),
  ];
}

interface LevelsContext extends OrganizationTables {
  readonly survey: Survey;
  readonly chosen: ChosenTables;
  readonly unitKey: KeyGuess | null;
}

/** Tables of organizations with their links: one section, or a list of them. */
async function draftLevels({
  survey,
  chosen,
  unitKey,
  levels,
  left,
}: LevelsContext): Promise<readonly DraftEntry[]> {
  const links = await linksOfLevels({ survey, chosen, unitKey, levels });
  const drafted: DraftEntry[] = [];
  for (const [index, link] of links.entries()) {
    const level = levels[index] ?? null;
    const section = link.path.slice(0, -1).join('.') || 'partyOrganizations';
    const organizations = await draftOrganizations({
      ...{ survey, chosen, level, section },
      key: level?.key ?? null,
      links: link,
      left: index === 0 ? left : [],
    });
    drafted.push(...organizations, link);
  }
  return drafted;
}

interface ReadTables {
  readonly chosen: ChosenTables;
  /** Every table that the mapping will read. */
  readonly read: readonly (ReadTable | null)[];
}

/**
 * Of several tables of organizations, one that has a column for its district.
 */
function placed(chosen: ChosenTables, read: ReadTables['read']): ChosenTables {
  const found = read.find(
    (it) => it !== chosen.units && it?.fields.has('district'),
  );
  return chosen.organizations?.fields.has('district') || !found
    ? chosen
    : { ...chosen, organizations: found };
}

/**
 * An `owner` must be a column of every table; without it, all rows belong to
 * the first district.
 */
function ownedEverywhere(
  drafted: readonly DraftEntry[],
  read: readonly (ReadTable | null)[],
): readonly DraftEntry[] {
  return drafted.map((it) => {
    if (it.path.join('.') !== 'owner') return it;
    const { column = it.value } = it.value as { readonly column?: string };
    const lacking = read.flatMap((table) =>
      table === null || table.table.columns.some(({ name }) => name === column)
        ? []
        : table.table.name,
    );
    if (lacking.length === 0) return it;
    const evidence = `${it.evidence};但表 ${lacking.join('、')} 没有列 ${String(column)},未采用:各行暂归 districts 的第一个,请建视图补上此列`;
    return { ...it, value: undefined, evidence };
  });
}

function draftSystem(
  survey: Survey,
  { system, district }: DraftOptions,
  { chosen, read }: ReadTables,
): DraftEntry[] {
  const short = survey.name
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '')
    .replace(/^\d+/u, '');
  const names = chosen.organizations?.fields.get('organization.name')?.column;
  const synthetic = names ? shareOf(names, (it) => it.startsWith('示例·')) : 0;
  return [
    entry('system', system ?? (short || undefined), {
      evidence: system ? '命令行给出' : '取自库名或文件名;写入标识后不可再改',
      isSure: system !== undefined,
    }),
    entry('name', survey.name, {
      evidence: '显示给用户的系统全称,请改为中文',
      isSure: false,
    }),
    ...ownedEverywhere(guessDistricts(placed(chosen, read), district), read),
    entry('provenance', synthetic > 0.5 ? 'SYNTHETIC' : 'RECORDED', {
      evidence: synthetic > 0.5 ? '名称以「示例·」开头' : '',
    }),
  ];
}

function draftSource(
  survey: Survey,
  { place }: DraftOptions,
  chosen: ChosenTables,
): DraftEntry[] {
  if (survey.kind === 'spreadsheet') {
    const titles = superiorTitles(chosen.organizations?.table.titles ?? []);
    return [
      entry('source.kind', 'spreadsheet'),
      entry('source.file', place),
      ...(titles.length === 0
        ? []
        : [
            entry('source.superiors', superiorPattern, {
              evidence: `${titles.length} 个标题行写有上级`,
            }),
          ]),
    ];
  }
  const { charset, charsetEvidence } = survey;
  const isUsual = charset === 'utf8mb4';
  return [
    entry('source.kind', 'sql'),
    entry('source.url', place, {
      evidence: place.includes('${env.')
        ? '口令取自环境变量,其中的 @ 与 / 写作 %40 与 %2F'
        : '',
    }),
    ...(isUsual && charsetEvidence === ''
      ? []
      : [entry('source.charset', charset, { evidence: charsetEvidence })]),
  ];
}
