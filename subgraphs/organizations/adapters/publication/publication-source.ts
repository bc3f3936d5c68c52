import { publicationOwner } from '../../../kit/values/ids.ts';
import type {
  OrganizationSource,
  PartyOrganizationRecord,
  SourceDescription,
  UnitRecord,
} from '../../source/organization-source.ts';
import { createMemorySource } from '../memory/memory-source.ts';
import type { RecordSet } from '../memory/record-set.ts';
import type { Provenance } from '../../../kit/contract/generated.ts';
import type { PartyOrganizationCategory } from '../../contract/generated.ts';

/**
 * What a published text says of units. It is no register: what it does not say
 * is unknown.
 */
export interface Publication {
  /** The short name in ids. */
  readonly system: string;
  /** Shown to users in place of a system's name. */
  readonly name: string;
  readonly provenance: Provenance;
  readonly units: readonly StatedUnit[];
}

export interface StatedUnit {
  /** The local id of the unit, and of its organization. */
  readonly key: string;
  readonly name: string;
  /** Where it is, GB/T 2260. */
  readonly district: string;
  /** Left out where the text names none. */
  readonly organization?: {
    readonly name: string;
    readonly category: PartyOrganizationCategory;
  };
}

/** A source that belongs to no district; its records come from a text. */
export function openPublication(publication: Publication): OrganizationSource {
  const { system, name, provenance } = publication;
  const description: SourceDescription = {
    system,
    name,
    kind: 'PUBLICATION',
    districts: [publicationOwner],
    affiliationSource: name,
    provenance,
  };
  const version = { content: recordsOf(publication), changedAt: null };
  return {
    ...createMemorySource(description, () => Promise.resolve(version)),
    // A text does not say how many units or organizations there are.
    summary: () =>
      Promise.resolve({
        lastSyncAt: null,
        unitCount: null,
        partyOrganizationCount: null,
        filledFields: 0,
        askedFields: 0,
      }),
  };
}

/** A text has no hierarchy, so affiliations are unknown. */
function recordsOf({ units }: Publication): RecordSet {
  const hosts = units.filter(({ organization }) => organization);
  const links = hosts.map(({ key }) => ({ unit: key, organization: key }));
  return {
    units: byLocalId(units.map(toUnit)),
    partyOrganizations: byLocalId(hosts.flatMap(toOrganization)),
    nodes: new Map(),
    byHandle: new Map(),
    recordsNames: false,
    codesFit: () => null,
    links,
    hosts: new Set(links.map(({ unit }) => unit)),
  };
}

function toUnit({ key, name, district, organization }: StatedUnit): UnitRecord {
  return {
    localId: key,
    owner: publicationOwner,
    name,
    district,
    uscc: null,
    nature: null,
    industry: null,
    organizationsKnown: organization !== undefined,
  };
}

function toOrganization({
  key,
  district,
  organization,
}: StatedUnit): PartyOrganizationRecord[] {
  if (!organization) return [];
  return [
    {
      localId: key,
      owner: publicationOwner,
      name: organization.name,
      district,
      category: organization.category,
      localCategory: null,
      partyCode: null,
      establishedOn: null,
      memberCountBand: null,
    },
  ];
}

function byLocalId<Record extends { readonly localId: string }>(
  records: readonly Record[],
): ReadonlyMap<string, Record> {
  return new Map(records.map((record) => [record.localId, record]));
}
