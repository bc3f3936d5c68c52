export {
  DEFAULT_BUDGET,
  NOTHING_TAKEN,
  OperationEnd,
} from '../../gateway/fetch/operation-budget.ts';
import { NOTHING_TAKEN } from '../../gateway/fetch/operation-budget.ts';

const nothing = (): void => undefined;

/** Has everything, and counts nothing. */
export class OperationBudget {
  readonly objects = 0;
  readonly held = 0;
  readonly taken = NOTHING_TAKEN;
  readonly objectsLeft = Infinity;
  readonly maxWrittenBytes = 64 * 1024 * 1024;
  reserved = 0;
  onEnd: unknown;

  readonly release = nothing;
  readonly takeObjects = nothing;
  admitsMergedBytes(): boolean {
    return true;
  }
  readonly takeWritten = nothing;
  readonly restartWriting = nothing;
  readonly startVisit = nothing;
  readonly visit = nothing;
  readonly look = nothing;
  readonly extend = nothing;
  readonly end = nothing;
}
