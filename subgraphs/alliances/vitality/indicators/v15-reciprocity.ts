import { type Finding, grey, info, lacking } from '../finding.ts';
import { percent } from '../figures.ts';
import type { ConfirmedExchange, Observed } from '../observe.ts';
import type { IndicatorRule } from '../policy.ts';
import { joinClauses, sayPart } from '../sentence.ts';

/** Share of the units in exchanges that both gave and received. [A] 互利思维 */
export function assessReciprocity(
  observed: Observed,
  rule: IndicatorRule,
): Finding {
  const { exchange } = observed;
  if (exchange === null) return grey(lacking.exchange(observed));
  const directed = exchange.exchanges.flatMap(givenOf);
  const undirected = exchange.exchanges.length - directed.length;
  if (directed.length < rule.minimumCases) {
    return grey(`知道由谁提供的互助不足 ${rule.minimumCases} 次`, {
      exchanges: directed.length,
      undirected,
    });
  }
  const providers = new Set(directed.map(({ providerId }) => providerId));
  const receivers = new Set(directed.map(({ receiverId }) => receiverId));
  const both = [...providers].filter((unitId) => receivers.has(unitId)).length;
  const units = new Set([...providers, ...receivers]).size;
  return info({
    value: both / units,
    statement: sentence({ both, units, undirected }),
    inputs: {
      both,
      units,
      exchanges: directed.length,
      undirected,
      crossDistrictShare: crossDistrictShare(directed),
    },
  });
}

interface Given {
  readonly providerId: string;
  readonly receiverId: string;
}

/**
 * The gifts of each unit; an exchange without a stated direction counts for
 * none.
 */
function givenOf({ providerId, receiverId }: ConfirmedExchange): Given[] {
  return providerId === null || receiverId === null
    ? []
    : [{ providerId, receiverId }];
}

function sentence({
  both,
  units,
  undirected,
}: Readonly<Record<'both' | 'units' | 'undirected', number>>): string {
  return joinClauses(
    sayPart({
      part: both,
      whole: units,
      unit: '家参与单位',
      yes: '既提供也获得过资源',
      no: '只提供或只获得过资源',
      some: `${percent(both / units)} 的参与单位既提供也获得过资源`,
    }),
    undirected === 0 ? '' : `另有 ${undirected} 次互助未记录由谁提供`,
  );
}

function crossDistrictShare(exchanges: readonly Given[]): number {
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
