import type { SdlTypes } from '../../protocol/sdl/sdl-types.ts';
import { joinsOf } from './joins.ts';

const PERCENT = /^percent\((\d+(?:\.\d+)?)\)$/;

/**
 * The different values `n` (0 to 100) of overrides like `@override(from: "a",
 * label: "percent(n)")` (Federation 2.7).
 */
export function overridePercentages({ all }: SdlTypes): readonly number[] {
  const found = new Set<number>();
  for (const field of all.flatMap(({ fields }) => [...fields.values()])) {
    for (const { overrideLabel } of joinsOf(field, 'join__field')) {
      const [, share] = PERCENT.exec(String(overrideLabel)) ?? [];
      if (share !== undefined) found.add(Number(share));
    }
  }
  return [...found];
}

/**
 * Maps a random value, 0 to 100, to one value for each interval between the
 * thresholds, so that there are few variants of a plan.
 */
export function percentageBucket(
  thresholds: readonly number[],
  draw: number,
): number {
  // A field is overridden if the random value is below its threshold.
  const below = thresholds.filter((threshold) => threshold <= draw);
  return below.length === 0 ? 0 : Math.max(...below);
}
