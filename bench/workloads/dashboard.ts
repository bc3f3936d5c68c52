import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../own-files.ts';
import type { Workload } from '../workload.ts';

/** The query of the README, over our own four subgraphs. */
const query = readFileSync(
  join(ROOT, 'test/operations/federation.graphql'),
  'utf8',
);

export const dashboard: Workload = {
  name: 'dashboard',
  about: 'our dashboard query, subgraphs in the process of the gateway',
  scene: 'federation',
  query,
};

export const dashboardHttp: Workload = {
  name: 'dashboard-http',
  about: 'our dashboard query, subgraphs over HTTP',
  // The subgraphs are the limit: more would only wait for them, and time out.
  connections: 10,
  scene: 'federation-http',
  query,
};
