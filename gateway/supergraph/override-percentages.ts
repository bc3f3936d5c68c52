import type { SdlTypes } from '../../protocol/sdl/sdl-types.ts';
import { joinsOf } from './joins.ts';

const PERCENT = /^percent\((\d+(?:\.\d+)?)\)$/;

/**
 * The shares, 0 to 100, at which fields are overridden: what `n` is in
 * `@override(from: "a", label: "percent(n)")` (Federation 2.7), each once.
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
 * The percentage to plan with for a draw of 0 to 100: one per interval between
 * the supergraph's thresholds, so that a plan cache has few variants.
 */
export function percentageBucket(
  thresholds: readonly number[],
  draw: number,
): number {
  // A field is overridden when the draw is below its threshold.
  const below = thresholds.filter((threshold) => threshold <= draw);
  return below.length === 0 ? 0 : Math.max(...below);
}
