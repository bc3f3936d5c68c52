import type { ReadTable } from './choose-tables.ts';
import { codeTableOf } from '../columns/code-table.ts';
import { organizationNameShare } from '../columns/column-facts.ts';
import type { Survey, SurveyedColumn } from '../columns/surveyed.ts';

/** A condition that `live` may have on one column, and why. */
export interface LiveGuess {
  /** As in the mapping; null if a person has to say what counts as live. */
  readonly condition: object | null;
  /** Other conditions that a person may choose. */
  readonly choices: readonly object[];
  readonly evidence: string;
  readonly isSure: boolean;
}

/**
 * Excludes units' rows without an organization: empty names, or words for
 * "none".
 */
export function guessNoOrganization(
  { fields, table }: ReadTable,
  survey: Survey,
): LiveGuess[] {
  const name = fields.get('organization.name')?.column;
  const found: LiveGuess[] = [];
  const category = fields.get('organization.category')?.column;
  const listed = category ? codeTableOf(category, survey) : null;
  for (const [code, word] of listed?.words ?? []) {
    if (!/^(?:未|无|没有)/u.test(word) || !category?.shares?.has(code))
      continue;
    found.push({
      condition: { column: category.name, not: [code] },
      choices: [],
      evidence: `代码 ${code} 为「${word}」,不是党组织`,
      isSure: true,
    });
  }
  if (!name || organizationNameShare(name) === 0) return found;
  return [...found, ...noNames(name, table.sampled, survey.kind)];
}

/** What clerks write where there is no party organization. */
const noneWords = ['无', '/', '-', '—', '未组建', '未建立', '没有', '暂无'];

function noNames(
  name: SurveyedColumn,
  sampled: number,
  kind: Survey['kind'],
): LiveGuess[] {
  const empty = name.values.filter((it) => (it ?? '').trim() === '').length;
  const none = name.values.filter((it) => noneWords.includes(it ?? '')).length;
  const found: LiveGuess[] = [];
  if (none > 0) {
    found.push({
      condition: { column: name.name, not: noneWords },
      choices: [],
      evidence: `${none} 行写作「无」「未组建」之类`,
      isSure: true,
    });
  }
  if (empty > 0 && kind === 'sql') {
    found.push({
      condition: { column: name.name, filled: true },
      choices: [],
      evidence: `${sampled} 行中 ${empty} 行无党组织名称,只是单位`,
      isSure: true,
    });
  }
  return found;
}
