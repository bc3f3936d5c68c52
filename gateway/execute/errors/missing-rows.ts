import type { ResponsePath } from '../../base/errors.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';
import { clientPath } from './response-tree.ts';
import { renamedKeys } from '../steps/rewrites.ts';
import type { RootStep } from '../steps/step.ts';
import { clientError } from '../../fetch/client-error.ts';
import type { ErrorPlacement } from './error-placement.ts';

/**
 * Reports rows missing from fields that do have other rows: one error for each
 * partition, all with the path of the field.
 */
export function reportMissingRows(
  context: ErrorPlacement,
  step: RootStep,
  missing: readonly SubgraphError[],
): void {
  const renamed = renamedKeys(step.rewrites);
  const { budget } = context;
  budget.startVisit();
  for (const { path: base } of step.reader.locate(context.data(), budget)) {
    for (const error of missing) {
      const below = (error.path as ResponsePath).map(
        (segment) => renamed.get(segment) ?? segment,
      );
      context.errors.add({
        ...clientError(error, step.subgraph),
        path: clientPath(context.tree(), [...base, ...below]),
      });
    }
  }
}
