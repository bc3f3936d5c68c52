import {
  foldFilter,
  type FilterInput,
} from '../../../protocol/filter/fold-filter.ts';
import type {
  OrganizationSource,
  RecordCountRequest,
  RecordReader,
  UnitGroup,
  UnitGroupRequest,
  UnitRecord,
} from './organization-source.ts';

/**
 * A source of party organizations only: it has no units, and their number is
 * unknown. The system is never asked about units.
 */
export function unitsUnknown(source: OrganizationSource): OrganizationSource {
  const { system } = source.description;
  return {
    ...source,
    units: noUnits(system),
    linksOfUnits: () => Promise.resolve([]),
    linksOfOrganizations: () => Promise.resolve(null),
    unitGroups: (request) => Promise.resolve(unknownGroups(request, system)),
    summary: async () => ({ ...(await source.summary()), unitCount: null }),
  };
}

function noUnits(system: string): RecordReader<UnitRecord> {
  return {
    byIds: () => Promise.resolve([]),
    page: () => Promise.resolve([]),
    count: (request) =>
      Promise.resolve(asksOthersOnly(request, system) ? 0 : null),
    sortKeyOf: ({ localId }) => localId,
  };
}

/** The district's only group, with unknown figures. */
function unknownGroups(
  request: UnitGroupRequest,
  system: string,
): readonly UnitGroup[] {
  if (asksOthersOnly(request, system)) return [];
  const { district, groupBy } = request;
  return [
    {
      district: groupBy.includes('DISTRICT') ? district : null,
      nature: null,
      industry: null,
      hasPartyOrganization: null,
      count: null,
      withPartyOrganization: null,
    },
  ];
}

/** Whether a filter names only ids that this system's units cannot have. */
function asksOthersOnly(
  { district, filter }: RecordCountRequest,
  system: string,
): boolean {
  return filter !== null && namesOthersOnly(filter, `${district}:${system}:`);
}

function namesOthersOnly(filter: FilterInput, prefix: string): boolean {
  return foldFilter<boolean>(filter, {
    all: (parts) => parts.includes(true),
    any: (parts) => !parts.includes(false),
    not: () => false,
    field: (name, given) =>
      name === 'id' && areOthers(given as IdCondition, prefix),
  });
}

interface IdCondition {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
}

function areOthers({ eq, in: among }: IdCondition, prefix: string): boolean {
  const isOther = (id: string) => !id.startsWith(prefix);
  return (
    (typeof eq === 'string' && isOther(eq)) || (among?.every(isOther) ?? false)
  );
}
