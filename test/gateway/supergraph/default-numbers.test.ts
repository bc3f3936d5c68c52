import { describe, expect, it } from '@jest/globals';
import { isInputObjectType } from 'graphql';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { composeSupergraph } from '../testing/compose.ts';

const NUMBERS = [
  '7', '1.5', '9223372036854775808', '-123456789012345678901234567890', '1e400',
]; // prettier-ignore

describe('numbers in the defaults of a supergraph', () => {
  for (const number of NUMBERS) {
    it(`are kept as they are: ${number}`, () => {
      const sdl = `
        type Query { f(big: Big = ${number}, in: In = { x: [${number}] }): Int }
        input In { x: [Big] = [${number}] }
        scalar Big`;
      const { publicSchema } = loadSupergraph(
        composeSupergraph({ sdls: { a: sdl } }),
      );
      const input = publicSchema.getType('In');
      const inputs = [
        ...(publicSchema.getQueryType()?.getFields()['f']?.args ?? []),
        ...(isInputObjectType(input) ? [input.getFields()['x']] : []),
      ];
      expect(
        inputs.map((field) => JSON.stringify(field?.defaultValue)),
      ).toEqual([number, `{"x":[${number}]}`, `[${number}]`]);
    });
  }
});
