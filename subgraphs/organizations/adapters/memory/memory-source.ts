import { formatRecordId } from '../../../kit/values/ids.ts';
import { affiliationsOf, type Hierarchy } from '../../source/affiliation.ts';
import type { FieldTests } from '../../../../protocol/filter/test-records.ts';
import {
  countInMemory,
  groupsInMemory,
  rowsInMemory,
  type MemoryList,
} from '../../../kit/read/memory-query.ts';
import type { ReadGroup } from '../../../kit/read/read-query.ts';
import { inAnyWidth } from '../../../kit/read/matches-filter.ts';
import type {
  OrganizationSource,
  PartyOrganizationRecord,
  RecordReader,
  SourceDescription,
  SourceRecord,
  UnitGroup,
  UnitRecord,
} from '../../source/organization-source.ts';
import { KEY, queryOf } from '../../source/record-query.ts';
import { addUp } from '../../source/unit-groups.ts';
import type { RecordSet } from './record-set.ts';
import { summarizeRecords } from './record-summary.ts';

/** The records of a system as they are now, and when they last changed. */
export interface RecordVersion {
  readonly content: RecordSet;
  /** Null if the system does not say. */
  readonly changedAt: Date | null;
}

/** A source whose records are all in memory, one version at a time. */
export function createMemorySource(
  description: SourceDescription,
  readVersion: () => Promise<RecordVersion>,
): OrganizationSource {
  const read = async () => (await readVersion()).content;
  const units: Records<UnitRecord> = {
    of: (set) => set.units,
    filters: unitFilters,
    values: unitValues,
  };
  return {
    description,
    units: readerOf(read, description, units),
    partyOrganizations: readerOf<PartyOrganizationRecord>(read, description, {
      of: (set) => set.partyOrganizations,
      filters: () => organizationFilters,
      values: () => ({}),
    }),
    affiliations: async (localIds) =>
      affiliationsOf(hierarchyOf(await read()), localIds),
    linksOfUnits: async (localIds) =>
      linksBy(await read(), 'unit', new Set(localIds)),
    linksOfOrganizations: async (localIds) =>
      linksBy(await read(), 'organization', new Set(localIds)),
    async unitGroups({ district, filter, groupBy }) {
      const set = await read();
      const records = [...set.units.values()];
      const groups = groupsInMemory(
        records.filter(({ owner }) => owner === district),
        { where: filter, groupBy: unitGroupFields, ...wholeList },
        listOf(units, { set, description, district }),
      );
      return addUp(groups.map(toUnitGroup), groupBy);
    },
    async summary() {
      const { content, changedAt } = await readVersion();
      return summarizeRecords(content, changedAt);
    },
    close: () => Promise.resolve(),
  };
}

/** How to find records of one kind in what was read. */
interface Records<Record> {
  readonly of: (set: RecordSet) => ReadonlyMap<string, Record>;
  /** Tests for the fields of the contract's filter, except the id. */
  readonly filters: (set: RecordSet) => FieldTests<Record>;
  /** The values that groups are made by. */
  readonly values: (set: RecordSet) => MemoryList<Record>['values'];
}

const wholeList = { order: [], after: null, limit: null } as const;

interface ListScope {
  readonly set: RecordSet;
  readonly description: SourceDescription;
  readonly district: string;
}

function listOf<Record extends SourceRecord>(
  { filters, values }: Records<Record>,
  { set, description: { system }, district }: ListScope,
): MemoryList<Record> {
  return {
    filters: {
      ...filters(set),
      id: inAnyWidth(({ localId }) =>
        formatRecordId({ district, system, localId }),
      ),
    },
    values: {
      ...values(set),
      name: ({ name }) => name,
      district: (record) => record.district,
      [KEY]: ({ localId }) => localId,
    },
  };
}

function readerOf<Record extends SourceRecord>(
  read: () => Promise<RecordSet>,
  description: SourceDescription,
  records: Records<Record>,
): RecordReader<Record> {
  async function rowsOf(district: string) {
    const set = await read();
    const all = [...records.of(set).values()];
    return {
      rows: all.filter(({ owner }) => owner === district),
      list: listOf(records, { set, description, district }),
    };
  }
  return {
    async byIds(localIds) {
      const all = records.of(await read());
      return [...new Set(localIds)].flatMap((id) => all.get(id) ?? []);
    },
    async page(request) {
      const { rows, list } = await rowsOf(request.district);
      return rowsInMemory(rows, queryOf(request), list);
    },
    async count({ district, filter }) {
      const { rows, list } = await rowsOf(district);
      return countInMemory(rows, { where: filter }, list);
    },
    sortKeyOf: ({ localId }) => localId,
  };
}

function unitFilters({ hosts }: RecordSet): FieldTests<UnitRecord> {
  return {
    name: inAnyWidth(({ name }) => name),
    uscc: inAnyWidth(({ uscc }) => uscc),
    nature: inAnyWidth(({ nature }) => nature),
    district: inAnyWidth(({ district }) => district),
    hasPartyOrganization: inAnyWidth((unit) => hasOrganization(unit, hosts)),
  };
}

const organizationFilters: FieldTests<PartyOrganizationRecord> = {
  name: inAnyWidth(({ name }) => name),
  category: inAnyWidth(({ category }) => category),
  district: inAnyWidth(({ district }) => district),
};

const unitGroupFields = ['district', 'nature', 'industry', 'has'] as const;

function unitValues({ hosts }: RecordSet): MemoryList<UnitRecord>['values'] {
  return {
    nature: ({ nature }) => nature,
    industry: ({ industry }) => industry,
    has: (unit) => hasOrganization(unit, hosts),
  };
}

function toUnitGroup({ keys, count }: ReadGroup): UnitGroup {
  const [district, nature, industry, has] = keys;
  return {
    district: district as UnitGroup['district'],
    nature: nature as UnitGroup['nature'],
    industry: industry as UnitGroup['industry'],
    hasPartyOrganization: has as UnitGroup['hasPartyOrganization'],
    count,
    withPartyOrganization: has === true ? count : 0,
  };
}

/** Null where the source does not say. */
function hasOrganization(
  { localId, organizationsKnown = true }: UnitRecord,
  hosts: ReadonlySet<string>,
): boolean | null {
  return organizationsKnown ? hosts.has(localId) : null;
}

function linksBy(
  { links }: RecordSet,
  end: 'unit' | 'organization',
  wanted: ReadonlySet<string>,
) {
  return links.filter((link) => wanted.has(link[end]));
}

function hierarchyOf(set: RecordSet): Hierarchy {
  const { nodes, byHandle, recordsNames, codesFit } = set;
  return {
    recordsNames,
    nodes: (localIds) =>
      Promise.resolve(
        [...new Set(localIds)].flatMap((id) => nodes.get(id) ?? []),
      ),
    named: (superiors) =>
      Promise.resolve(
        new Map(superiors.map((name) => [name, byHandle.get(name) ?? []])),
      ),
    codesFit: (node, superior) => codesFit(node.code, superior.code),
  };
}
