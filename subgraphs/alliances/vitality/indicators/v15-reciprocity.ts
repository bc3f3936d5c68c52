import { type Finding, grey, info, lacking } from '../finding.ts';
import { percent } from '../figures.ts';
import type { ConfirmedExchange, Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';

/** Share of the units in exchanges that both gave and received. [A] 互利思维 */
export function assessReciprocity(
  { exchange }: Observed,
  rule: IndicatorRule,
): Finding {
  if (exchange === null) return grey(lacking.exchange);
  const { exchanges } = exchange;
  if (exchanges.length < rule.minimumCases) {
    return grey(`互助不足 ${rule.minimumCases} 次`, {
      exchanges: exchanges.length,
    });
  }
  const providers = new Set(exchanges.map(({ providerId }) => providerId));
  const receivers = new Set(exchanges.map(({ receiverId }) => receiverId));
  const both = [...providers].filter((unitId) => receivers.has(unitId)).length;
  const units = new Set([...providers, ...receivers]).size;
  return info({
    value: both / units,
    statement: `${percent(both / units)} 的参与单位既提供也获得过资源。`,
    inputs: {
      both,
      units,
      exchanges: exchanges.length,
      crossDistrictShare: crossDistrictShare(exchanges),
    },
  });
}

function crossDistrictShare(exchanges: readonly ConfirmedExchange[]): number {
  const crossing = exchanges.filter(
    ({ providerId, receiverId }) =>
      districtOf(providerId) !== districtOf(receiverId),
  );
  return crossing.length / exchanges.length;
}

/** A unit's id begins with its district: `310116:jszz:1003`. */
function districtOf(unitId: string): string {
  return unitId.split(':', 1)[0] ?? unitId;
}
