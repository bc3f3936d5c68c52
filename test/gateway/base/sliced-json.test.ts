import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseLongNumbers } from '../../../gateway/base/exact-json.ts';
import {
  type JsonFault,
  JsonScanner,
} from '../../../gateway/base/json-scanner.ts';
import { SlicedJson } from '../../../gateway/base/sliced-json.ts';

const LIMITS = { maxDepth: 100, maxValues: 100_000, maxKeys: 10_000 };
const SEED = 20261126;

interface Ways {
  readonly chunkBytes?: number;
  readonly sliceBytes?: number;
  readonly limits?: Partial<typeof LIMITS>;
}

function scan(bytes: Buffer, ways: Ways = {}) {
  const { chunkBytes = 7, sliceBytes = 5, limits = {} } = ways;
  const scanner = new JsonScanner({ ...LIMITS, ...limits }, sliceBytes);
  let fault: JsonFault | undefined;
  for (let at = 0; at < bytes.length && !fault; at += chunkBytes) {
    fault = scanner.scan(bytes.subarray(at, at + chunkBytes));
  }
  return { scanner, fault };
}

/** The value and how many slices it took; throws what is refused. */
function parse(text: string, ways: Ways = {}) {
  const bytes = Buffer.from(text);
  const { scanner, fault } = scan(bytes, ways);
  if (fault) throw new SyntaxError(fault);
  const json = new SlicedJson(scanner, (start, end) =>
    bytes.toString('utf8', start, end),
  );
  let slices = 1;
  while (!json.step()) slices += 1;
  return { value: json.value, slices };
}

function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return (error as Error).constructor;
  }
}

/** What tells two values apart: order of keys, prototypes, raw numbers. */
function shown(text: unknown): unknown {
  return typeof text === 'function' ? text : JSON.stringify(text);
}

/**
 * Without backslashes: V8 13.6 reads `{"h":0,"\\"":1}` as the key `\` once it
 * has seen `{"h":0,"\\\\":1}`, at once and in slices.
 */
const keys = fc
  .oneof(
    fc.constantFrom('a', 'b', '1', '0', '', '__proto__', 'constructor', '"', '\n', '盟约'), // prettier-ignore
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  .filter((key) => !key.includes('\\'));
const leaves = fc.oneof(
  fc.constantFrom('true', 'null', '-1.5e3', '1e400', '0.1', '12345678901234567890', '-0'), // prettier-ignore
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => JSON.stringify(text)), // prettier-ignore
);
const space = fc.constantFrom('', '', '', ' ', '\n\t');

/** JSON texts as a careless server writes them: spaces, keys twice. */
const { texts } = fc.letrec<{ texts: string; lists: string; objects: string }>(
  (tie) => ({
    texts: fc.oneof({ maxDepth: 6 }, leaves, tie('lists'), tie('objects')),
    lists: fc
      .tuple(space, fc.array(tie('texts'), { maxLength: 6 }))
      .map(([gap, items]) => `[${items.join(`${gap},${gap}`)}${gap}]`),
    objects: fc
      .tuple(space, fc.array(fc.tuple(keys, tie('texts')), { maxLength: 6 }))
      .map(
        ([gap, entries]) =>
          `{${entries.map(([key, value]) => `${gap}${JSON.stringify(key)}:${gap}${value}`).join(`${gap},`)}}`,
      ),
  }),
);
const ways = fc.record({
  chunkBytes: fc.integer({ min: 1, max: 40 }),
  sliceBytes: fc.integer({ min: 1, max: 40 }),
});

