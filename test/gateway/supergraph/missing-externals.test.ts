import { describe, expect, it } from '@jest/globals';
import { startFederation } from '../testing/federation.ts';

describe('a field an interface object requires', () => {
  it('is asked of the subgraph that has it', async () => {
    const federation = await startFederation({
      subgraphs: {
        a: {
          sdl: `type Query { media: Media }
            interface Media @key(fields: "id") { id: ID! title: String }
            type Book implements Media @key(fields: "id") { id: ID! title: String }`,
          data: {
            Query: { media: { __typename: 'Book', id: '1', title: 'T' } },
            Book: [{ id: '1', title: 'T' }],
            Media: [{ __typename: 'Book', id: '1', title: 'T' }],
          },
        },
        b: {
          sdl: `type Query { best: Media }
            type Media @key(fields: "id") @interfaceObject {
              id: ID!
              title: String @external
              tags: String @requires(fields: "title")
            }`,
          data: {
            Query: { best: { id: '1', title: 'not ours to say' } },
            Media: [{ id: '1', tags: 'tags of {{title}}' }],
          },
        },
      },
    });
    expect(await federation.ask('{ best { title tags } }')).toEqual({
      data: { best: { title: 'T', tags: 'tags of T' } },
    });
    expect(await federation.ask('{ media { tags } }')).toEqual({
      data: { media: { tags: 'tags of T' } },
    });
    await federation.stop();
  });
});
