import { describe, expect, it } from '@jest/globals';

import { mergeResolvers } from '../../../../subgraphs/kit/records/merge-resolvers.ts';

const one = () => 1;
const two = () => 2;

describe('resolvers of several aggregates', () => {
  it('add fields to one type', () => {
    expect(
      mergeResolvers([{ Thing: { one } }, { Thing: { two }, Query: { one } }]),
    ).toEqual({ Thing: { one, two }, Query: { one } });
  });

  it('are refused if two resolve one field', () => {
    expect(() =>
      mergeResolvers([{ Thing: { one } }, { Thing: { one: two } }]),
    ).toThrow(
      new TypeError(
        'Expected one aggregate to resolve Thing.one, but got: two.',
      ),
    );
  });

  it('of one aggregate are left as they are', () => {
    const fields = { one };
    mergeResolvers([{ Thing: fields }, { Thing: { two } }]);
    expect(fields).toEqual({ one });
  });
});
