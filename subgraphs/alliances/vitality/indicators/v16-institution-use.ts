import { type Day, dayNumber, yearBefore } from '../day.ts';
import { type Finding, grey, lacking, onScale } from '../finding.ts';
import type { InstitutionRecord } from '../input.ts';
import type {
  Observed,
  ObservedActivity,
  ObservedExchange,
} from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { activeDaysBetween } from '../window.ts';
import { InstitutionKind } from '../../contract/generated.ts';

const kinds = Object.values(InstitutionKind);
/** Days of two quarters. */
const recentDays = 182;

/**
 * Tenths of a point for an institution that exists, was reviewed within a year,
 * and was used within half a year.
 */
const tenths = { exists: 3, reviewed: 3, used: 4 };

interface InstitutionState {
  readonly tenths: number;
  readonly used: boolean;
}

/**
 * Mean over the four institutions [A] of 0.3 exists + 0.3 reviewed + 0.4 used
 * [D]. Whether one is used is seen from activities and exchanges, so that
 * nobody has to report it. One that does not exist counts as not used.
 */
export function assessInstitutionUse(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { activity, exchange } = observed;
  if (activity === null || exchange === null)
    return grey(lacking.either(observed));
  const traces = tracesOf(activity, exchange);
  const states = kinds.map((kind) => stateOf(observed, kind, traces[kind]));
  const used = states.filter((state) => state.used).length;
  const existing = states.filter((state) => state.tenths > 0).length;
  const sum = states.reduce((total, state) => total + state.tenths, 0);
  return onScale(rule, {
    value: sum / (10 * kinds.length),
    statement: sentence(existing, used),
    inputs: { existing, used },
  });
}

function sentence(existing: number, used: number): string {
  if (existing === 0) return '四项制度都没有建立的记录。';
  if (used === 0) {
    return `四项制度建立了 ${existing} 项，近半年都没有使用的记录。`;
  }
  if (used === kinds.length) return '四项制度近半年都实际使用过。';
  return `四项制度中 ${used} 项近半年实际使用过。`;
}

/** The days on which the facts show each institution in use. */
function tracesOf(
  { jointEvents, conferences }: ObservedActivity,
  { exchanges }: ObservedExchange,
): Record<InstitutionKind, Day[]> {
  const learning = jointEvents.filter(
    ({ kinds: held }) => held.has('TRAINING') || held.has('STUDY_SEMINAR'),
  );
  return {
    JOINT_CONFERENCE: conferences.map(({ heldOn }) => heldOn),
    LEARNING_TRAINING: learning.map(({ endedOn }) => endedOn),
    MUTUAL_SUPPORT: exchanges.map(({ confirmedOn }) => confirmedOn),
    ACTIVITY: jointEvents.map(({ endedOn }) => endedOn),
  };
}

function stateOf(
  { input, asOf, window }: Observed,
  kind: InstitutionKind,
  traces: readonly Day[],
): InstitutionState {
  const adopted = input.institutions.filter(
    (institution) =>
      institution.kind === kind &&
      (institution.adoptedOn === null ||
        dayNumber(institution.adoptedOn) <= asOf),
  );
  if (adopted.length === 0) return { tenths: 0, used: false };
  // Adopting a text counts as reviewing it.
  const reviews = daysOf(adopted, ['adoptedOn', 'reviewedOn']);
  const uses = [...daysOf(adopted, ['lastUsedOn']), ...traces];
  const reviewed = reviews.some(
    (day) => yearBefore(asOf) <= day && day <= asOf,
  );
  const used = uses.some(
    (day) =>
      day <= asOf && activeDaysBetween(window.pauses, day, asOf) <= recentDays,
  );
  return {
    tenths:
      tenths.exists +
      (reviewed ? tenths.reviewed : 0) +
      (used ? tenths.used : 0),
    used,
  };
}

function daysOf(
  institutions: readonly InstitutionRecord[],
  fields: readonly ('adoptedOn' | 'reviewedOn' | 'lastUsedOn')[],
): Day[] {
  return institutions.flatMap((institution) =>
    fields.flatMap((field) => {
      const text = institution[field];
      return text === null ? [] : [dayNumber(text)];
    }),
  );
}
