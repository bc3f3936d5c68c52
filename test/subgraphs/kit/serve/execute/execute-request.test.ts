import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormattedExecutionResult } from 'graphql';

import { defaultLimits } from '../../../../../subgraphs/kit/serve/execute/limits.ts';
import { createTree, nested } from './tree.ts';
import { testScope } from '../../../../support/request-scope.ts';
import { Cancellation } from '../../../../../gateway/fetch/cancellation.ts';

function codeOf({ errors }: FormattedExecutionResult): unknown {
  return errors?.[0]?.extensions?.['code'];
}

const many = (count: number, item: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => item(index)).join(' ');

describe('a document', () => {
  it.each([
    ['nested 7,000 deep', `{ ${nested('deeper', 7_000)} }`, 'brackets'],
    ['of a deep value', `{ nodes(after: ${'['.repeat(7_000)}) }`, 'brackets'],
    ['of fragments in a chain', chain(7_000), 'tokens|fragments'],
    ['of a short chain', chain(1_500), 'fragments'],
    [
      'of fragments 2^59',
      doubling(59),
      'selections in an operation, but got far more',
    ],
    ['of fragments 2^1000', doubling(450), 'far more'],
    [
      '65 deep',
      `{ ${nested('deeper', 64)} }`.replace('deeper', 'root'),
      'levels deep',
    ],
    ['of many tokens', `{ root { ${'id '.repeat(50_001)} } }`, 'tokens'],
    [
      'of many characters',
      `{ root { id } } #${' '.repeat(2 ** 20)}`,
      'characters',
    ],
    [
      'of many aliases',
      `{ root { ${many(5_001, (n) => `a${n}: id`)} } }`,
      'aliases',
    ],
    [
      'of many selections',
      `{ root { ${'id '.repeat(20_001)} } }`,
      'selections',
    ],
    [
      'of many directives',
      `{ root { id ${'@a '.repeat(2_001)} } }`,
      'directives',
    ],
    [
      'of many inline fragments',
      `{ root { ${'... { id } '.repeat(2_001)} } }`,
      'fragments',
    ],
  ])('%s is refused with its limit', async (_, query, what) => {
    const { subgraph, calls } = createTree();
    const result = await subgraph.execute({ query });
    expect(result).toEqual({
      errors: [
        {
          message: expect.stringMatching(
            new RegExp(`^Expected at most .*(${what})`, 'u'),
          ) as unknown,
          extensions: { code: 'OPERATION_LIMIT_EXCEEDED' },
        },
      ],
    });
    expect(calls.resolvers).toBe(0);
  });

  it('has at most ten errors of validation', async () => {
    const { subgraph } = createTree();
    const query = `{ root { ${many(500, (n) => `unknown${n}`)} } }`;
    const { errors } = await subgraph.execute({ query });
    expect(errors).toHaveLength(defaultLimits.maxValidationErrors + 1);
  });

  it('as a gateway sends it passes: many aliases, many entities', async () => {
    const { subgraph } = createTree();
    const query = `{ ${many(1_000, (n) => `e${n}: root { id name tags }`)} }`;
    const { errors, data } = await subgraph.execute({ query });
    expect(errors).toBeUndefined();
    expect(Object.keys(data ?? {})).toHaveLength(1_000);
  });
});

