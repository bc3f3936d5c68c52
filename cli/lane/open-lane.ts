import type { Gateway } from '../../gateway/gateway.ts';
import type { LaneState } from '../../gateway/placement/heavy-lane.ts';
import { reportMasked } from '../shared/report-masked.ts';
import type { LaneSetting } from './lane-setting.ts';

/**
 * No turns in this process: the gateway's process has already made operations
 * wait.
 */
const ALL_AT_ONCE = { minObjects: Infinity };

/** Opens the same gateway once more, in the lane's process. */
export async function openLane(
  setting: unknown,
  { supergraph, partitions }: LaneState,
): Promise<Gateway> {
  const its = setting as LaneSetting;
  switch (its.kind) {
    case 'demo': {
      const { openDemo } = await import('../demo/demo.ts');
      const { createDemoGateway, openDemoSubgraphs } =
        await import('../demo/demo-gateway.ts');
      const demo = await openDemo(its.data, () => undefined);
      const opened = await openDemoSubgraphs(demo);
      return createDemoGateway(opened, { heavy: ALL_AT_ONCE });
    }
    case 'gateway': {
      const { createGateway } = await import('../../gateway/gateway.ts');
      const isPartitioned = Object.keys(partitions).length > 0;
      return createGateway({
        supergraph,
        ...(isPartitioned ? { partitions } : {}),
        introspection: its.introspection,
        errors: { mask: !its.showErrors, onMasked: reportMasked },
        heavy: ALL_AT_ONCE,
      });
    }
  }
}
