import type { Workload } from '../workload.ts';

export const small: Workload = {
  name: 'small',
  about: 'one fetch, 1 KB',
  scene: 'shop',
  query: `
    query Small($first: Int!) {
      topProducts(first: $first) { upc name summary price weight }
    }`,
  variables: { first: 7 },
};
