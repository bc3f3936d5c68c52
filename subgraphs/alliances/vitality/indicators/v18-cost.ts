import { coloured, type Finding, grey, lacking } from '../finding.ts';
import { quantile } from '../figures.ts';
import type { Observed } from '../observe.ts';
import { participationOf } from '../participation.ts';
import type { IndicatorRule } from '../policy.ts';

/** Yuan a year per active member; yellow above the peers' third quartile. [A] */
export function assessCost(observed: Observed, rule: IndicatorRule): Finding {
  const cost = observed.input.supportPlan?.coordinationCostCny ?? null;
  if (cost === null) return grey('没有协调成本数据');
  const peers = observed.input.peerCosts ?? [];
  const quartile = quantile(peers, 0.75);
  if (peers.length < rule.minimumCases || quartile === null) {
    return grey(`可比的同类联盟不足 ${rule.minimumCases} 个`, {
      peers: peers.length,
    });
  }
  const active = participationOf(observed)?.active;
  if (active === undefined) return grey(lacking.either(observed));
  if (active === 0) return grey('没有活跃成员可供分摊');
  const value = Math.round(cost / active);
  const high = value > quartile;
  return coloured(high ? 'YELLOW' : 'GREEN', {
    value,
    statement:
      `每家活跃成员年均协调成本 ${value} 元，` +
      `${high ? '' : '未'}处于同类较高四分位。`,
    inputs: { active, peers: peers.length, thirdQuartile: quartile },
  });
}
