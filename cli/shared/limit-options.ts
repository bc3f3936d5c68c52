import { InvalidArgumentError, Option, type Command } from 'commander';

import type { ServingLimits } from '../../subgraphs/kit/serve/http/serving-limits.ts';

/** What a subgraph over HTTP takes at most, as its options say. */
export interface LimitOptions {
  readonly deadline: number;
  readonly concurrent: number;
  readonly maxObjects: number;
}

/** Adds `--deadline`, `--concurrent` and `--max-objects`. */
export function addLimitOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--deadline <seconds>', 'until a request must be answered')
        .argParser((text) => parseCount(text, 'seconds'))
        .default(15),
    )
    .addOption(
      new Option(
        '--concurrent <requests>',
        'how many are worked on at once; twice as many wait, others are told to come back (503)',
      )
        .argParser((text) => parseCount(text, 'requests'))
        .default(64),
    )
    .addOption(
      new Option('--max-objects <objects>', 'how many an answer may have')
        .argParser((text) => parseCount(text, 'objects'))
        .default(100_000),
    );
}

/** The limits that a server is started with. */
export function limitsOf({
  deadline,
  concurrent,
  maxObjects,
}: LimitOptions): Partial<ServingLimits> {
  return {
    deadlineMs: deadline * 1_000,
    concurrent,
    queued: concurrent * 2,
    maxObjects,
  };
}

function parseCount(text: string, what: string): number {
  const count = Number(text);
  if (!/^[1-9]\d{0,8}$/u.test(text)) {
    throw new InvalidArgumentError(
      `Expected a number of ${what} from 1, but got: ${text}`,
    );
  }
  return count;
}
