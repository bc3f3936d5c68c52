import { systemClock } from '../../subgraphs/kit/values/clock.ts';
import { readMapping } from '../../subgraphs/organizations/mapping/read-mapping.ts';
import type { DistrictServeOptions } from './options.ts';
import { limitsOf } from '../shared/limit-options.ts';
import { openSubgraph } from '../shared/open-subgraph.ts';
import { serveSubgraphUntilStopped } from '../shared/serve-subgraph.ts';

/** Serves one district's system until stopped; it may be away at first. */
export async function serveDistrict({
  mapping: file,
  database,
  host,
  port,
  ...options
}: DistrictServeOptions): Promise<void> {
  const mapping = await readMapping(file);
  const subgraph = await openSubgraph('organizations', {
    database,
    clock: systemClock,
    sources: [{ mapping, onNotice: tell }],
  });
  await serveSubgraphUntilStopped(subgraph, {
    name: `organizations of ${mapping.settings.system}`,
    host,
    port,
    limits: limitsOf(options),
  });
}

/** What of a system is not read belongs into the log. */
function tell(notice: string): void {
  process.stderr.write(`${notice}\n`);
}
