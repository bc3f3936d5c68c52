import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SubgraphError } from '../../../gateway/fetch/subgraph-error.ts';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { answerText } from '../../../gateway/http/send/answer-text.ts';
import { boundedValue } from '../../../gateway/observe/bounded.ts';
import type {
  ErrorPolicyOptions,
  MaskedError,
} from '../../../gateway/observe/error-policy.ts';
import { composeSupergraph } from '../testing/compose.ts';

const supergraph = composeSupergraph({
  sdls: {
    a: 'type Query { item: Item } type Item @key(fields: "id") { id: ID! }',
    b: 'type Item @key(fields: "id") { id: ID! name: String }',
  },
});

const gateways: Gateway[] = [];
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.stop()));
});

/** The text of the answer, where each subgraph may report errors. */
async function answer(
  errors: { a?: readonly SubgraphError[]; b?: readonly SubgraphError[] },
  policy: ErrorPolicyOptions,
  headers: Record<string, string> = {},
): Promise<string> {
  const gateway = await createGateway({
    supergraph,
    errors: policy,
    fetchers: {
      a: {
        fetch: () =>
          Promise.resolve({
            data: { item: errors.a ? null : { id: '1', __typename: 'Item' } },
            ...(errors.a ? { errors: errors.a } : {}),
          }),
      },
      b: {
        fetch: () =>
          Promise.resolve({ data: null, ...(errors.b ? { errors: errors.b } : {}) }),
      },
    },
  });
  gateways.push(gateway);
  const query = '{ item { id name } }';
  const { data = ['null'], ...told } = await gateway.execute({ query, headers });
  return answerText({ data, ...told }).join('');
} // prettier-ignore

interface Read {
  readonly errors: {
    readonly message: string;
    readonly path?: unknown;
    readonly extensions: Record<string, unknown>;
  }[];
}

const read = (text: string): Read['errors'] =>
  (JSON.parse(text) as Read).errors;

const SECRET =
  "Access denied for user 'reader'@'10.1.2.3' in SELECT * FROM cadre /srv/app/db.js";

const LEAKS: readonly [string, SubgraphError][] = [
  ['a message', { message: SECRET }],
  ['a message under an unknown code', { message: SECRET, extensions: { code: 'ER_ACCESS_DENIED' } }],
  ['a message under a code of ours', { message: SECRET, extensions: { code: 'SUBREQUEST_HTTP_ERROR' } }],
  ['a message under an internal code', { message: SECRET, extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  ['a stack', { message: 'x', extensions: { code: 'NOT_FOUND', stack: SECRET, stacktrace: [SECRET] } }],
  ['debug data', { message: 'x', extensions: { code: 'NOT_FOUND', debug: { sql: SECRET }, exception: { sql: SECRET } } }],
  ['an original error', { message: 'x', extensions: { originalError: { message: SECRET } } }],
  ['an extension nobody listed', { message: 'x', extensions: { code: 'NOT_FOUND', sqlMessage: SECRET } }],
  ['a code', { message: 'x', extensions: { code: SECRET } }],
  ['a message of no text', { message: { sql: SECRET } }],
]; // prettier-ignore

describe('a masked error', () => {
  it.each(LEAKS)('tells nothing of %s', async (_, error) => {
    for (const from of ['a', 'b'] as const) {
      const masked: MaskedError[] = [];
      const onMasked = (one: MaskedError): void => void masked.push(one);
      const text = await answer({ [from]: [error] }, { mask: true, onMasked });
      expect(text).not.toMatch(/reader|10\.1\.2\.3|cadre|db\.js/);
      const [told] = read(text);
      expect(told?.extensions['service']).toBe(from);
      // What was replaced is in the log, under the id that the client has.
      for (const { traceId, subgraph } of masked) {
        expect(traceId).toMatch(/^[\da-f]{32}$/);
        expect([told?.extensions['traceId'], from]).toEqual([traceId, subgraph]);
      }
      if (told?.extensions['code'] !== 'NOT_FOUND') expect(JSON.stringify(masked)).toContain('cadre');
    }
  }); // prettier-ignore

  it('keeps message and known extensions of listed codes', async () => {
    const extensions = { code: 'SOURCE_UNAVAILABLE', partition: '310116', cause: 'X', own: 1 };
    const error = { message: 'The system cannot be read.', path: ['item'], extensions };
    const [told] = read(await answer({ a: [error] }, { mask: true }));
    expect(told).toEqual({
      message: 'The system cannot be read.',
      path: ['item'],
      extensions: { code: 'SOURCE_UNAVAILABLE', partition: '310116', cause: 'X', service: 'a' },
    });
  }); // prettier-ignore

  it('keeps more where more is listed', async () => {
    const policy = { mask: true, passCodes: ['QUOTA'], passExtensions: ['own'] };
    const error = { message: 'Over quota.', extensions: { code: 'QUOTA', own: 1, other: 2 } };
    const [told] = read(await answer({ a: [error] }, policy));
    expect(told?.message).toBe('Over quota.');
    expect(told?.extensions).toEqual({ code: 'QUOTA', own: 1, service: 'a' });
  }); // prettier-ignore

  it('has the trace id that the client sent', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
    const text = await answer({ a: [{ message: SECRET }] }, { mask: true }, { traceparent }); // prettier-ignore
    expect(read(text)[0]?.extensions['traceId']).toBe(traceId);
  });

  it('is told in the log ten times an answer at most', async () => {
    const masked: unknown[] = [];
    const policy = { mask: true, onMasked: (one: unknown) => masked.push(one) };
    const errors = Array.from({ length: 50 }, () => ({ message: SECRET }));
    await answer({ a: errors }, policy);
    expect(masked).toHaveLength(10);
  });
});

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let n = 0; n < depth; n++) value = n % 2 ? [value] : { value };
  return value;
}

