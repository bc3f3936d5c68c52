import { Command, InvalidArgumentError } from 'commander';

import { closestName } from '../../../subgraphs/organizations/mapping/closest-name.ts';
import {
  qualityRules,
  ruleNames,
} from '../../../onboarding/check/quality/quality-rules.ts';
import { runCommand } from '../../shared/run-command.ts';
import type { DistrictCheckOptions } from './options.ts';

const help = `
With --mapping: file, name, port, login, grants, tables, charset and rows in
turn, then every row by rules (docs/district-check.md). With --url: the
contract's tests against a GraphQL server, whoever wrote it.

Examples:
  mengyue district check --mapping mapping.yaml
  mengyue district check --mapping mapping.yaml -o 台账_问题.xlsx
  mengyue district check --url http://127.0.0.1:4101/graphql -H 'authorization: Bearer TOKEN'

Here: 0 ok (warnings of few rows allowed), 1 errors were found, or a warning in
more than half of the rows that no --allow names (with --strict: any warning), 2 the mapping or an argument is wrong, 3 the system cannot be reached or
read, 4 the login or the account's grants are refused.`;

/** The rules that may be allowed: those that warn. */
const allowableRules: readonly string[] = ruleNames.filter(
  (it) => qualityRules[it].severity === 'warning',
);

/** `mengyue district check`: can a system be read, and what is wrong in it. */
export function checkCommand(): Command {
  return new Command('check')
    .description(
      'Check a system step by step and row by row, or a server against the contract',
    )
    .option('--mapping <file>', 'what the system holds where, as YAML')
    .option('--url <url>', 'a server that speaks the organizations contract')
    .option(
      '-H, --header <header>',
      "'name: value', sent to --url; may be repeated",
      addHeader,
      {},
    )
    .option(
      '-o, --output <file>',
      "an .xlsx with the problems: the clerk's own workbook, or a list of them",
    )
    .option('--force', 'replace a file that exists', false)
    .option(
      '--rows <number>',
      'rows of each list of --url that are walked',
      wholeNumber,
      2_000,
    )
    .option('--strict', 'warnings fail too', false)
    .option(
      '--allow <warning>',
      'a warning that most rows may have, such as uscc-missing; may be repeated',
      addWarning,
      [],
    )
    .option('--json', 'one JSON document on stdout instead of text', false)
    .addHelpText('after', help)
    .action((options: DistrictCheckOptions) =>
      runCommand(
        async () => {
          const { checkDistrict } = await import('./check.ts');
          await checkDistrict(options);
        },
        options.json ? 'json' : 'plain',
      ),
    );
}

function addHeader(
  text: string,
  known: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*)$/u.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError("Expected 'name: value'.");
  }
  return { ...known, [name.toLowerCase()]: value };
}

function addWarning(name: string, known: readonly string[]): readonly string[] {
  if (!allowableRules.includes(name)) {
    const meant = closestName(name, allowableRules);
    throw new InvalidArgumentError(
      `Expected one of ${allowableRules.join(', ')}${meant === null ? '' : ` (did you mean ${meant}?)`}.`,
    );
  }
  return [...known, name];
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/u.test(text) || number < 1 || number > 1_000_000) {
    throw new InvalidArgumentError('Expected a number from 1 to 1000000.');
  }
  return number;
}
