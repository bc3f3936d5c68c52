import type { Workload } from '../workload.ts';

export const large: Workload = {
  name: 'large',
  about: 'an answer of 8 MB, half of its texts Chinese',
  scene: 'shop',
  // The author's name is another subgraph's: no gateway can pass this through.
  query: `
    query Large($first: Int!) {
      archive(first: $first) { id title body author { id name } }
    }`,
  variables: { first: 1000 },
  connections: 4,
};
