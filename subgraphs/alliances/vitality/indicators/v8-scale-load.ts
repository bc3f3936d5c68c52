import { coloured, type Finding, grey, lacking } from '../finding.ts';
import type { Observed } from '../observe.ts';
import { participationOf } from '../participation.ts';
import type { IndicatorPolicy } from '../policy.ts';
import { assessActiveMembers } from './v7-active-members.ts';

/**
 * The number of settled members, read together with V7: below 1000, size alone
 * is never red. [A] for large alliances, [D] for the limits.
 */
export function assessScaleLoad(observed: Observed): Finding {
  const { members, policy, input } = observed;
  if (input.alliance.memberRecords !== 'COMPLETE') {
    return grey(lacking.members);
  }
  const size = members.settled.length;
  const signal = signalOf(
    size,
    assessActiveMembers(observed, policy.indicators.V7),
    policy,
  );
  const active = participationOf(observed)?.active ?? null;
  const activeWords = active === null ? '' : `，其中活跃 ${active} 家`;
  const burden = signal === 'GREEN' ? '' : '；规模可能超过了组织能力';
  return coloured(signal, {
    value: size,
    statement: `入盟满 90 天的成员 ${size} 家${activeWords}${burden}。`,
    inputs: { members: size, active },
  });
}

/** A large alliance gets the colour of V7; if V7 is grey, it gets none. */
function signalOf(
  members: number,
  activity: Finding,
  { scaleLoad }: IndicatorPolicy,
): 'GREEN' | 'YELLOW' | 'RED' {
  if (members >= scaleLoad.huge) return 'RED';
  if (members < scaleLoad.large || activity.kind !== 'ASSESSED') return 'GREEN';
  return activity.signal;
}
