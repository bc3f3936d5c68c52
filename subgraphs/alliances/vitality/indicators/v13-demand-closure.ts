import { type Finding, grey, lacking, onScale } from '../finding.ts';
import { median } from '../figures.ts';
import type { Observed, ObservedRequest } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { joinClauses, sayPart } from '../sentence.ts';

const ripeDays = 30;

/**
 * Share of requests older than 30 days that the requester confirmed. A request
 * closed as "not met", with a reason, is shown beside it and is no failure. [D]
 */
export function assessDemandClosure(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { exchange, window } = observed;
  if (exchange === null) return grey(lacking.exchange(observed));
  const ripe = exchange.requests.filter(
    ({ raisedOn }) => window.end - raisedOn > ripeDays,
  );
  const unmet = ripe.filter((request) => request.unmet).length;
  const requests = ripe.length - unmet;
  if (requests < rule.minimumCases) {
    return grey(`满 ${ripeDays} 天的需求不足 ${rule.minimumCases} 条`, {
      requests,
      unmet,
    });
  }
  const confirmed = ripe.filter((request) => request.confirmed).length;
  const medianDays = median(daysToMatch(ripe));
  const middle =
    medianDays === null
      ? ''
      : `，匹配用时中位${medianDays === 0 ? '不足 1' : ` ${medianDays}`} 天`;
  return onScale(rule, {
    value: confirmed / requests,
    statement: joinClauses(
      sayPart({
        part: confirmed,
        whole: requests,
        unit: '条需求',
        yes: '经提出方确认解决',
        no: '还没有经提出方确认解决',
        some: `${requests} 条需求中 ${confirmed} 条经提出方确认解决`,
      }) + middle,
      unmet === 0 ? '' : `另有 ${unmet} 条说明了未能满足的原因`,
    ),
    inputs: { confirmed, requests, unmet, medianDaysToMatch: medianDays },
  });
}

function daysToMatch(requests: readonly ObservedRequest[]): number[] {
  return requests.flatMap(({ raisedOn, matchedOn }) =>
    matchedOn === null ? [] : [matchedOn - raisedOn],
  );
}
