import { type DocumentNode, Kind } from 'graphql';
import { joinFields } from './join-field.ts';

const PERCENT = /^percent\((\d+(?:\.\d+)?)\)$/;

/**
 * The shares, 0 to 100, at which fields are overridden: what `n` is in
 * `@override(from: "a", label: "percent(n)")` (Federation 2.7), each once.
 */
export function overridePercentages({
  definitions,
}: DocumentNode): readonly number[] {
  const found = new Set<number>();
  for (const definition of definitions) {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    ) {
      continue;
    }
    for (const field of definition.fields ?? []) {
      for (const { overrideLabel } of joinFields(field)) {
        const [, share] = PERCENT.exec(String(overrideLabel)) ?? [];
        if (share !== undefined) found.add(Number(share));
      }
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
