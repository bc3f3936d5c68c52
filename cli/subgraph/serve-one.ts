import { subgraphPorts, type SubgraphName } from '../../schema/contracts.ts';
import { systemClock } from '../../subgraphs/kit/values/clock.ts';
import { CommandFailure } from '../shared/command-failure.ts';
import { openDemo, type Demo } from '../demo/demo.ts';
import { requireFreePort } from '../shared/require-free-port.ts';
import { limitsOf } from '../shared/limit-options.ts';
import { openSubgraph, type SubgraphSetting } from '../shared/open-subgraph.ts';
import { serveSubgraphUntilStopped } from '../shared/serve-subgraph.ts';
import type { SubgraphOptions } from './options.ts';

/** Serves one subgraph until stopped. */
export async function serveOne(
  name: SubgraphName,
  options: SubgraphOptions,
): Promise<void> {
  const { host, port = subgraphPorts[name] } = options;
  await requireFreePort({ host, port });
  const setting = await settingOf(name, options);
  const subgraph = await openSubgraph(name, setting);
  await serveSubgraphUntilStopped(subgraph, {
    name,
    host,
    port,
    limits: limitsOf(options),
  });
}

async function settingOf(
  name: SubgraphName,
  { data, database, system }: SubgraphOptions,
): Promise<SubgraphSetting> {
  if (system !== undefined && name !== 'organizations') {
    throw new CommandFailure(
      'USAGE',
      `--system is for organizations, but got it with ${name}.`,
    );
  }
  if (database === undefined) {
    const demo = await openDemo(data);
    return system === undefined
      ? demo.settingOf(name)
      : settingOfSystem(demo, system);
  }
  if (name === 'organizations') {
    throw new CommandFailure(
      'USAGE',
      'organizations reads district systems: expected --data, but got --database.',
    );
  }
  return { database, clock: systemClock, sources: [] };
}

function settingOfSystem(demo: Demo, system: string): SubgraphSetting {
  const found = demo.endpoints.find(({ name }) => name === system);
  if (found) return found.setting;
  const names = demo.endpoints.map(({ name }) => name).join(', ');
  throw new CommandFailure(
    'USAGE',
    `Expected --system to be one of ${names}, but got "${system}".`,
  );
}
