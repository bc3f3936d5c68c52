import { compareCodePoints } from '../../../protocol/code-points.ts';
import { sumOfKnown } from './sum-of-known.ts';
import type { UnitGroup } from './organization-source.ts';
import type { UnitDimension } from '../contract/generated.ts';

/**
 * Adds up groups that agree in the requested dimensions; other dimensions
 * become null. Ordered by district, nature, industry and whether they have a
 * party organization; unknown values come first.
 */
export function addUp(
  groups: readonly UnitGroup[],
  groupBy: readonly UnitDimension[],
): readonly UnitGroup[] {
  const sums = new Map<string, UnitGroup>();
  for (const group of groups) {
    const reduced = reduce(group, groupBy);
    const key = keyOf(reduced);
    const sum = sums.get(key);
    sums.set(key, {
      ...reduced,
      count: added(sum, group, 'count'),
      withPartyOrganization: added(sum, group, 'withPartyOrganization'),
    });
  }
  return [...sums]
    .sort(([one], [other]) => compareCodePoints(one, other))
    .map(([, group]) => group);
}

function added(
  sum: UnitGroup | undefined,
  group: UnitGroup,
  figure: 'count' | 'withPartyOrganization',
): number | null {
  return sum ? sumOfKnown([sum[figure], group[figure]]) : group[figure];
}

function reduce(
  group: UnitGroup,
  groupBy: readonly UnitDimension[],
): UnitGroup {
  return {
    ...group,
    district: groupBy.includes('DISTRICT') ? group.district : null,
    nature: groupBy.includes('NATURE') ? group.nature : null,
    industry: groupBy.includes('INDUSTRY') ? group.industry : null,
    hasPartyOrganization: groupBy.includes('HAS_PARTY_ORGANIZATION')
      ? group.hasPartyOrganization
      : null,
  };
}

function keyOf(group: UnitGroup): string {
  const { district, nature, industry, hasPartyOrganization } = group;
  return [district, nature, industry, hasPartyOrganization].join(' ');
}
