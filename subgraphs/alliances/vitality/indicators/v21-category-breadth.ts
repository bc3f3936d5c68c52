import { dayOf } from '../day.ts';
import { type Finding, info } from '../finding.ts';
import type { ActivityKind } from '../input.ts';
import { isWithin, type JointEvent } from '../joint-events.ts';
import type { Observed } from '../observe.ts';

const categories = 8;
const few = 3;

/**
 * How many of the eight 共 the traces show; at least, because the facts carry no
 * category (文化共兴 leaves no trace in them). Few is a hint, never a penalty.
 */
export function assessCategoryBreadth(observed: Observed): Finding {
  const seen = Object.values(traces).filter((isSeen) => isSeen(observed));
  const hint = seen.length < few ? '；可按需拓展，无需凑齐' : '';
  return info({
    value: seen.length,
    statement: `一年内至少开展了八个“共”中的 ${seen.length} 个${hint}。`,
    inputs: { seen: seen.length, of: categories },
  });
}

const traces: Readonly<Record<string, (observed: Observed) => boolean>> = {
  ORGANIZATION_COBUILDING: (observed) => holds(observed, ['ORG_LIFE']),
  RESOURCE_SHARING: ({ exchange }) => (exchange?.exchanges.length ?? 0) > 0,
  ACTIVITY_COHOSTING: (observed) =>
    eventsOf(observed).some(({ prepared }) => prepared[3] === 'YES'),
  AFFAIRS_CONSULTATION: ({ activity }) =>
    (activity?.conferences.length ?? 0) > 0,
  TALENT_CULTIVATION: (observed) => holds(observed, ['TRAINING']),
  INSTITUTION_COCREATION: ({ input, window }) =>
    input.institutions.some(
      ({ adoptedOn }) =>
        adoptedOn !== null && isWithin(window, dayOf(adoptedOn)),
    ),
  DEVELOPMENT_PROMOTION: (observed) =>
    holds(observed, ['MARKET_PROMOTION', 'PROJECT_WORK']),
};

function holds(observed: Observed, kinds: readonly ActivityKind[]): boolean {
  return eventsOf(observed).some((event) =>
    kinds.some((kind) => event.kinds.has(kind)),
  );
}

function eventsOf({ activity }: Observed): readonly JointEvent[] {
  return activity?.jointEvents ?? [];
}
