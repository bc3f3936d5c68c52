import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SubgraphData } from '../testing/data-subgraph.ts';
import {
  type ClientAnswer,
  type Federation,
  startFederation,
  type TestSubgraph,
  type Transport,
} from '../testing/federation.ts';

/**
 * A case is a folder: `<subgraph>.graphql` each with its part of `data.json`,
 * and `operations/<what it shows>.graphql` with a `.json` that holds the
 * variables, the answer, and how many requests each subgraph was sent. It may
 * also name the operation, labels of progressive overrides that are on, and
 * the order in which the subgraphs are asked.
 */
const CASES = path.join(import.meta.dirname, 'cases');

interface Asked {
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly labels?: readonly string[];
}

interface Expected extends Asked, ClientAnswer {
  readonly requests?: Readonly<Record<string, number>>;
  readonly order?: readonly string[];
}

for (const name of readdirSync(CASES)) {
  for (const transport of ['in process', 'over HTTP'] as const) {
    describe(`${name.replaceAll('-', ' ')}, ${transport}`, () => {
      describeCase(path.join(CASES, name), transport);
    });
  }
}

function describeCase(folder: string, transport: Transport): void {
  const federations = new Map<string, Promise<Federation>>();
  const startWith = (labels: readonly string[] = []): Promise<Federation> => {
    const started =
      federations.get(labels.join()) ??
      startFederation({
        subgraphs: readSubgraphs(folder),
        transport,
        gateway: { overrideLabels: labels, compileAfter: 1 },
      });
    federations.set(labels.join(), started);
    return started;
  };
  beforeAll(() => startWith());
  afterAll(async () => {
    for (const started of federations.values()) await (await started).stop();
  });

  const operations = path.join(folder, 'operations');
  for (const file of readdirSync(operations)) {
    if (!file.endsWith('.graphql')) continue;
    it(path.basename(file, '.graphql').replaceAll('-', ' '), async () => {
      const query = readFileSync(path.join(operations, file), 'utf8');
      const expectedFile = path.join(
        operations,
        file.replace(/\.graphql$/, '.json'),
      );
      const expected = readJson(expectedFile) as Expected;
      const federation = await startWith(expected.labels);
      const actual = await askAsExpected(federation, query, expected);
      // Written by walking its shape, and then by code made of it.
      const again = await askAsExpected(federation, query, expected);
      expect(JSON.stringify(again)).toBe(JSON.stringify(actual));
      // The text and not the value: the order of keys counts.
      if (process.env['UPDATE_CASES']) {
        writeFileSync(expectedFile, `${JSON.stringify(actual, null, 2)}\n`);
      }
      expect(JSON.stringify(actual)).toBe(JSON.stringify(expected));
    });
  }
}

/** What was asked and answered, in the form of the expected file. */
async function askAsExpected(
  federation: Federation,
  query: string,
  { variables, operationName, labels, order }: Expected,
): Promise<Expected> {
  federation.requests.length = 0;
  const answer = await federation.ask({ query, variables, operationName });
  return {
    ...(variables ? { variables } : {}),
    ...(operationName === undefined ? {} : { operationName }),
    ...(labels ? { labels } : {}),
    requests: countRequests(federation),
    ...(order ? { order: federation.requests.map((r) => r.subgraph) } : {}),
    ...answer,
  };
}

function readSubgraphs(folder: string): Record<string, TestSubgraph> {
  const data = readJson(path.join(folder, 'data.json')) as Record<
    string,
    SubgraphData
  >;
  return Object.fromEntries(
    Object.entries(data).map(([name, part]) => {
      const sdl = readFileSync(path.join(folder, `${name}.graphql`), 'utf8');
      return [name, { sdl, data: part }];
    }),
  );
}

function countRequests(federation: Federation): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { subgraph } of federation.requests) {
    counts[subgraph] = (counts[subgraph] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort());
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
