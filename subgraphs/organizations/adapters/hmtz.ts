import { formatRecordId } from '../../kit/ids.ts';
import { affiliationsOf, type Hierarchy } from '../affiliation.ts';
import { matchesFilter, type FilterValues } from '../matches-filter.ts';
import { ledgerId } from '../normalize/ledger-id.ts';
import type {
  OrganizationSource,
  PartyOrganizationRecord,
  RecordCountRequest,
  RecordReader,
  SourceDescription,
  SourceRecord,
  SourceSummary,
  UnitRecord,
} from '../organization-source.ts';
import type { SourceSettings } from '../source-settings.ts';
import { parseLedger, type Ledger } from '../workbook/ledger.ts';
import { readOncePerVersion } from '../workbook/read-once-per-version.ts';
import { readWorkbook } from '../workbook/read-sheet.ts';

/** 余杭区, before 临平区 was split off in 2021. */
const usualDistricts = ['330110'] as const;

/**
 * 余杭区 红盟台账: an Excel workbook kept by hand, `xlsx:PATH`. It has no
 * keys, so a local id is a hash of the name and stays when rows are inserted;
 * two spellings are two units. A superior is a title row, so it is by name.
 */
export function openHmtz(settings: SourceSettings): OrganizationSource {
  const { connection, system } = settings;
  if (!connection.startsWith('xlsx:')) {
    throw new TypeError(
      `Expected the connection of a workbook, xlsx:PATH, but got: ${connection}`,
    );
  }
  const description: SourceDescription = {
    system,
    name: '余杭区上市企业党建红盟台账',
    kind: 'SPREADSHEET',
    districts: settings.districts ?? usualDistricts,
    affiliationSource: '余杭区 红盟台账',
    provenance: settings.provenance ?? 'RECORDED',
  };
  const readVersion = readOncePerVersion(
    connection.slice('xlsx:'.length),
    async (path) =>
      parseLedger(await readWorkbook(path), description.districts[0]),
  );
  const read = async () => (await readVersion()).content;
  return {
    description,
    units: readerOf<UnitRecord>(read, {
      description,
      recordsOf: ({ units }) => units,
      valuesOf: unitValues,
    }),
    partyOrganizations: readerOf<PartyOrganizationRecord>(read, {
      description,
      recordsOf: ({ partyOrganizations }) => partyOrganizations,
      valuesOf: organizationValues,
    }),
    affiliations: async (localIds) =>
      affiliationsOf(hierarchyOf(await read()), localIds),
    linksOfUnits: async (localIds) =>
      linksBy(await read(), 'unit', new Set(localIds)),
    linksOfOrganizations: async (localIds) =>
      linksBy(await read(), 'organization', new Set(localIds)),
    async summary() {
      const { content, changedAt } = await readVersion();
      return summarize(content, changedAt);
    },
    close: () => Promise.resolve(),
  };
}

interface ReaderOptions<Record> {
  readonly description: SourceDescription;
  readonly recordsOf: (ledger: Ledger) => ReadonlyMap<string, Record>;
  readonly valuesOf: (record: Record, ledger: Ledger) => FilterValues;
}

function readerOf<Record extends SourceRecord>(
  read: () => Promise<Ledger>,
  { description, recordsOf, valuesOf }: ReaderOptions<Record>,
): RecordReader<Record> {
  const { system } = description;
  async function matching({ district, filter }: RecordCountRequest) {
    const ledger = await read();
    return [...recordsOf(ledger).values()].filter((record) => {
      if (record.owner !== district) return false;
      const { localId } = record;
      const id = formatRecordId({ district, system, localId });
      return matchesFilter(filter, { ...valuesOf(record, ledger), id });
    });
  }
  return {
    async byIds(localIds) {
      const records = recordsOf(await read());
      return [...new Set(localIds)].flatMap((id) => records.get(id) ?? []);
    },
    async page(request) {
      const { after, limit } = request;
      const records = await matching(request);
      return records
        .filter(({ localId }) => after === null || localId > after)
        .slice(0, limit);
    },
    count: async (request) => (await matching(request)).length,
  };
}

function unitValues(unit: UnitRecord, { hosts }: Ledger): FilterValues {
  const { localId, name, uscc, nature, district } = unit;
  return {
    name,
    uscc,
    nature,
    district,
    hasPartyOrganization: hosts.has(localId),
  };
}

function organizationValues(record: PartyOrganizationRecord): FilterValues {
  const { name, category, district } = record;
  return { name, category, district };
}

function linksBy(
  { links }: Ledger,
  end: 'unit' | 'organization',
  wanted: ReadonlySet<string>,
) {
  return links.filter((link) => wanted.has(link[end]));
}

function hierarchyOf({ nodes }: Ledger): Hierarchy {
  const find = (localIds: readonly string[]) =>
    [...new Set(localIds)].flatMap((id) => nodes.get(id) ?? []);
  return {
    recordsNames: true,
    nodes: (localIds) => Promise.resolve(find(localIds)),
    named: (superiors) =>
      Promise.resolve(
        new Map(superiors.map((name) => [name, find([ledgerId(name)])])),
      ),
    codesFit: () => null,
  };
}

/** The same fields as in sql/sql-summary.ts; what the ledger lacks is unfilled. */
function summarize(ledger: Ledger, changedAt: Date): SourceSummary {
  const units = [...ledger.units.values()];
  const organizations = [...ledger.partyOrganizations.values()];
  const filled = [
    ...units.flatMap(({ name, uscc, nature, industry, district }) => [
      name,
      uscc,
      nature,
      industry,
      district,
    ]),
    ...organizations.flatMap((record) => [
      record.name,
      record.category,
      record.establishedOn,
      record.memberCountBand,
      record.district,
    ]),
    ...[...ledger.nodes.values()].flatMap(({ superior, levelCode }) => [
      superior,
      levelCode,
    ]),
  ];
  return {
    lastSyncAt: changedAt.toISOString(),
    unitCount: units.length,
    partyOrganizationCount: organizations.length,
    filledFields: filled.filter((value) => value !== null && value !== '')
      .length,
    askedFields: filled.length,
  };
}