describe('JSON in slices', () => {
  it('is what JSON is at once, however it is cut', () => {
    fc.assert(
      fc.property(texts, ways, (text, cut) => {
        const { value } = parse(text, cut);
        expect(value).toEqual(parseLongNumbers(text));
        expect(shown(value)).toBe(shown(parseLongNumbers(text)));
      }),
      { numRuns: 1500, seed: SEED },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const edits = fc.record({
      at: fc.nat(),
      length: fc.integer({ min: 0, max: 3 }),
      put: fc.constantFrom('', ',', '[', ']', '{', '}', '"', '\\', ':', '1', ' ', 'x'), // prettier-ignore
    });
    fc.assert(
      fc.property(texts, edits, ways, (text, { at, length, put }, cut) => {
        const place = at % (text.length + 1);
        const broken = text.slice(0, place) + put + text.slice(place + length);
        fc.pre(broken.isWellFormed());
        expect(shown(outcome(() => parse(broken, cut).value))).toEqual(
          shown(outcome(() => parseLongNumbers(broken))),
        );
      }),
      { numRuns: 2500, seed: SEED },
    );
  });

  it.each([
    '[,1,2,3,4,5,6]',
    '[1,2,3,4,5,6,]',
    '[1,2,3,,4,5,6]',
    '{,"aaaa":1,"b":2}',
    '{"aaaa":1,"b":2,}',
    '{"aaaa":1,,"b":2}',
    '{"aaaaaa",1}',
    '[1,2,3,4},5]',
    '{"a":[1,2,3,4,5},6]',
    '[1,2,3,4,5],[6]',
    '[1,2,3,4,5] [6,7,8]',
    '[1,2,3,4,5,"6',
    '[1,2,3,4,5,6\\u0037,7]',
    '',
  ])('refuses %s', (text) => {
    expect(() => parseLongNumbers(text)).toThrow(SyntaxError);
    expect(() => parse(text, { sliceBytes: 1 })).toThrow(SyntaxError);
  });

  it('is cut into slices of about the size that is asked for', () => {
    const text = JSON.stringify(
      Array.from({ length: 1000 }, (_, n) => ({ n })),
    );
    const { slices } = parse(text, { sliceBytes: 100 });
    expect(slices).toBeGreaterThan(text.length / 120);
    expect(slices).toBeLessThanOrEqual(text.length / 100 + 1);
  });

  it('sets own keys only, never a prototype', () => {
    const text = '{"a":{"x":[1,2,3]},"__proto__":{"y":[1,2,3],"z":1},"b":2}';
    const { value } = parse(text, { sliceBytes: 1 });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(['a', '__proto__', 'b']);
    expect(({} as { y?: unknown }).y).toBeUndefined();
  });
});

describe('a look at JSON before it is parsed', () => {
  const fault = (text: string, limits: Ways['limits'], chunkBytes = 7) =>
    scan(Buffer.from(text), { limits: limits ?? {}, chunkBytes }).fault;

  it('ends at the depth, at n and n + 1', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"\\"[[[":', '}]'],
    ] as const) {
      // prettier-ignore
      const levels = open.startsWith('[{') ? 2 : 1;
      const text = open.repeat(10) + '1' + close.repeat(10);
      expect(fault(text, { maxDepth: 10 * levels })).toBeUndefined();
      expect(fault(text, { maxDepth: 10 * levels - 1 })).toBe('maxDepth');
    }
  });

  it('ends at the number of values, at n and n + 1', () => {
    const text = '{"a":[1,2,{"b":",,,"}],"c":"]"}';
    expect(fault(text, { maxValues: 7 })).toBeUndefined();
    expect(fault(text, { maxValues: 6 })).toBe('maxValues');
  });

  it('ends at the number of keys of one object, at n and n + 1', () => {
    const text = '[{"a":1,"b":2},{"c":[1,2,3,4],"d":{"e":1},"f":2}]';
    expect(fault(text, { maxKeys: 3 })).toBeUndefined();
    expect(fault(text, { maxKeys: 2 })).toBe('maxKeys');
  });

  it('knows strings from structure wherever chunks end', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '\\', '[', ',', 'a', '盟'), maxLength: 120 }), // prettier-ignore
        fc.integer({ min: 1, max: 50 }),
        (string, chunkBytes) => {
          const text = JSON.stringify([string, string]);
          const limits = { maxDepth: 1, maxValues: 3 };
          expect(fault(text, limits, chunkBytes)).toBeUndefined();
        },
      ),
      { numRuns: 1000, seed: SEED },
    );
  });

  it.each(['1234567890123456', '[1,-0.12345678901234567]', '[1e400]'])(
    'sees a number that a double may not hold in %s',
    (text) => {
      for (const chunkBytes of [1, 3, 100]) {
        const { scanner } = scan(Buffer.from(text), { chunkBytes });
        expect(scanner.hasLongNumber).toBe(true);
      }
      const string = Buffer.from(JSON.stringify(text));
      expect(scan(string).scanner.hasLongNumber).toBe(false);
    },
  );
});