describe('an operation', () => {
  it.each([
    [
      'pages within pages',
      '{ nodes(first: 100) { nodes { ' + nested('children', 5) + ' } } }',
    ],
    [
      'by default sizes',
      '{ nodes { nodes { ' + nested('children', 5) + ' } } }',
    ],
    ['lists without a size', `{ root { ${nested('children', 6)} } }`],
    [
      'aliases',
      `{ ${many(1_000, (n) => `a${n}: root { ${nested('children', 3)} }`)} }`,
    ],
    [
      'fragments',
      `{ root { children { ...A ...A } } } fragment A on Node { children { children { children { children { children { id } } } } } }`,
    ],
    [
      'edges',
      '{ nodes(first: 100) { edges { node { ' +
        nested('children', 4) +
        ' } } } }',
    ],
  ])('that asks for too much by %s is refused unread', async (_, query) => {
    const { subgraph, calls } = createTree();
    const result = await subgraph.execute({ query });
    expect(codeOf(result)).toBe('OPERATION_LIMIT_EXCEEDED');
    expect(result.errors?.[0]?.message).toMatch(
      /^Expected an operation of at most 1000000 objects .*most of them at (root|nodes|a\d+)\./u,
    );
    expect(calls.resolvers).toBe(0);
  });

  it('is as large as its variables say', async () => {
    const { subgraph } = createTree();
    const query = `query ($n: Int) { nodes(first: $n) { nodes { ${nested('children', 4)} } } }`;
    const ask = (n: number) => subgraph.execute({ query, variables: { n } });
    expect(codeOf(await ask(1))).toBeUndefined();
    expect(codeOf(await ask(100))).toBe('OPERATION_LIMIT_EXCEEDED');
  });

  it('with variables nested without end is refused', async () => {
    const { subgraph } = createTree();
    let value: unknown = 1;
    for (let depth = 0; depth < 100_000; depth++) value = [value];
    const result = await subgraph.execute({
      query: 'query ($n: String) { nodes(after: $n) { totalCount } }',
      variables: { n: value },
    });
    expect(codeOf(result)).toBe('OPERATION_LIMIT_EXCEEDED');
  });

  it.each([
    ['objects at once', `{ root { ${nested('children', 4)} } }`],
    ['objects one by one', `{ root { children { ${nested('deeper', 40)} } } }`],
    [
      'values',
      `{ root { children { children { ${many(30, (n) => `t${n}: tags`)} } } } }`,
    ],
  ])('that becomes too large in %s ends with one error', async (_, query) => {
    const { subgraph } = createTree({ maxObjects: 300 });
    expect(await subgraph.execute({ query })).toEqual({
      data: null,
      errors: [
        {
          message: expect.stringMatching(
            /^Expected an answer of at most \d+ (objects|values), but got more/u,
          ) as unknown,
          extensions: { code: 'OPERATION_BUDGET_EXCEEDED' },
        },
      ],
    });
  });

  it('may have as many objects as its caller in process says', async () => {
    const { subgraph } = createTree({ maxObjects: 10 });
    const query = '{ root { children { children { id } } } }';
    const ask = (maxObjects: number) => subgraph.execute({ query, maxObjects });
    expect(codeOf(await ask(111))).toBeUndefined();
    expect(codeOf(await ask(110))).toBe('OPERATION_BUDGET_EXCEEDED');
  });

  it('counts exactly the objects of its answer, whatever it asks for', async () => {
    const { subgraph } = createTree();
    const selection = fc.letrec((tie) => ({
      set: fc.oneof(
        { depthSize: 'small', maxDepth: 3 },
        fc.constant('id'),
        fc
          .tuple(fc.constantFrom('children', 'deeper'), tie('set'))
          .map(([field, set]) => `name ${field} { ${String(set)} }`),
      ),
    })).set;
    await fc.assert(
      fc.asyncProperty(selection, async (set) => {
        const query = `{ root { ${set} } }`;
        const { data } = await subgraph.execute({ query });
        const objects = objectsIn(data) - 1;
        const ask = (maxObjects: number) =>
          subgraph.execute({ query, maxObjects });
        expect(codeOf(await ask(objects))).toBeUndefined();
        const less = await ask(objects - 1);
        expect(codeOf(less)).toBe('OPERATION_BUDGET_EXCEEDED');
      }),
      { seed: 20_201_126, numRuns: 50 },
    );
  });

  it('has a bounded number of errors', async () => {
    const { subgraph } = createTree({ maxErrors: 3 });
    const query = '{ root { children { failing { id } } } }';
    const { errors, data } = await subgraph.execute({ query });
    expect(data).not.toBeNull();
    expect(errors).toHaveLength(4);
    expect(errors?.[3]?.extensions).toEqual({ code: 'TOO_MANY_ERRORS' });
  });

  it('ends at its deadline, and does nothing more', async () => {
    const { subgraph, calls, openGate } = createTree();
    const pending = subgraph.execute({
      query: '{ gate { deeper { id } } }',
      scope: testScope({ deadlineAt: 0 }),
    });
    expect(codeOf(await pending)).toBe('REQUEST_TIMEOUT');
    openGate();
    await eventLoopRound();
    expect(calls).toEqual({ resolvers: 0, batches: 0 });
  });

  it('ends when its caller in process has gone, and does nothing more', async () => {
    const { subgraph, calls, atGate, openGate } = createTree();
    const cancellation = new Cancellation();
    const pending = subgraph.execute({
      query: '{ gate { deeper { deeper { id } } } }',
      scope: testScope({ cancellation }),
    });
    await atGate;
    cancellation.cancel();
    expect(codeOf(await pending)).toBe('REQUEST_CANCELLED');
    openGate();
    await eventLoopRound();
    expect(calls).toEqual({ resolvers: 1, batches: 0 });
  });

  it('lets others go on while it takes long', async () => {
    const { subgraph } = createTree();
    const events: string[] = [];
    const long = subgraph
      .execute({ query: `{ root { ${nested('children', 4)} } }` })
      .then(() => events.push('long'));
    await eventLoopRound();
    const short = subgraph
      .execute({ query: '{ root { deeper { id } } }' })
      .then(() => events.push('short'));
    await Promise.all([long, short]);
    expect(events).toEqual(['short', 'long']);
  });

  it('is answered in full, in turns, beside many as large', async () => {
    const { subgraph } = createTree();
    const query = `{ root { ${nested('children', 4)} } }`;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => subgraph.execute({ query })),
    );
    const sizes = answers.map(({ data }) => objectsIn(data));
    expect(sizes).toEqual(Array.from({ length: 5 }, () => 11_112));
  });
});

function eventLoopRound(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Objects of an answer, its `data` included. */
function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = (Object.values(value) as unknown[])
    .map(objectsIn)
    .reduce((sum, count) => sum + count, 0);
  return Array.isArray(value) ? inner : inner + 1;
}

/** Fragments that each use the next. */
function chain(length: number): string {
  return `{ root { ...F0 } } ${many(length, (n) => `fragment F${n} on Node { ${n + 1 < length ? `...F${n + 1}` : 'id'} }`)}`;
}

/** Fragments that each use the next twice. */
function doubling(length: number): string {
  return `{ root { ...F0 } } ${many(length, (n) => `fragment F${n} on Node { ${n + 1 < length ? `...F${n + 1} ...F${n + 1}` : 'id'} }`)}`;
}
