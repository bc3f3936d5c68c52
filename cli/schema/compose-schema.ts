import { readFile, writeFile } from 'node:fs/promises';

import { StartupError } from '../../gateway/base/errors.ts';
import { fileReason } from '../../gateway/base/file-reason.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { composeSupergraph } from '../../schema/compose.ts';
import { ownContracts } from '../../schema/contracts.ts';
import type { SchemaProblem } from '../../schema/rules/problem.ts';
import { readSupergraphConfig } from '../../schema/supergraph-config.ts';
import { CommandFailure } from '../shared/command-failure.ts';
import type { CheckOptions, ComposeOptions } from './options.ts';

/** Composes to a file, to stdout, or into the JSON result. */
export async function composeSchema(
  options: ComposeOptions,
): Promise<object | undefined> {
  const supergraph = await compose(options.config);
  if (options.output !== undefined) {
    await write(options.output, supergraph);
    process.stderr.write(`Wrote ${options.output}\n`);
    return { output: options.output };
  }
  if (options.format === 'json') return { supergraph };
  process.stdout.write(supergraph);
  return undefined;
}

/** Fails if contracts do not compose or a supergraph file is stale. */
export async function checkSchema(options: CheckOptions): Promise<object> {
  const supergraph = await compose(options.config);
  if (options.supergraph !== undefined) {
    await requireFresh(options, supergraph);
  }
  process.stderr.write('The contracts compose.\n');
  return {};
}

async function compose(config: string | undefined): Promise<string> {
  const contracts =
    config === undefined ? ownContracts() : await readSupergraphConfig(config);
  const composition = composeSupergraph(contracts, {
    onLongWalk: (places) =>
      process.stderr.write(
        `Looking for queries that nobody could answer, by every path through the ${places} places of shared types: this takes time by the square of their number.\n`,
      ),
  });
  if (composition.kind === 'composed') return composition.supergraph;
  throw new CommandFailure(
    'COMPOSITION_FAILED',
    'The contracts do not compose:',
    composition.problems.map(describeProblem),
  );
}

async function requireFresh(
  { config, supergraph: path = '' }: CheckOptions,
  expected: string,
): Promise<void> {
  const actual = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CommandFailure(
      'FILE_UNREADABLE',
      `Cannot read the file ${path}: ${fileReason(error)}.`,
    );
  });
  if (actual === expected) return;
  requireSupergraph(path, actual);
  const options = config === undefined ? '' : ` --config ${config}`;
  throw new CommandFailure(
    'SUPERGRAPH_STALE',
    `${path} is stale: expected what the contracts compose to, but got another supergraph. Run: mengyue schema compose${options} -o ${path}`,
  );
}

/** Refuses to overwrite a file that is not a supergraph. */
function requireSupergraph(path: string, text: string): void {
  try {
    loadSupergraph(text);
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    throw new CommandFailure(
      'SUPERGRAPH_INVALID',
      `Expected ${path} to be a supergraph, but got another file. ${error.message}`,
    );
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new CommandFailure(
      'FILE_UNWRITABLE',
      `Cannot write the file ${path}: ${fileReason(error)}.`,
    );
  }
}

function describeProblem({ code, message, subgraphs }: SchemaProblem): string {
  const where = subgraphs.length > 0 ? `${subgraphs.join(', ')}: ` : '';
  return `${code}: ${where}${message}`;
}
