import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Federation,
  startFederation,
} from '../../../testing/federation.ts';

/** What two types require has one name there, and two types. */
let federation: Federation;

beforeAll(async () => {
  federation = await startFederation({
    subgraphs: {
      a: {
        sdl: `type Query { list: [Node] parties: [Party] }
          interface Node { id: ID! }
          type Unit implements Node @key(fields: "id") { id: ID! }
          type Party implements Node @key(fields: "id") { id: ID! }`,
        data: {
          Query: {
            list: [
              { __typename: 'Unit', id: '1' },
              { __typename: 'Party', id: '2' },
              { __typename: 'Party', id: '3' },
            ],
            parties: [{ id: '2' }],
          },
        },
      },
      b: {
        sdl: `type Unit @key(fields: "id") {
            id: ID!
            size: Int @external
            seat: Seat @external
            text: String @requires(fields: "size seat { no }")
          }
          type Party @key(fields: "id") {
            id: ID!
            size: String! @external
            seat: [Desk] @external
            text: String @requires(fields: "size seat { no }")
          }
          type Seat { no: Int @external }
          type Desk { no: String @external }`,
        data: {
          Unit: [{ id: '1', text: '{{size}} {{seat}}' }],
          Party: [{ id: '2', text: '{{size}} {{seat}}' }],
        },
      },
      c: {
        sdl: `type Unit @key(fields: "id") { id: ID! size: Int seat: Seat }
          type Party @key(fields: "id") { id: ID! size: String! seat: [Desk] }
          type Seat { no: Int }
          type Desk { no: String }`,
        data: {
          Unit: [{ id: '1', size: 5, seat: { no: 7 } }],
          Party: [
            { id: '2', size: 'big', seat: [{ no: 'A' }] },
            { id: '3', size: 'small', seat: { $error: 'no seat' } },
          ],
        },
      },
    },
  });
});

afterAll(() => federation.stop());

describe('fields of one name and several types in a fetch', () => {
  it('are told apart by an alias', async () => {
    const { data } = await federation.ask(
      '{ list { ... on Unit { text } ... on Party { text } } }',
    );
    expect(data).toMatchObject({
      list: [{ text: '5 {"no":7}' }, { text: 'big [{"no":"A"}]' }, {}],
    });
    const toC = federation.requests.filter((r) => r.subgraph === 'c');
    expect(toC).toHaveLength(1);
    expect(toC[0]?.query).toContain('_separate0_size: size');
  });

  it('are told apart where a fragment of the plan stands in two places', async () => {
    const { data, errors } = await federation.ask(
      `{
        list { ... on Unit { text } ... on Party { text } }
        parties { text }
      }`,
    );
    expect(errors).toMatchObject([{ message: 'no seat' }]);
    expect(data).toMatchObject({
      list: [{ text: '5 {"no":7}' }, { text: 'big [{"no":"A"}]' }, {}],
      parties: [{ text: 'big [{"no":"A"}]' }],
    });
    const toC = federation.requests.filter((r) => r.subgraph === 'c');
    expect(toC.at(-1)?.query).toMatch(/_e0.*_e1/s);
  });

  it('have errors under their own names', async () => {
    const { errors } = await federation.ask(
      '{ list { ... on Unit { text } ... on Party { text seat { no } } } }',
    );
    expect(errors).toMatchObject([
      { message: 'no seat', path: ['list', 2, 'seat'] },
    ]);
  });
});
