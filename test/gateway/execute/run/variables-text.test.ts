import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  pickVariables,
  writeVariables,
} from '../../../../gateway/execute/run/variables-text.ts';

const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'toString', 'd'));
const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue()); // prettier-ignore

it('variables are the same as text and as an object, none left out and none added', () => {
  fc.assert(
    fc.property(names, values, fc.option(fc.jsonValue()), (used, given, more) => {
      const written = more === null ? [] : [['representations', JSON.stringify(more)] as const];
      const text = writeVariables(used, given, written);
      const picked = pickVariables(used, given);
      const all = more === null ? picked : { ...picked, representations: more };
      expect(text === undefined ? {} : JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(all)));
    }),
  ); // prettier-ignore
});

it('without any variable there is no text', () => {
  expect(writeVariables(['a'], { b: 1 }, [])).toBeUndefined();
});
