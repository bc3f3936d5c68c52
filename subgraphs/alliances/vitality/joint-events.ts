import { type Day, dayNumber } from './day.ts';
import type { EventFact } from './input.ts';
import type { Members } from './members.ts';
import type { Window } from './window.ts';
import type { ActivityInitiator } from '../contract/generated.ts';

/**
 * A joint event (E): a day on which at least two member units did something
 * together. Events of the same day count as one, so that nothing is gained by
 * splitting an event.
 */
export interface JointEvent {
  readonly endedOn: Day;
  /** Member units that attended, distinct. */
  readonly attendees: ReadonlySet<string>;
  /** The five preparations of V2, in the order of `preparations`. */
  readonly prepared: readonly Preparation[];
  readonly hasOutcome: boolean;
  /** Whether it answers a need that a member raised before it began. */
  readonly answersNeed: boolean;
  /** Only learning, visiting, road show or promotion, and no need answered. */
  readonly isShowcase: boolean;
  readonly initiators: ReadonlySet<ActivityInitiator>;
  /** Null where the source does not say. */
  readonly partyElement: boolean | null;
  readonly kinds: ReadonlySet<EventFact['kind']>;
}

/** NOT_DUE means that a summary may still come in time. */
export type Preparation = 'YES' | 'NO' | 'NOT_DUE';

export const preparations = [
  '方案提前 7 天备案',
  '明确目标',
  '关联需求、项目或议题',
  '两家以上共办',
  '结束 14 天内总结',
] as const;

const planLeadDays = 7;
const summaryDays = 14;
const showcaseKinds: ReadonlySet<EventFact['kind']> = new Set([
  'STUDY_SEMINAR',
  'VISIT',
  'ROADSHOW',
  'RELEASE_PROMOTION',
]);

/** Joint events, oldest first. */
export function jointEventsOf(
  events: readonly EventFact[],
  members: Members,
  window: Window,
): JointEvent[] {
  const byDay = new Map<Day, JointEvent>();
  for (const event of events) {
    const joint = readEvent(event, members, window);
    if (joint.attendees.size < 2 || !isWithin(window, joint.endedOn)) continue;
    const sameDay = byDay.get(joint.endedOn);
    byDay.set(joint.endedOn, sameDay ? merge(sameDay, joint) : joint);
  }
  return [...byDay.values()].sort((one, other) => one.endedOn - other.endedOn);
}

export function isWithin(window: Window, day: Day): boolean {
  return window.start <= day && day <= window.end;
}

function readEvent(
  event: EventFact,
  members: Members,
  window: Window,
): JointEvent {
  const endedOn = dayNumber(event.endedOn);
  const answersNeed = isNeedBefore(event);
  return {
    endedOn,
    attendees: new Set(
      event.attendeeUnitIds.filter((unitId) =>
        members.includes(unitId, endedOn),
      ),
    ),
    prepared: preparationsOf(event, window),
    hasOutcome: event.outcomeCount > 0,
    answersNeed,
    isShowcase: showcaseKinds.has(event.kind) && !answersNeed,
    initiators: new Set(event.initiatedBy === null ? [] : [event.initiatedBy]),
    partyElement: event.partyElement,
    kinds: new Set([event.kind]),
  };
}

/**
 * Whether the need was recorded before the event: one recorded later may have
 * been made up for it.
 */
function isNeedBefore({
  needKind,
  needRaisedOn,
  startedOn,
}: EventFact): boolean {
  return (
    needKind !== null &&
    needRaisedOn !== null &&
    dayNumber(needRaisedOn) < dayNumber(startedOn)
  );
}

function preparationsOf(event: EventFact, window: Window): Preparation[] {
  const { planFiledOn, startedOn } = event;
  return [
    answer(
      planFiledOn !== null &&
        dayNumber(startedOn) - dayNumber(planFiledOn) >= planLeadDays,
    ),
    answer(event.hasObjective),
    answer(event.needKind !== null),
    answer(event.hostCount >= 2),
    summaryOf(event, window),
  ];
}

function summaryOf(
  { summarizedOn, endedOn }: EventFact,
  window: Window,
): Preparation {
  const deadline = dayNumber(endedOn) + summaryDays;
  if (summarizedOn !== null) return answer(dayNumber(summarizedOn) <= deadline);
  return deadline >= window.end ? 'NOT_DUE' : 'NO';
}

function answer(yes: boolean): Preparation {
  return yes ? 'YES' : 'NO';
}

/** Merges two events of a day, and keeps the better value of each property. */
function merge(one: JointEvent, other: JointEvent): JointEvent {
  return {
    endedOn: one.endedOn,
    attendees: union(one.attendees, other.attendees),
    prepared: one.prepared.map((preparation, index) =>
      better(preparation, other.prepared[index] ?? 'NO'),
    ),
    hasOutcome: one.hasOutcome || other.hasOutcome,
    answersNeed: one.answersNeed || other.answersNeed,
    isShowcase: one.isShowcase && other.isShowcase,
    initiators: union(one.initiators, other.initiators),
    partyElement: either(one.partyElement, other.partyElement),
    kinds: union(one.kinds, other.kinds),
  };
}

/** OR of two answers where null is unknown. */
function either(one: boolean | null, other: boolean | null): boolean | null {
  if (one === true || other === true) return true;
  return one === null || other === null ? null : false;
}

function better(one: Preparation, other: Preparation): Preparation {
  if (one === 'YES' || other === 'YES') return 'YES';
  return one === 'NOT_DUE' || other === 'NOT_DUE' ? 'NOT_DUE' : 'NO';
}

function union<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): Set<T> {
  return new Set([...one, ...other]);
}
