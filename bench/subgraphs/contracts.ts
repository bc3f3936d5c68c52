/** One of the four subgraphs that answer from memory. */
export interface ShopContract {
  readonly name: ShopSubgraph;
  readonly types: string;
  /** The subgraph's own fields of `Query`. */
  readonly queryFields: string;
  /** The types `_entities` can return here. */
  readonly entities: readonly string[];
}

export type ShopSubgraph = 'accounts' | 'inventory' | 'products' | 'reviews';

const LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.3"
  import: ["@key", "@external", "@requires", "@provides", "@shareable"]
)`;

/**
 * The schema of the public federation benchmark (accounts, inventory, products
 * and reviews), with a catalog and an archive for lists of thousands of rows.
 */
export const contracts: readonly ShopContract[] = [
  {
    name: 'accounts',
    entities: ['User'],
    types: `
      type User @key(fields: "id") {
        id: ID!
        name: String
        username: String @shareable
        birthday: Int
      }`,
    queryFields: 'me: User user(id: ID!): User users: [User]',
  },
  {
    name: 'inventory',
    entities: ['Product'],
    types: `
      type Product @key(fields: "upc") {
        upc: String!
        weight: Int @external
        price: Int @external
        inStock: Boolean
        shippingEstimate: Int @requires(fields: "price weight")
      }`,
    queryFields: '',
  },
  {
    name: 'products',
    entities: ['Product'],
    types: `
      type Product @key(fields: "upc") {
        upc: String!
        name: String
        summary: String
        price: Int
        weight: Int
      }`,
    queryFields:
      'topProducts(first: Int = 5): [Product] catalog(first: Int!): [Product!]!',
  },
  {
    name: 'reviews',
    entities: ['User', 'Product', 'Review'],
    types: `
      type Review @key(fields: "id") {
        id: ID!
        body: String
        product: Product
        author: User @provides(fields: "username")
      }
      type User @key(fields: "id") {
        id: ID!
        username: String @external
        reviews: [Review]
      }
      type Product @key(fields: "upc") {
        upc: String!
        reviews: [Review]
      }
      type Article {
        id: ID!
        title: String!
        body: String!
        author: User
      }`,
    queryFields: 'archive(first: Int!): [Article!]!',
  },
];

/** What the subgraph gives to composition. */
export function contractSdl({ types, queryFields }: ShopContract): string {
  const query = queryFields === '' ? '' : `type Query { ${queryFields} }`;
  return [LINK, types, query].join('\n');
}

/** What the subgraph serves: the contract and the federation's own fields. */
export function servedSdl(contract: ShopContract): string {
  return [
    LINK,
    contract.types,
    `type Query {
      ${contract.queryFields}
      _entities(representations: [_Any!]!): [_Entity]!
      _service: _Service!
    }
    scalar _Any
    type _Service { sdl: String }
    union _Entity = ${contract.entities.join(' | ')}`,
  ].join('\n');
}
