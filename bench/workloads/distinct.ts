import type { Workload } from '../workload.ts';

export const distinct: Workload = {
  name: 'distinct',
  about: 'no two operations the same: every plan is a cache miss',
  scene: 'shop',
  distinctName: 'list00000000',
  query: `
    query Distinct {
      list00000000: topProducts(first: 3) {
        upc
        name
        inStock
        reviews { id author { id name } }
      }
    }`,
};
