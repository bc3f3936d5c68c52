import { describe, expect, it } from '@jest/globals';
import {
  GatewayError,
  StartupError,
} from '../../../../../gateway/base/errors.ts';
import { withoutRefused } from '../../../../../gateway/plan/hive/forms/without-refused.ts';

const FIELDS = ['a', 'b', 'c', 'd', 'e'];
const SDL = `type Query { ${FIELDS.map((name) => `${name}: T @join__field(graph: A, provides: "${name}")`).join(' ')} }
  type T @join__type(graph: A, key: "k") { x: Int }`;

/** Refuses a supergraph that says any of some field sets. */
function refusing(...fieldSets: readonly string[]) {
  const seen: string[] = [];
  const make = (sdl: string): Promise<string> => {
    seen.push(sdl);
    const isRefused = fieldSets.some((one) => sdl.includes(`"${one}"`));
    return isRefused
      ? Promise.reject(new StartupError('invalid-supergraph', 'no'))
      : Promise.resolve(`made of ${sdl}`);
  };
  return { make, seen };
}

describe('a supergraph without what is refused', () => {
  it('is as it is when it is taken', async () => {
    const { make, seen } = refusing();
    const taken = await withoutRefused(SDL, make);
    expect(taken).toEqual({ sdl: SDL, value: `made of ${SDL}`, leftOut: [] });
    expect(seen).toHaveLength(1);
  });

  it.each([
    [['a'], ['@provides on Query.a']],
    [['e'], ['@provides on Query.e']],
    [
      ['b', 'd'],
      ['@provides on Query.b', '@provides on Query.d'],
    ],
    [['k'], ['@key on T']],
    [FIELDS, FIELDS.map((name) => `@provides on Query.${name}`)],
  ])('lacks %j, and nothing else', async (causes, leftOut) => {
    const { make } = refusing(...causes);
    const taken = await withoutRefused(SDL, make);
    expect(taken.leftOut).toEqual(leftOut);
    for (const name of [...FIELDS, 'k']) {
      expect(taken.sdl.includes(`"${name}"`)).toBe(!causes.includes(name));
    }
    expect(taken.value).toBe(`made of ${taken.sdl}`);
  });

  it('is refused where no field set is the cause', async () => {
    const refused = new StartupError('invalid-supergraph', 'never');
    await expect(
      withoutRefused(SDL, () => Promise.reject(refused)),
    ).rejects.toBe(refused);
  });

  it('is not looked for where there was no answer', async () => {
    const late = new GatewayError('QUERY_PLAN_TIMEOUT');
    let calls = 0;
    const make = () => {
      calls += 1;
      return Promise.reject(late);
    };
    await expect(withoutRefused(SDL, make)).rejects.toBe(late);
    expect(calls).toBe(1);
  });
});