describe('a shown error', () => {
  it('keeps its message and its own extensions', async () => {
    const extensions = { code: 'ER_X', own: { a: [1, 'x', null, true] } };
    const [told] = read(await answer({ a: [{ message: 'Why.', extensions }] }, {}));
    expect(told).toMatchObject({ message: 'Why.', extensions: { ...extensions, service: 'a' } });
  }); // prettier-ignore

  it.each([
    ['5,000 deep', nested(5000)],
    ['a million long', 'x'.repeat(1_000_000)],
    ['a hundred thousand wide', Array.from({ length: 100_000 }, () => ({ a: 1 }))],
    ['many keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n]))],
  ])('is bounded where an extension is %s', async (_, own) => {
    const text = await answer({ a: [{ message: 'Why.', extensions: { own } }] }, {});
    expect(text.length).toBeLessThan(10_000);
    expect(read(text)[0]?.message).toBe('Why.');
  }); // prettier-ignore

  it('is bounded in its message, and has no stack', async () => {
    const extensions = { stack: SECRET, stacktrace: [SECRET], exception: SECRET, debug: SECRET, originalError: SECRET };
    const text = await answer({ a: [{ message: 'y'.repeat(100_000), extensions }] }, {});
    expect(text.length).toBeLessThan(3000);
    expect(text).not.toContain('reader');
  }); // prettier-ignore

  it('is one of a thousand at most, the others are counted', async () => {
    const errors = Array.from({ length: 200_000 }, (_, n) => ({
      message: `e${n}`,
      path: ['item'],
    }));
    const told = read(await answer({ a: errors }, {}));
    expect(told.length).toBeLessThanOrEqual(1001);
    expect(JSON.stringify(told)).toContain('199000 more errors were left out.');
  });

  it('with a path that is none stands where something is missing', async () => {
    const path = Array.from({ length: 100_000 }, () => 'item');
    const [told] = read(await answer({ a: [{ message: 'Why.', path }] }, {}));
    expect(told).toMatchObject({ message: 'Why.', path: ['item'] });
  });
});

it('bounded data can be written, whatever it was', () => {
  fc.assert(
    fc.property(fc.object({ maxDepth: 12, withBigInt: true, withDate: true }), (value) => {
      const text = JSON.stringify(boundedValue(value));
      expect(text.length).toBeLessThan(600_000);
      expect(JSON.parse(text)).toBeDefined();
    }),
    { seed: 20261126, numRuns: 300 },
  ); // prettier-ignore
});
