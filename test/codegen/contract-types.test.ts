import { describe, expect, it } from '@jest/globals';

import { contractTypes } from '../../codegen/contract-types.ts';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { tree(id: ID!): Tree trees(first: Int = 20): TreeConnection! }
  "Planted. 树。"
  type Tree @key(fields: "id") { id: ID! kind: TreeKind! owner: Unit }
  type Unit @key(fields: "code district") { code: ID! district: ID! trees: [Tree!] }
  type Leaf { size: Int }
  enum TreeKind { OAK PINE }
  type TreeConnection { nodes: [Tree!]! edges: [TreeEdge!]! totalCount: Int }
  type TreeEdge { cursor: String! node: Tree! }
`;

async function typesOf(contract: string): Promise<string> {
  const text = await contractTypes({
    sdl: contract,
    source: 'schema/trees.graphql',
    ofAggregates: true,
  });
  return text.replace(/\s+/gu, ' ');
}

describe('the types of a contract', () => {
  it('say where they come from', async () => {
    expect(await typesOf(sdl)).toMatch(
      /^\/\/ Written by `npm run codegen` from schema\/trees\.graphql: change that\./u,
    );
  });

  it('have each enumeration as a value and as a type, spelt as it is', async () => {
    expect(await typesOf(sdl)).toContain(
      "export const TreeKind = { OAK: 'OAK', PINE: 'PINE' } as const;",
    );
  });

  it('take a row for a type that an aggregate has one for', async () => {
    expect(await typesOf(sdl)).toContain("Leaf: RowOf<'Leaf', Leaf>;");
  });

  it('take its key for an entity that none has a row for', async () => {
    expect(await typesOf(sdl)).toContain(
      "Unit: RowOf<'Unit', Pick<Unit, 'code' | 'district'>>;",
    );
  });

  it('take the kit’s connection, whose total may be unknown if the contract says so', async () => {
    expect(await typesOf(sdl)).toContain(
      "TreeConnection: Connection<ResolversParentTypes['Tree'], number | null>;",
    );
    expect(
      await typesOf(sdl.replace('totalCount: Int', 'totalCount: Int!')),
    ).toContain("TreeConnection: Connection<ResolversParentTypes['Tree']>;");
  });

  it('have no word of what the contract does not need', async () => {
    expect(await typesOf(sdl)).not.toMatch(/\bany\b|Subscription|Planted/u);
  });
});
