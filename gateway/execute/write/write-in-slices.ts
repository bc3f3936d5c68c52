import type { CancellationToken } from '../../../protocol/request-scope.ts';
import {
  type OperationBudget,
  OperationEnd,
} from '../../fetch/operation-budget.ts';
import { nextTurn } from './turns.ts';

/**
 * Writes a long answer. Each `next` is given the number of items to write until
 * it yields; the return value is the parts of the text.
 */
export type WritingInSlices = Generator<void, readonly string[], number>;

/** The milliseconds that one slice should take. */
const SLICE_MS = 1;

const FIRST_SLICE = 500;

/**
 * Writes an answer in slices, with other work in between. Throws
 * `OperationEnd`.
 */
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
    // The number of items is at most halved or doubled, since one slow slice
    // means little.
    const factor = SLICE_MS / Math.max(0.05, performance.now() - began);
    items = Math.ceil(items * Math.min(2, Math.max(0.5, factor)));
  }
}
