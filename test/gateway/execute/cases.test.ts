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
 * variables, the answer, and how many requests each subgraph was sent.
 */
const CASES = path.join(import.meta.dirname, 'cases');

interface Expected extends ClientAnswer {
  readonly variables?: Record<string, unknown>;
  readonly requests?: Readonly<Record<string, number>>;
}

for (const name of readdirSync(CASES)) {
  for (const transport of ['in process', 'over HTTP'] as const) {
    describe(`${name.replaceAll('-', ' ')}, ${transport}`, () => {
      describeCase(path.join(CASES, name), transport);
    });
  }
}

function describeCase(folder: string, transport: Transport): void {
  let federation: Federation;
  beforeAll(async () => {
    const subgraphs = readSubgraphs(folder);
    federation = await startFederation({ subgraphs, transport });
  });
  afterAll(() => federation.stop());

  for (const file of readdirSync(path.join(folder, 'operations'))) {
    if (!file.endsWith('.graphql')) continue;
    it(path.basename(file, '.graphql').replaceAll('-', ' '), async () => {
      const query = readFileSync(path.join(folder, 'operations', file), 'utf8');
      const expectedFile = path.join(
        folder,
        'operations',
        file.replace(/\.graphql$/, '.json'),
      );
      const expected = readJson(expectedFile) as Expected;
      const { variables } = expected;
      federation.requests.length = 0;
      const answer = await federation.ask({ query, variables });
      const requests = countRequests(federation);
      const actual = {
        ...(variables ? { variables } : {}),
        requests,
        ...answer,
      };
      // The text and not the value: the order of keys counts.
      if (process.env['UPDATE_CASES']) {
        writeFileSync(expectedFile, `${JSON.stringify(actual, null, 2)}\n`);
      }
      expect(JSON.stringify(actual)).toBe(JSON.stringify(expected));
    });
  }
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
