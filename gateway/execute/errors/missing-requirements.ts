import { responseError } from '../../base/errors.ts';
import {
  type RepresentationBatch,
  placesOf,
} from '../steps/representation-batch.ts';
import type { ErrorPlacement } from './error-placement.ts';
import { owedTo, reportNulls } from './owed-fields.ts';

/**
 * Reports the objects that could not be asked for because a field that had to
 * be sent was never answered. Why it was not is told if that is known; and all
 * is kept back, since what took that field may have taken the object as well.
 */
export function reportMissing(
  context: ErrorPlacement,
  subgraph: string,
  batch: RepresentationBatch,
): void {
  const missing = responseError('MISSING_REQUIRED_FIELD', {
    extensions: { service: subgraph },
  });
  for (const place of placesOf(batch, context.data(), context.budget)) {
    if (place.slot >= 0 || context.errors.isFull) continue;
    const reason = batch.part.representations.reason(place.target);
    if (reason !== 'missing') continue;
    const blame = context.blames.get(place.target);
    const error = blame?.error ?? missing;
    const owed = owedTo(context, batch, place);
    const nulls = reportNulls(context, owed, { error, isHeld: true });
    if (blame && nulls.length > 0) blame.isTold = true;
  }
}
