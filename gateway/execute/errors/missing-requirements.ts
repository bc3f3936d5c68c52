import { responseError } from '../../base/errors.ts';
import {
  type RepresentationBatch,
  placesOf,
} from '../steps/representation-batch.ts';
import type { ErrorPlacement } from './error-placement.ts';
import { owedTo, reportNulls } from './owed-fields.ts';

/**
 * Reports the objects that could not be sent in an entity fetch because a
 * required field was never answered, with the reason for that if it is known.
 * The errors are kept back, since the cause may have made the object null as
 * well.
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
