import type { GatewayError } from '../../../base/errors.ts';
import { planFailed } from '../process/plan-failure.ts';
import type { TypeIndex } from '../../../supergraph/type-index.ts';
import { mapFetches } from '../../map-plan.ts';
import { fetchedPaths, plannedFetches } from '../../plan-fetches.ts';
import type {
  BatchFetchNode,
  FetchNode,
  PlanNode,
  RequiredSelection,
} from '../../plan-node.ts';

/**
 * Removes key fields that were never fetched from representations. For a type
 * with several keys, plans send all that any fetch wants, e.g. `id` and `code`
 * although only the code is there; one complete key is enough. Throws a
 * `GatewayError` if no key is complete, a @requires lacks a field, or a
 * subgraph does not know the type by a key.
 */
export function narrowRepresentations(
  plan: PlanNode,
  types: TypeIndex,
): PlanNode {
  const known = new Set<string>();
  const narrowed = new Map<readonly RequiredSelection[], RequiredSelection[]>();
  for (const fetch of plannedFetches(plan)) {
    const { node, paths, requires, inputRewrites } = fetch;
    if (requires) {
      const { subgraph } = node;
      const isRenamed = inputRewrites.some((r) => r.kind === 'ValueSetter');
      const isKnown = (field: string) =>
        paths.every((path) => known.has(`${path}.${field}`));
      const kept = requires.map((selection) =>
        narrow(selection, { subgraph, types, isKnown, isRenamed }),
      );
      if (kept.some((selection, n) => selection !== requires[n])) {
        narrowed.set(requires, kept);
      }
    }
    for (const path of fetchedPaths(fetch)) known.add(path);
  }
  return narrowed.size === 0 ? plan : replaceIn(plan, narrowed);
}

interface RepresentedEntity {
  readonly subgraph: string;
  readonly types: TypeIndex;
  /** Whether the objects are sent under another type name. */
  readonly isRenamed: boolean;
  /** Whether an earlier fetch asks for a field of the object. */
  readonly isKnown: (field: string) => boolean;
}

function narrow(
  selection: RequiredSelection,
  { subgraph, types, isKnown, isRenamed }: RepresentedEntity,
): RequiredSelection {
  if (selection.kind === 'Field') return selection;
  const { selections, typeCondition } = selection;
  const keys = types.keysOf(subgraph, typeCondition);
  if (keys.length === 0 && !isRenamed) {
    throw impossible(`${subgraph} knows ${typeCondition} by no key`);
  }
  const missing = selections.flatMap((field) =>
    field.kind === 'Field' &&
    field.source !== '__typename' &&
    !isKnown(field.source)
      ? field.name
      : [],
  );
  if (missing.length === 0) return selection;
  const isWhole = keys.some((key) => !key.some((f) => missing.includes(f)));
  const areKeys = missing.every((f) => keys.some((key) => key.includes(f)));
  if (isWhole && areKeys) {
    const kept = selections.filter(
      (field) => field.kind !== 'Field' || !missing.includes(field.name),
    );
    return { ...selection, selections: kept };
  }
  throw impossible(
    `${typeCondition}.${missing[0] ?? ''} is not fetched before it is needed`,
  );
}

function impossible(reason: string): GatewayError {
  return planFailed(`${reason}.`);
}

function replaceIn(
  node: PlanNode,
  by: ReadonlyMap<readonly RequiredSelection[], RequiredSelection[]>,
): PlanNode {
  return mapFetches(node, ({ node: fetch }) =>
    fetch.kind === 'Fetch'
      ? withRequires(fetch, by)
      : {
          ...fetch,
          batches: fetch.batches.map((batch) => withRequires(batch, by)),
        },
  );
}

function withRequires<T extends FetchNode | BatchFetchNode['batches'][number]>(
  fetch: T,
  by: ReadonlyMap<readonly RequiredSelection[], RequiredSelection[]>,
): T {
  const requires = fetch.requires && by.get(fetch.requires);
  return requires ? { ...fetch, requires } : fetch;
}
