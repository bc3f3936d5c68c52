import type { RecordMapping } from '../../../subgraphs/organizations/adapters/memory/record-keys.ts';
import type { Row } from '../../../subgraphs/organizations/mapping/row.ts';
import type {
  OrganizationSource,
  RecordPlace,
  SourceRecord,
} from '../../../subgraphs/organizations/source/organization-source.ts';
import {
  industries,
  partyOrganizationCategories,
  unitNatures,
} from '../../../subgraphs/organizations/source/vocabulary.ts';
import type { FedRow, RowFeed, TableName } from '../row-feed.ts';

/** Rows of one request to the server. */
const pageSize = 100;

/** The records of a server that speaks the contract; they need no mapping. */
export function contractFeed(source: OrganizationSource): RowFeed {
  const { districts } = source.description;
  return {
    mapping: { ...contractMapping, districts: [...districts] },
    mergesKeys: false,
    fillsPlaces: true,
    async *pages(table) {
      for (const district of districts) {
        yield* pagesOf(source, table, district);
      }
    },
    keyFindings: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}

function itself<Word extends string>(
  words: readonly Word[],
): Readonly<Record<Word, Word>> {
  return Object.fromEntries(words.map((word) => [word, word])) as Record<
    Word,
    Word
  >;
}

const contractMapping: Omit<RecordMapping, 'districts'> = {
  owner: 'owner',
  links: { in: 'units', column: 'none' },
  units: {
    key: 'localId',
    live: [],
    columns: {
      name: 'name',
      uscc: 'uscc',
      nature: { column: 'nature', codes: itself(unitNatures) },
      industry: { column: 'industry', codes: itself(industries) },
      district: 'district',
    },
  },
  partyOrganizations: {
    key: 'localId',
    live: [],
    columns: {
      name: 'name',
      category: {
        column: 'category',
        codes: itself(partyOrganizationCategories),
      },
      partyCode: 'partyCode',
      established: 'establishedOn',
      district: 'district',
    },
    hierarchy: { style: 'none' },
  },
};

async function* pagesOf(
  source: OrganizationSource,
  table: TableName,
  district: string,
): AsyncGenerator<readonly FedRow[]> {
  const reader = source[table];
  let after: RecordPlace | null = null;
  for (;;) {
    const request = { district, filter: null, after, limit: pageSize };
    const records: readonly SourceRecord[] = await reader.page(request);
    if (records.length > 0) yield records.map(toFed);
    const last = records.at(-1);
    if (!last || records.length < pageSize) return;
    const sortKey = reader.sortKeyOf(last as never);
    after = { values: [], ties: { kind: 'after', sortKey } };
  }
}

function toFed(record: SourceRecord): FedRow {
  const row: Row = Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : null,
    ]),
  );
  return { row, live: true, place: null };
}
