import {
  contractProbe,
  contractRules,
  coverageOf,
  tryRule,
  type Coverage,
  type RuleResult,
} from '../../../onboarding/conformance/check-contract.ts';
import { createContractClient } from '../../../onboarding/conformance/contract-client.ts';
import {
  addressStages,
  answerStage,
} from '../../../onboarding/check/stages/graphql-stages.ts';
import { type CheckResult, emptyResult, type FoundProblem } from './result.ts';
import { showTasks, type ShownEnd } from './progress.ts';
import { runStages } from './run-stages.ts';

export interface ServerCheck {
  readonly url: string;
  readonly header: Readonly<Record<string, string>>;
  readonly rows: number;
}

const examplesPerRule = 5;

/** Puts a server that somebody else wrote to the contract's tests. */
export async function checkServer({
  url,
  header,
  rows,
}: ServerCheck): Promise<CheckResult> {
  const server = {
    url,
    headers: header,
    connectSeconds: 5,
    answerSeconds: 30,
  };
  const stages = await runStages([
    ...addressStages(server),
    answerStage(server),
  ]);
  if (stages.some(({ status }) => status === 'failed'))
    return emptyResult(stages);
  const client = createContractClient(server);
  const probe = contractProbe(client, rows);
  const results: RuleResult[] = [];
  await showTasks(
    contractRules.map((rule) => ({
      title: { zh: rule.name, en: rule.text.zh },
      async run(): Promise<ShownEnd> {
        const result = await tryRule(rule, probe);
        results.push(result);
        const [first] = result.violations;
        return first
          ? { status: 'failed', note: first.got }
          : { status: 'passed', note: '' };
      },
    })),
  );
  const coverage = await coverageOf(probe);
  await client.close();
  const broken = results.flatMap(problemOf);
  return {
    ...emptyResult(stages),
    counts: countsOf(results, coverage),
    problems: [...broken, ...coverage.flatMap(fewRows)],
  };
}

function countsOf(
  results: readonly RuleResult[],
  coverage: readonly Coverage[],
): Readonly<Record<string, number | null>> {
  const held = results.filter(({ violations }) => violations.length === 0);
  const rows = coverage.flatMap(({ field, walked, total }) => [
    [field, total],
    [`${field}Walked`, walked],
  ]);
  return {
    rules: results.length,
    rulesHeld: held.length,
    ...(Object.fromEntries(rows) as Record<string, number | null>),
  };
}

/** With fewer rows, tests of paging and ordering show nothing. */
const fewest = 10;

/** What holds for no rows says little. */
function fewRows({ field, total }: Coverage): FoundProblem[] {
  if (total === null || total >= fewest) return [];
  const text = {
    zh: `${field} 的行太少,分页、排序与筛选未能充分检验`,
    en: `too few rows of ${field} to test paging, order and filters well`,
  };
  const examples = [{ expected: `${fewest} rows`, got: `${total}` }];
  return [{ rule: 'few-rows', severity: 'warning', text, count: 1, examples }];
}

function problemOf({ name, text, violations }: RuleResult): FoundProblem[] {
  if (violations.length === 0) return [];
  const examples = violations
    .slice(0, examplesPerRule)
    .map(({ expected, got, request: { query, variables } }) => ({
      expected,
      got,
      query,
      ...(variables ? { variables } : {}),
    }));
  const count = violations.length;
  return [{ rule: name, severity: 'error', text, count, examples }];
}
