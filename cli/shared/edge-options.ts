import { type Command, InvalidArgumentError, Option } from 'commander';

/** Who may ask a gateway, how much runs in it, and how it stops. */
export interface EdgeOptions {
  readonly allowHost?: readonly string[];
  readonly allowOrigin?: readonly string[];
  readonly maxRunning: number;
  readonly preStop: number;
  readonly drain: number;
}

/** Adds them all; `maxRunning` is the default of `--max-running`. */
export function addEdgeOptions(command: Command, maxRunning: number): Command {
  return command
    .addOption(allowHostOption())
    .addOption(allowOriginOption())
    .addOption(maxRunningOption(maxRunning))
    .addOption(preStopOption())
    .addOption(drainOption());
}

function allowHostOption(): Option {
  return new Option(
    '--allow-host <name...>',
    'names under which it may be asked (default: on loopback those of loopback, elsewhere any)',
  ).env('MENGYUE_ALLOW_HOST').argParser(addNames); // prettier-ignore
}

function allowOriginOption(): Option {
  return new Option(
    '--allow-origin <origin...>',
    'origins whose pages may ask it, * for all (default: on loopback those of loopback)',
  ).env('MENGYUE_ALLOW_ORIGIN').argParser(addNames); // prettier-ignore
}

function maxRunningOption(standard: number): Option {
  return new Option(
    '--max-running <number>',
    'operations that run at the same time; as many wait, the others are refused with 503',
  )
    .env('MENGYUE_MAX_RUNNING')
    .argParser(positive)
    .default(standard);
}

function preStopOption(): Option {
  return new Option(
    '--pre-stop <ms>',
    'milliseconds between not being ready and no longer accepting, for load balancers',
  )
    .env('MENGYUE_PRE_STOP')
    .argParser(milliseconds)
    .default(0);
}

function drainOption(): Option {
  return new Option(
    '--drain <ms>',
    'milliseconds that requests under way have when stopping',
  )
    .env('MENGYUE_DRAIN')
    .argParser(milliseconds)
    .default(35_000);
}

/** The options in the terms of the server. */
export function edgeLimits(options: EdgeOptions) {
  const { allowHost, allowOrigin, maxRunning, preStop, drain } = options;
  return {
    ...(allowHost === undefined ? {} : { allowHosts: allowHost }),
    ...(allowOrigin === undefined ? {} : { allowOrigins: allowOrigin }),
    maxRunning,
    maxQueued: maxRunning,
    preStopMs: preStop,
    drainMs: drain,
  };
}

/** Repeated, or several with commas between, as in a variable. */
function addNames(
  text: string,
  known: readonly string[] = [],
): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  return [...known, ...names.filter((name) => name !== '')];
}

function positive(text: string): number {
  return wholeNumber(text, 1);
}

function milliseconds(text: string): number {
  return wholeNumber(text, 0);
}

function wholeNumber(text: string, least: number): number {
  const number = Number(text);
  if (!/^\d+$/u.test(text) || number < least || number > 1_000_000) {
    throw new InvalidArgumentError(
      `Expected a number from ${least} to 1000000, but got: ${text}`,
    );
  }
  return number;
}
