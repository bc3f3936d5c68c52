import { cpus } from 'node:os';

import { isPinned } from './child.ts';
import type { GatewayKind } from './gateway-kinds.ts';
import type { Measurement, Outcome } from './measure.ts';
import type { Options } from './options.ts';
import type { Workload } from './workload.ts';

/** What came out for one gateway and one workload, a round after the other. */
export interface Row {
  readonly gateway: GatewayKind;
  readonly workload: Workload;
  readonly outcomes: readonly Outcome[];
}

/** All that a reader needs to judge a run, as data. */
export function describeRun(options: Options, rows: readonly Row[]) {
  return {
    date: new Date().toISOString(),
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      gatewayHasOwnCore: isPinned(),
      node: process.version,
    },
    limits: options.limits,
    rounds: options.rounds,
    versions: Object.assign(
      {},
      ...options.gateways.map(({ versions }) => versions),
    ) as Record<string, string>,
    results: rows.map((row) => ({
      workload: row.workload.name,
      gateway: row.gateway.name,
      ...medianOutcome(row.outcomes),
      ratioToOurs: ratios(row, rows),
    })),
  };
}

/** A table a workload. */
export function printTables(rows: readonly Row[]): string {
  const workloads = [...new Set(rows.map(({ workload }) => workload))];
  return workloads
    .map((workload) =>
      printTable(
        workload,
        rows.filter((row) => row.workload === workload),
      ),
    )
    .join('\n');
}

export function printRow({ gateway, workload, outcomes }: Row): string {
  const outcome = outcomes.at(-1);
  const what = `${workload.name} / ${gateway.name}`;
  if (outcome?.kind !== 'measured') {
    return `${what}: ${outcome?.kind ?? 'not run'}: ${outcome?.reason ?? ''}`;
  }
  const { cpuMsPerRequest, requestsPerSecond } = outcome.measurement;
  return `${what}: ${number(cpuMsPerRequest)} CPU ms/request, ${number(requestsPerSecond)} requests/s`;
}

const HEADINGS = [
  'gateway',
  'req/s',
  'p50 ms',
  'p99 ms',
  'CPU ms/req',
  'core %',
  'peak MiB',
  'fetches',
  'CPU / ours',
  'req/s / ours',
] as const;

function printTable(workload: Workload, rows: readonly Row[]): string {
  const measured = rows.map(measurementOf).find((one) => one !== undefined);
  const size = measured
    ? `; answer ${number(measured.answerBytes / 1024)} KiB, ${measured.connections} connections`
    : '';
  const lines = [HEADINGS, ...rows.map((row) => printCells(row, rows))];
  const widths = HEADINGS.map((_, column) =>
    Math.max(
      ...lines
        .filter((line) => line.length === HEADINGS.length)
        .map((line) => line[column]?.length ?? 0),
    ),
  );
  const body = lines.map((line) => `  ${align(line, widths)}`).join('\n');
  return `\n${workload.name}: ${workload.about}${size}\n${body}\n`;
}

function printCells(row: Row, rows: readonly Row[]): readonly string[] {
  const outcome = medianOutcome(row.outcomes);
  if (outcome.kind !== 'measured') {
    return [row.gateway.title, `${outcome.kind}: ${outcome.reason}`];
  }
  const one = outcome.measurement;
  const ratio = ratios(row, rows);
  return [
    row.gateway.title,
    number(one.requestsPerSecond),
    number(one.p50Ms),
    number(one.p99Ms),
    number(one.cpuMsPerRequest),
    (one.coreUse * 100).toFixed(0),
    number(one.peakMiB),
    number(one.subgraphRequestsPerRequest),
    number(ratio?.cpu),
    number(ratio?.requestsPerSecond),
  ];
}

/** How many times ours a gateway takes of the core, and gives of answers. */
function ratios(row: Row, rows: readonly Row[]) {
  const [own] = rows.filter(({ workload }) => workload === row.workload);
  const ours = own?.gateway.name === 'mengyue' ? measurementOf(own) : undefined;
  const theirs = measurementOf(row);
  if (!ours || !theirs) return undefined;
  return {
    cpu: theirs.cpuMsPerRequest / ours.cpuMsPerRequest,
    requestsPerSecond: theirs.requestsPerSecond / ours.requestsPerSecond,
    p50: theirs.p50Ms / ours.p50Ms,
    p99: theirs.p99Ms / ours.p99Ms,
    peakMemory: theirs.peakMiB / ours.peakMiB,
  };
}

function measurementOf({ outcomes }: Row): Measurement | undefined {
  const outcome = medianOutcome(outcomes);
  return outcome.kind === 'measured' ? outcome.measurement : undefined;
}

/** One failed round fails them all: a median would hide it. */
function medianOutcome(outcomes: readonly Outcome[]): Outcome {
  const other = outcomes.find(({ kind }) => kind !== 'measured');
  if (other) return other;
  const measured = outcomes.flatMap((outcome) =>
    outcome.kind === 'measured' ? [outcome] : [],
  );
  measured.sort(
    (a, b) => a.measurement.cpuMsPerRequest - b.measurement.cpuMsPerRequest,
  );
  const median = measured[Math.floor((measured.length - 1) / 2)];
  return median ?? { kind: 'skipped', reason: 'not run' };
}

function align(line: readonly string[], widths: readonly number[]): string {
  return line
    .map((cell, column) =>
      column === 0 || line.length < widths.length
        ? cell.padEnd(widths[column] ?? 0)
        : cell.padStart(widths[column] ?? 0),
    )
    .join('  ');
}

function number(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '-';
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
