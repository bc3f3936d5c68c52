import { dayNumber } from '../day.ts';
import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { isWithin } from '../joint-events.ts';
import type { Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';

/** Liaison counts as present from this share of the members on. [D] */
const covered = 0.5;

/**
 * (budget present + liaison present + recognition in the window) ÷ 3. [A] 余杭.
 * Only whether there is a budget counts, not how much.
 */
export function assessSupport(
  { input, members, window }: Observed,
  rule: IndicatorRule,
): Finding {
  const plan = input.supportPlan;
  if (plan === null) return grey('没有经费与人员保障的记录');
  if (input.alliance.memberRecords !== 'COMPLETE') {
    return grey(lacking.members);
  }
  const budget = (plan.budgetCny ?? 0) > 0 ? 1 : 0;
  const offices = plan.liaisonOffices ?? 0;
  const coverage = Math.min(1, offices / Math.max(1, members.settled.length));
  const recognition = input.recognitions.some(({ grantedOn }) =>
    isWithin(window, dayNumber(grantedOn)),
  )
    ? 1
    : 0;
  const present = budget + (coverage >= covered ? 1 : 0) + recognition;
  return onScale(rule, {
    value: (budget + coverage + recognition) / 3,
    statement: sentence(present),
    inputs: { budget, liaisonCoverage: coverage, recognition },
  });
}

function sentence(present: number): string {
  if (present === 0) return '经费、联络员、激励三项都没有具备的记录。';
  if (present === 3) return '经费、联络员、激励三项都具备。';
  return `经费、联络员、激励三项具备 ${present} 项。`;
}
