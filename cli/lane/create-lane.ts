import { fileURLToPath } from 'node:url';
import type { HeavyLane } from '../../gateway/placement/heavy-lane.ts';
import { LaneProcess } from '../../gateway/lane/lane-process.ts';
import { NODE_FLAGS } from '../shared/node-flags.ts';
import type { LaneSetting } from './lane-setting.ts';

/**
 * Objects of an answer that cost about ten milliseconds of the event loop: each
 * some 25 µs where subgraphs run in the process, 4 µs where they answer by HTTP.
 */
const MIN_OBJECTS = { demo: 500, gateway: 2500 } as const satisfies Record<
  LaneSetting['kind'],
  number
>;

/** The process for heavy operations; it begins with the first of them. */
export function createLane(setting: LaneSetting): HeavyLane {
  const suffix = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return new LaneProcess({
    file: fileURLToPath(new URL(`lane-child${suffix}`, import.meta.url)),
    setting,
    nodeFlags: NODE_FLAGS,
    minObjects: MIN_OBJECTS[setting.kind],
    onFailure: (reason) =>
      process.stderr.write(
        `mengyue: the process of heavy operations: ${reason}\n`,
      ),
  });
}
