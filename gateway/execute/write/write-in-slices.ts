import type { CancellationToken } from '../../../protocol/request-scope.ts';
import {
  type OperationBudget,
  OperationEnd,
} from '../../fetch/operation-budget.ts';
import { nextTurn } from './turns.ts';

/**
 * The text of a long answer in the making: asked for more, it takes how many
 * items it may write until it gives way, and returns the parts of the text.
 */
export type WritingInSlices = Generator<void, readonly string[], number>;

/** Milliseconds that others wait for one slice. */
const SLICE_MS = 1;

const FIRST_SLICE = 500;

/** Writes an answer slice by slice, others between; throws `OperationEnd`. */
export async function writeInSlices(
  writing: WritingInSlices,
  of: { budget: OperationBudget; client: CancellationToken },
): Promise<readonly string[]> {
  let items = FIRST_SLICE;
  for (;;) {
    await nextTurn();
    if (of.client.isCancelled) {
      throw new OperationEnd('REQUEST_CANCELLED', {});
    }
    of.budget.look();
    const began = performance.now();
    const { done, value } = writing.next(items);
    if (done) return value;
    // Half as many to twice as many: one slow slice says little.
    const factor = SLICE_MS / Math.max(0.05, performance.now() - began);
    items = Math.ceil(items * Math.min(2, Math.max(0.5, factor)));
  }
}
