import { describe, expect, it } from '@jest/globals';

import type * as activities from '../../subgraphs/activities/contract/generated.ts';
import type * as alliances from '../../subgraphs/alliances/contract/generated.ts';
import type * as resources from '../../subgraphs/resources/contract/generated.ts';

/** Columns of rows, as `Type.field`, that are not of the contract's type. */
type Wrong<Rows, Types> = {
  [Name in keyof Rows & keyof Types & string]: WrongOf<
    Rows[Name],
    Types[Name],
    Name
  >;
}[keyof Rows & keyof Types & string];

type WrongOf<Row, Type, Name extends string> = {
  [Field in keyof Row & keyof Type & string]: Row[Field] extends Type[Field]
    ? never
    : `${Name}.${Field}`;
}[keyof Row & keyof Type & string];

type IsNone<Names> = [Names] extends [never] ? true : Names;

describe('a column under the name of a field', () => {
  it('is of its type, or this does not compile', () => {
    const none: readonly [
      IsNone<Wrong<activities.Rows, activities.FederationTypes>>,
      IsNone<Wrong<alliances.Rows, alliances.FederationTypes>>,
      IsNone<Wrong<resources.Rows, resources.FederationTypes>>,
    ] = [true, true, true];
    expect(none).toHaveLength(3);
  });

  it('would be told by name', () => {
    const told: Wrong<
      { Thing: { id: string; size: number } },
      { Thing: { id: string; size: string } }
    > = 'Thing.size';
    expect(told).toBe('Thing.size');
  });
});
