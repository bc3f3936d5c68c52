import type { Workload } from '../workload.ts';

export const wide: Workload = {
  name: 'wide',
  about: 'a list of 5,000 entities of two subgraphs',
  scene: 'shop',
  query: `
    query Wide($first: Int!) {
      catalog(first: $first) { upc name price inStock shippingEstimate }
    }`,
  variables: { first: 5000 },
  connections: 10,
};
