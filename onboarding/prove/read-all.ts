import type {
  AffiliationRecord,
  Link,
  OrganizationSource,
  PartyOrganizationRecord,
  RecordReader,
  SourceRecord,
  UnitRecord,
} from '../../subgraphs/organizations/source/organization-source.ts';

/** All records of a source. */
export interface AllRecords {
  readonly units: readonly UnitRecord[];
  readonly organizations: readonly PartyOrganizationRecord[];
  readonly affiliations: ReadonlyMap<string, AffiliationRecord>;
  readonly links: readonly Link[];
}

/** Rows of a page: the largest page of the graph. */
const pageSize = 100;

/** Reads every record of a source, page by page as the graph does. */
export async function readAll(source: OrganizationSource): Promise<AllRecords> {
  const { districts } = source.description;
  const units = await everyPage(source.units, districts);
  const organizations = await everyPage(source.partyOrganizations, districts);
  return {
    units,
    organizations,
    affiliations: await source.affiliations(organizations.map(localId)),
    links: await source.linksOfUnits(units.map(localId)),
  };
}

async function everyPage<Record extends SourceRecord>(
  reader: RecordReader<Record>,
  districts: readonly string[],
): Promise<Record[]> {
  const records: Record[] = [];
  for (const district of districts) {
    let last: Record | undefined;
    do {
      const page: readonly Record[] = await reader.page({
        district,
        filter: null,
        limit: pageSize,
        after: last
          ? {
              values: [],
              ties: { kind: 'after', sortKey: reader.sortKeyOf(last) },
            }
          : null,
      });
      records.push(...page);
      last = page.length === pageSize ? page.at(-1) : undefined;
    } while (last);
  }
  return records;
}

function localId(record: SourceRecord): string {
  return record.localId;
}
