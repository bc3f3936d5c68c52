import type { Assigned } from './assign-fields.ts';
import type { ReadTable } from './choose-tables.ts';
import { codeTableOf } from './code-table.ts';
import { organizationNameShare, percent } from './column-facts.ts';
import type { Survey, SurveyedColumn } from './survey.ts';

/** A condition of `live`, as the mapping has it, and why. */
export interface LiveGuess {
  readonly condition: object;
  readonly evidence: string;
  readonly isSure: boolean;
}

/** What says that a row is deleted or valid. */
export function guessFlag({ fields }: ReadTable): LiveGuess[] {
  const deleted = fields.get('deleted');
  if (deleted) return readFlag(deleted, '0');
  const valid = fields.get('valid');
  return valid ? readFlag(valid, '1') : [];
}

const no = /^(?:0|n|no|false|f|否|正常|)$/iu;

/**
 * The most frequent value is that of live rows. A flag named deleted of which
 * most are 1 is reversed; then only this value is live.
 */
function readFlag(
  { column, evidence, isSure }: Assigned,
  live: '0' | '1',
): LiveGuess[] {
  const shares = [...(column.shares ?? [])].sort(
    ([, one], [, other]) => other - one,
  );
  const total = shares.reduce((sum, [, count]) => sum + count, 0);
  const [top] = shares;
  if (!top || total === 0) return [];
  const [value, count] = top;
  const isReversed = no.test(value ?? '') !== (live === '0');
  const said = `${percent(count / total)} 的行为 ${shown(value)}${others(shares.slice(1), total)}`;
  const meaning = isReversed
    ? `疑为反向标志,${shown(value)} 表示有效`
    : `${shown(value)} 表示有效`;
  return [
    {
      condition: conditionOf(
        column,
        shares.map(([it]) => it),
        live === '0' && !isReversed,
      ),
      evidence: `${evidence};${said},${meaning}`,
      isSure: isSure && !isReversed && count / total > 0.7 && shares.length > 1,
    },
  ];
}

function conditionOf(
  column: SurveyedColumn,
  values: readonly (string | null)[],
  isDeletion: boolean,
): object {
  const [top = null] = values;
  const typed = typedFor(column);
  // Clerks leave flags empty: deleted is only what says so.
  const deleting = values.filter((it) => !no.test(it ?? ''));
  if (isDeletion && isText(column)) {
    return {
      column: column.name,
      not: (deleting.length > 0 ? deleting : ['1']).map(typed),
    };
  }
  return {
    column: column.name,
    is: isDeletion ? [typed(top), null] : [typed(top)],
  };
}

function typedFor(column: SurveyedColumn) {
  return (value: string | null): string | number | null =>
    value !== null && !isText(column) && /^-?\d+$/u.test(value)
      ? Number(value)
      : value;
}

function isText({ type }: SurveyedColumn): boolean {
  return !/int|decimal|numeric|bit|bool/u.test(type);
}

function shown(value: string | null): string {
  return value === null || value === '' ? '空' : value;
}

function others(
  rest: readonly (readonly [string | null, number])[],
  total: number,
): string {
  return rest
    .slice(0, 4)
    .map(([value, count]) => `、${percent(count / total)} 为 ${shown(value)}`)
    .join('');
}

/** Rows of units that have no organization: empty names, words for none. */
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
      evidence: `${none} 行写作「无」「未组建」之类`,
      isSure: true,
    });
  }
  if (empty > 0 && kind === 'sql') {
    found.push({
      condition: { column: name.name, filled: true },
      evidence: `${sampled} 行中 ${empty} 行无党组织名称,只是单位`,
      isSure: true,
    });
  }
  return found;
}
