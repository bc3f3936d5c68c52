import { expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { dropFields } from '../../../../gateway/execute/run/drop-fields.ts';

function dropped(query: string, ...failed: string[]) {
  const { query: rest, ...more } = dropFields(parse(query), new Set(failed));
  return { rest: rest && print(parse(rest)), ...more };
}

it('a field with a variable that has no value is left out, wherever it stands', () => {
  const query = 'query($a: Int, $b: Int) { x: one(n: $a) { y } ... on Query { two { three(n: $a) four(n: $b) } } }'; // prettier-ignore
  expect(dropped(query, 'a')).toEqual({
    rest: print(
      parse('query($b: Int) { ... on Query { two { four(n: $b) } } }'),
    ),
    variables: ['b'],
    dropped: [
      { keys: ['x'], variable: 'a' },
      { keys: ['two', 'three'], variable: 'a' },
    ],
  });
});

it('what would be empty then is left out with it', () => {
  const query = 'query($a: Int) { one { two { three(n: $a) } } ok }';
  expect(dropped(query, 'a').rest).toBe(print(parse('{ ok }')));
});

it('nothing is asked where nothing is left', () => {
  expect(dropped('query($a: Int) { one(n: $a) }', 'a').rest).toBeUndefined();
});

it('what no variable failed for stays as it is', () => {
  expect(dropped('query($b: Int) { one(n: $b) }', 'a').dropped).toEqual([]);
});
