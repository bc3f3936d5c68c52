/**
 * What the checks of budgets cost: CPU of a gateway in this process, whose
 * subgraphs answer prepared texts as over HTTP. With --against DIR the same is
 * measured of another checkout, in turn with this one.
 *
 *   node bench/checks.ts [--against DIR] [--rounds N]
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { composeSupergraph } from '../test/gateway/testing/compose.ts';

const SDLS = {
  a: `type Query { me: Row rows: [Row!]! things: [Thing!]! }
    type Row { id: ID! name: String size: Int rows: [Row!] }
    type Thing @key(fields: "id") { id: ID! }`,
  b: `type Thing @key(fields: "id") { id: ID! name: String parts: [Part!]! }
    type Part { id: ID! name: String }`,
};

const row = (n: number) => ({ id: String(n), name: `row ${n}`, size: n });
const some = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n));

interface Workload {
  readonly name: string;
  readonly query: string;
  readonly a: object;
  readonly b?: object;
  readonly requests: number;
}

const WORKLOADS: readonly Workload[] = [
  {
    name: 'small',
    query: '{ me { id name size } }',
    a: { me: { ...row(1), __typename: 'Row' } },
    requests: 40_000,
  },
  {
    name: 'nested',
    query: '{ rows { id name size rows { id name size } } }',
    a: { rows: some(30, (n) => ({ ...row(n), rows: some(20, row), x: 1 })) },
    requests: 2000,
  },
  {
    name: 'entities',
    query: '{ things { id name parts { id name } } }',
    a: { things: some(1000, (n) => ({ __typename: 'Thing', id: String(n % 500) })) },
    b: { _entities: some(500, (n) => ({ name: `n ${n}`, parts: some(4, row) })) },
    requests: 250,
  },
  {
    name: 'large (45,000 objects)',
    query: '{ rows { id name size rows { id name size } } }',
    a: { rows: some(1500, (n) => ({ ...row(n), rows: some(29, row), x: 1 })) },
    requests: 12,
  },
]; // prettier-ignore

/** CPU microseconds a request, user and system, by workload. */
async function measure(directory: string): Promise<readonly number[]> {
  const load = (file: string): Promise<unknown> =>
    import(pathToFileURL(resolve(directory, file)).href);
  const { createGateway } = (await load(
    'gateway/gateway.ts',
  )) as typeof import('../gateway/gateway.ts');
  const figures: number[] = [];
  for (const { query, a, b = {}, requests } of WORKLOADS) {
    const texts = { a: JSON.stringify({ data: a }), b: JSON.stringify({ data: b }) };
    const port = (text: string) => ({
      takes: 'text' as const,
      // As any checkout reads it from HTTP: parsed, its text at hand.
      fetch: () => Promise.resolve({
        data: (JSON.parse(text) as { data: Record<string, unknown> }).data,
        isPlain: true,
        dataText: () => text.slice('{"data":'.length, -1),
      }),
    });
    const gateway = await createGateway({
      supergraph: composeSupergraph({ sdls: SDLS }),
      fetchers: { a: port(texts.a), b: port(texts.b) },
    });
    const run = async (count: number) => {
      for (let n = 0; n < count; n++) {
        const { data = [], errors } = await gateway.execute({ query });
        // As the server does: what a part is made of is joined then.
        for (const part of data) Buffer.from(part);
        if (errors) throw new Error(JSON.stringify(errors[0]));
      }
    };
    await run(Math.ceil(requests / 2));
    const before = process.cpuUsage();
    await run(requests);
    const { user, system } = process.cpuUsage(before);
    figures.push((user + system) / requests);
    await gateway.stop();
  } // prettier-ignore
  return figures;
}

const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    measure: { type: 'string' },
  },
});
if (values.measure !== undefined) {
  process.stdout.write(JSON.stringify(await measure(values.measure)));
  process.exit();
}

const own = fileURLToPath(new URL('..', import.meta.url));
const trees = values.against === undefined ? [own] : [own, values.against];
const figures = trees.map((): (readonly number[])[] => []);
for (let round = 0; round < Number(values.rounds); round++) {
  trees.forEach((tree, n) => {
    const file = fileURLToPath(import.meta.url);
    const text = execFileSync(process.execPath, [file, '--measure', tree]);
    figures[n]?.push(JSON.parse(text.toString()) as number[]);
  });
}
WORKLOADS.forEach(({ name }, n) => {
  // The least is what it takes; all else is what the machine does besides.
  const [ours = 0, theirs] = figures.map((of) =>
    Math.min(...of.map((row) => row[n] ?? Number.NaN)),
  );
  const ratio =
    theirs === undefined ? '' : `, ${(ours / theirs).toFixed(3)} of the other`;
  process.stdout.write(`${name}: ${ours.toFixed(1)} µs${ratio}\n`);
});
