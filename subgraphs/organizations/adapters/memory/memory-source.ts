import { compareCodePoints } from '../../../../protocol/code-points.ts';
import { formatRecordId } from '../../../kit/values/ids.ts';
import { affiliationsOf, type Hierarchy } from '../../source/affiliation.ts';
import {
  testOf,
  type FieldTests,
} from '../../../../protocol/filter/test-records.ts';
import { inAnyWidth } from '../../../kit/read/matches-filter.ts';
import type {
  OrganizationSource,
  PartyOrganizationRecord,
  RecordCountRequest,
  RecordPageRequest,
  RecordReader,
  SourceDescription,
  SourceRecord,
  UnitRecord,
} from '../../source/organization-source.ts';
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
  const units = readerOf<UnitRecord>(read, {
    description,
    recordsOf: ({ units: records }) => records,
    fieldsOf: unitFields,
  });
  return {
    description,
    units: units.reader,
    partyOrganizations: readerOf<PartyOrganizationRecord>(read, {
      description,
      recordsOf: ({ partyOrganizations }) => partyOrganizations,
      fieldsOf: () => organizationFields,
    }).reader,
    affiliations: async (localIds) =>
      affiliationsOf(hierarchyOf(await read()), localIds),
    linksOfUnits: async (localIds) =>
      linksBy(await read(), 'unit', new Set(localIds)),
    linksOfOrganizations: async (localIds) =>
      linksBy(await read(), 'organization', new Set(localIds)),
    async unitGroups(request) {
      const { hosts } = await read();
      const records = await units.matching(request);
      const groups = records.map((unit) => groupOfOne(unit, hosts));
      return addUp(groups, request.groupBy);
    },
    async summary() {
      const { content, changedAt } = await readVersion();
      return summarizeRecords(content, changedAt);
    },
    close: () => Promise.resolve(),
  };
}

interface ReaderOptions<Record> {
  readonly description: SourceDescription;
  readonly recordsOf: (set: RecordSet) => ReadonlyMap<string, Record>;
  /** The fields of the contract's filter but the id. */
  readonly fieldsOf: (set: RecordSet) => FieldTests<Record>;
}

interface MemoryReader<Record> {
  readonly reader: RecordReader<Record>;
  matching(request: RecordCountRequest): Promise<readonly Record[]>;
}

function readerOf<Record extends SourceRecord>(
  read: () => Promise<RecordSet>,
  { description, recordsOf, fieldsOf }: ReaderOptions<Record>,
): MemoryReader<Record> {
  const { system } = description;
  async function matching({ district, filter }: RecordCountRequest) {
    const set = await read();
    const test = testOf<Record>(filter, {
      ...fieldsOf(set),
      id: inAnyWidth(({ localId }) =>
        formatRecordId({ district, system, localId }),
      ),
    });
    return [...recordsOf(set).values()].filter(
      (record) => record.owner === district && test(record),
    );
  }
  return {
    matching,
    reader: {
      async byIds(localIds) {
        const records = recordsOf(await read());
        return [...new Set(localIds)].flatMap((id) => records.get(id) ?? []);
      },
      async page(request) {
        const records = await matching(request);
        return records
          .filter((record) => isAfter(record, request))
          .sort((one, other) => compareRecords(one, other, request))
          .slice(0, request.limit);
      },
      count: async (request) => (await matching(request)).length,
      sortKeyOf: ({ localId }) => localId,
    },
  };
}

function compareRecords(
  one: SourceRecord,
  other: SourceRecord,
  request: RecordPageRequest,
): number {
  const { terms = [], keyDescending = false } = request.order ?? {};
  for (const { field, descending } of terms) {
    const order = compareCodePoints(one[field], other[field]);
    if (order !== 0) return descending ? -order : order;
  }
  const order = compareCodePoints(one.localId, other.localId);
  return keyDescending ? -order : order;
}

function isAfter(record: SourceRecord, request: RecordPageRequest): boolean {
  const { after, order } = request;
  if (after === null) return true;
  for (const [index, { field, descending }] of (order?.terms ?? []).entries()) {
    const sign = compareCodePoints(record[field], after.values[index] ?? '');
    if (sign !== 0) return descending ? sign < 0 : sign > 0;
  }
  if (after.ties.kind !== 'after') return after.ties.kind === 'all';
  const sign = compareCodePoints(record.localId, after.ties.sortKey);
  return order?.keyDescending === true ? sign < 0 : sign > 0;
}

function unitFields({ hosts }: RecordSet): FieldTests<UnitRecord> {
  return {
    name: inAnyWidth(({ name }) => name),
    uscc: inAnyWidth(({ uscc }) => uscc),
    nature: inAnyWidth(({ nature }) => nature),
    district: inAnyWidth(({ district }) => district),
    hasPartyOrganization: inAnyWidth((unit) => hasOrganization(unit, hosts)),
  };
}

const organizationFields: FieldTests<PartyOrganizationRecord> = {
  name: inAnyWidth(({ name }) => name),
  category: inAnyWidth(({ category }) => category),
  district: inAnyWidth(({ district }) => district),
};

function groupOfOne(unit: UnitRecord, hosts: ReadonlySet<string>) {
  const { district, nature, industry } = unit;
  const has = hasOrganization(unit, hosts);
  return {
    district,
    nature,
    industry,
    hasPartyOrganization: has,
    count: 1,
    withPartyOrganization: has === true ? 1 : 0,
  };
}

/** Null where the source does not tell. */
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
