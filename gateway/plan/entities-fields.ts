import type { FetchAtPath } from './map-plan.ts';
import type { EntitiesField } from './plan-node.ts';

/** The `_entities` fields of a fetch; empty for a fetch of root fields. */
export function entitiesFieldsOf({
  node,
  path,
}: FetchAtPath): readonly EntitiesField[] {
  if (node.kind === 'BatchFetch') return node.batches;
  if (!node.requires) return [];
  return [
    {
      alias: '_entities',
      representationsVariable: 'representations',
      paths: [path],
      requires: node.requires,
      inputRewrites: node.inputRewrites,
      outputRewrites: node.outputRewrites,
    },
  ];
}
