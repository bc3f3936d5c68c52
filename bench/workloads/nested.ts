import type { Workload } from '../workload.ts';

/** The shape of the public federation benchmark's query. */
export const nested: Workload = {
  name: 'nested',
  about: 'nested entities, most of them repeated; four subgraphs',
  scene: 'shop',
  query: `
    query Nested {
      users {
        ...User
        reviews {
          ...Review
          product {
            ...Product
            reviews {
              ...Review
              author {
                ...User
                reviews { ...Review product { ...Product } }
              }
            }
          }
        }
      }
      topProducts {
        ...Product
        reviews {
          ...Review
          author {
            ...User
            reviews { ...Review product { ...Product } }
          }
        }
      }
    }
    fragment User on User { id username name }
    fragment Review on Review { id body }
    fragment Product on Product {
      inStock
      name
      price
      shippingEstimate
      upc
      weight
    }`,
};
