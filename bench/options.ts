import { parseArgs } from 'node:util';

import { gatewayKinds, type GatewayKind } from './gateway-kinds.ts';
import type { Limits } from './measure.ts';
import type { Workload } from './workload.ts';
import { workloads } from './workloads/all.ts';

export interface Options {
  readonly gateways: readonly GatewayKind[];
  readonly workloads: readonly Workload[];
  readonly limits: Limits;
  readonly rounds: number;
  /** Whether the results are printed as JSON instead of tables. */
  readonly json: boolean;
  readonly output: string;
}

export const help = `Measures gateways on the same workloads, on this machine.

  npm run bench -- [options]

  --workload NAME     only this one; may be repeated
                      (${workloads.map(({ name }) => name).join(', ')})
  --peer NAME         only ours and this one; may be repeated; "none" for ours
                      (${gatewayKinds
                        .slice(1)
                        .map(({ name }) => name)
                        .join(', ')})
  --connections N     for all workloads (default: each workload's own, mostly 50)
  --duration SECONDS  of each measurement (default 15)
  --warmup SECONDS    before each (default 8)
  --requests N        at most, in each of the two (default 50000)
  --rounds N          repeat all, take the median by CPU (default 1)
  --output FILE       where the results go as JSON (default results.json)
  --json              print JSON instead of tables
  --help
`;

/** Throws an error whose message says what was expected. */
export function parseOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      workload: { type: 'string', multiple: true },
      peer: { type: 'string', multiple: true },
      connections: { type: 'string' },
      duration: { type: 'string', default: '15' },
      warmup: { type: 'string', default: '8' },
      requests: { type: 'string', default: '50000' },
      rounds: { type: 'string', default: '1' },
      output: { type: 'string', default: 'results.json' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { connections } = values;
  return {
    gateways: pickGateways(values.peer),
    workloads: pick(workloads, values.workload, '--workload'),
    limits: {
      warmupSeconds: positive(values.warmup, '--warmup'),
      seconds: positive(values.duration, '--duration'),
      requests: positive(values.requests, '--requests'),
      ...(connections !== undefined && {
        connections: positive(connections, '--connections'),
      }),
    },
    rounds: positive(values.rounds, '--rounds'),
    output: values.output,
    json: values.json,
  };
}

function pickGateways(names: readonly string[] | undefined) {
  const [own, ...peers] = gatewayKinds;
  if (!own) throw new Error('There is no gateway to measure');
  return names?.includes('none')
    ? [own]
    : [own, ...pick(peers, names, '--peer')];
}

function pick<T extends { readonly name: string }>(
  all: readonly T[],
  names: readonly string[] | undefined,
  option: string,
): readonly T[] {
  if (names === undefined) return all;
  return names.map((name) => {
    const found = all.find((one) => one.name === name);
    if (found) return found;
    const known = all.map((one) => one.name).join(', ');
    throw new Error(`${option} expects one of ${known}, but got: ${name}`);
  });
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Error(`${option} expects a number above 0, but got: ${text}`);
}
