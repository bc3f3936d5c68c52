import { chooseTables, type ChosenTables } from './guess/choose-tables.ts';
import { shareOf } from './columns/column-facts.ts';
import { entry, type DraftEntry } from './guess/draft-entry.ts';
import { draftOrganizations, draftUnits } from './draft-tables.ts';
import { guessDistricts } from './guess/guess-districts.ts';
import { superiorPattern, superiorTitles } from './guess/guess-hierarchy.ts';
import { guessKey } from './guess/guess-key.ts';
import { guessLinks } from './guess/guess-links.ts';
import type { Survey } from './columns/surveyed.ts';

export interface DraftOptions {
  /** The `url` or `file` that the mapping shall name, without any password. */
  readonly place: string;
  /** What the user already knows; the survey says the rest. */
  readonly system?: string | undefined;
  readonly district?: string | undefined;
}

/** A mapping drafted from a survey: every key with its evidence. */
export async function draftMapping(
  survey: Survey,
  options: DraftOptions,
): Promise<readonly DraftEntry[]> {
  const chosen = chooseTables(survey);
  const unitKey = guessKey(chosen.units, survey.kind);
  const organizationKey = chosen.isSameRow
    ? unitKey
    : guessKey(chosen.organizations, survey.kind);
  const links = await guessLinks({
    survey,
    chosen,
    unitKey: unitKey?.column ?? null,
    organizationKey: organizationKey?.column ?? null,
  });
  const context = { survey, chosen };
  return [
    ...draftSystem(survey, options, chosen),
    ...draftSource(survey, options, chosen),
    ...draftUnits({ ...context, key: unitKey }),
    ...(await draftOrganizations({ ...context, key: organizationKey, links })),
    links,
  ];
}

function draftSystem(
  survey: Survey,
  { system, district }: DraftOptions,
  chosen: ChosenTables,
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
    ...guessDistricts(chosen, district),
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
