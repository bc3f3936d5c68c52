import { dayNumber } from '../day.ts';
import { type Finding, grey, info, lacking } from '../finding.ts';
import { isWithin, type JointEvent } from '../joint-events.ts';
import type { Observed } from '../observe.ts';
import type { ActivityKind } from '../../contract/generated.ts';

const categories = 8;
const few = 3;

/**
 * How many of the eight categories (共) the facts show. It is a lower bound: the
 * facts have no category, and 文化共兴 cannot be seen in them. A low number is a
 * hint and costs no points.
 */
export function assessCategoryBreadth(observed: Observed): Finding {
  if (observed.activity === null || observed.exchange === null) {
    return grey(lacking.either(observed));
  }
  const seen = Object.values(traces).filter((isSeen) => isSeen(observed));
  const hint = seen.length < few ? '；可按需拓展，无需凑齐' : '';
  return info({
    value: seen.length,
    statement: `${sayBreadth(seen.length)}${hint}。`,
    inputs: { seen: seen.length, of: categories },
  });
}

function sayBreadth(seen: number): string {
  return seen === 0
    ? '一年内的记录中看不出八个“共”中的任何一个'
    : `一年内至少开展了八个“共”中的 ${seen} 个`;
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
        adoptedOn !== null && isWithin(window, dayNumber(adoptedOn)),
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
