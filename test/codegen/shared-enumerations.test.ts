import { describe, expect, it } from '@jest/globals';

import { sharedEnumerations } from '../../codegen/shared-enumerations.ts';

const colours = 'enum Colour { RED GREEN }';

describe('enumerations for the kit', () => {
  it('are those that every contract has', () => {
    const shared = sharedEnumerations([
      `${colours} enum Size { S }`,
      `${colours} enum Size { S }`,
      colours,
    ]);
    expect(shared).toContain('enum Colour');
    expect(shared).not.toContain('enum Size');
  });

  it('must have the same values wherever they are', () => {
    expect(() =>
      sharedEnumerations([colours, colours, 'enum Colour { RED BLUE }']),
    ).toThrow(
      'Expected every contract to have the same values of Colour, but got: RED GREEN / RED GREEN / RED BLUE',
    );
  });
});
