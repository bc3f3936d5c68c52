import type { Bilingual } from '../../../onboarding/check/bilingual.ts';
import type { Widespread } from '../../../onboarding/check/quality/widespread.ts';
import type { StageResult } from '../../../onboarding/check/stage.ts';
import {
  countOf,
  notAllowed,
  type CheckResult,
  type FoundProblem,
  type Judgement,
} from './result.ts';

/** The result of a check for people: Chinese first, English beside it. */
export function checkText(
  result: CheckResult,
  judgement: Pick<Judgement, 'allow'>,
): string {
  return [
    ...result.stages.flatMap(stageLines),
    ...countLines(result),
    ...fieldLines(result),
    ...result.problems.flatMap(problemLines),
    ...(result.output === null ? [] : ['', `已写 written: ${result.output}`]),
    '',
    ...notAllowed(result, judgement).map(widespreadLine),
    conclusion(result),
    '',
  ].join('\n');
}

const marks = { passed: '✔', warned: '⚠', failed: '✖', skipped: '-' } as const;

function stageLines(stage: StageResult): readonly string[] {
  const { title, status, detail, failure } = stage;
  const line = `${marks[status]} ${both(title)}${detail === null ? '' : `: ${detail}`}`;
  if (!failure) return [line];
  const { expected, got, next } = failure;
  return [
    line,
    `    应为 expected: ${both(expected)}`,
    `    实为 got:      ${got}`,
    `    下一步:${next.zh}`,
    `    next: ${next.en}`,
  ];
}

function both({ zh, en }: Bilingual): string {
  return zh === en ? zh : `${zh} / ${en}`;
}

const countNames: Readonly<Record<string, string>> = {
  units: '单位',
  unitsWithUscc: '其中有信用代码',
  unitsLinked: '其中有党组织',
  unitRowsLeftOut: '略去的单位行',
  partyOrganizations: '党组织',
  partyOrganizationsLinked: '其中有所在单位',
  partyOrganizationRowsLeftOut: '略去的党组织行',
  affiliations: '已知上级的党组织',
  superiorsNotFound: '所记上级不在本系统的党组织',
  topmost: '未记上级的党组织',
  rules: '规则',
  rulesHeld: '其中通过',
  unitsWalked: '其中逐行走过',
  partyOrganizationsWalked: '其中逐行走过',
};

function countLines({ counts }: CheckResult): readonly string[] {
  const lines = Object.entries(counts).map(
    ([name, count]) =>
      `  ${countNames[name] ?? name} / ${name}: ${count ?? '不记 not kept'}`,
  );
  return lines.length === 0 ? [] : ['', '可读到 / what can be read', ...lines];
}

function fieldLines({ fields }: CheckResult): readonly string[] {
  if (fields.length === 0) return [];
  const lines = fields.map(({ table, field, filled, asked }) => {
    const share = ((filled / Math.max(1, asked)) * 100).toFixed(1);
    return `  ${table}.${field}: ${filled}/${asked} (${share} %)`;
  });
  return ['', '字段完整度 / completeness', ...lines];
}

const severityMarks = {
  error: '✖ 错误 error',
  warning: '⚠ 警告 warning',
  note: '· 说明 note',
} as const;

function problemLines(problem: FoundProblem): readonly string[] {
  const { rule, severity, text, count, examples } = problem;
  return [
    '',
    `${severityMarks[severity]} ${rule}: ${count}`,
    `  ${both(text)}`,
    ...examples.map((example) => `    ${exampleLine(example)}`),
  ];
}

function exampleLine(example: object): string {
  return Object.entries(example)
    .map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return `${name}=${text}`;
    })
    .join('  ');
}

/** Most rows do not err alike: the mapping does. */
function widespreadLine({ rule, table, count, of }: Widespread): string {
  const rows = countNames[table] ?? table;
  return `多数行不对 most rows: ${rule} ${count}/${of} ${rows} / ${table};请核对映射,确属如此则加 look at the mapping, or accept it with --allow ${rule}`;
}

function conclusion({ stages, problems }: CheckResult): string {
  if (stages.some(({ status }) => status === 'failed')) {
    return '结论:未能读完 / conclusion: it could not be read';
  }
  const errors = countOf(problems, 'error');
  const warnings = countOf(problems, 'warning');
  return `结论:错误 ${errors},警告 ${warnings} / conclusion: ${errors} errors, ${warnings} warnings`;
}
