import { byKind } from '../../../subgraphs/organizations/mapping/by-kind.ts';
import type { GraphqlMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import type { DistrictMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import type { OrganizationSource } from '../../../subgraphs/organizations/source/organization-source.ts';
import { contractFeed } from '../feeds/contract-feed.ts';
import { listFeed } from '../feeds/list-feed.ts';
import { sheetFeed } from '../feeds/sheet-feed.ts';
import { sqlFeed } from '../feeds/sql-feed.ts';
import type { RowFeed } from '../row-feed.ts';
import { createDistrictTally } from './district-tally.ts';
import { createFieldCounts, type FieldCount } from './field-counts.ts';
import { organizationInspector } from './inspect-organizations.ts';
import { inspectTable, type TableTotals } from './inspect-table.ts';
import { unitInspector, type UnitTotals } from './inspect-units.ts';
import type { Inspection } from './inspection.ts';
import { createProblemBook, type ProblemBook } from './problem-book.ts';

/** How much of a system's content can be read. */
export interface SystemCounts {
  /** Null, like the other figures of units, where the system keeps none. */
  readonly units: number | null;
  readonly unitsWithUscc: number | null;
  readonly unitsLinked: number | null;
  readonly unitRowsLeftOut: number | null;
  readonly partyOrganizations: number;
  readonly partyOrganizationsLinked: number | null;
  readonly partyOrganizationRowsLeftOut: number;
  /** Organizations whose superior is known. */
  readonly affiliations: number;
  /** Organizations whose recorded superior is not found in the system. */
  readonly superiorsNotFound: number;
  /** Organizations that record no superior. */
  readonly topmost: number;
}

export interface SystemReport {
  readonly counts: SystemCounts;
  readonly fields: readonly FieldCount[];
  readonly book: ProblemBook;
}

export interface InspectOptions {
  /** Number of problems that are kept besides the examples. */
  readonly keep: number;
  readonly progress: (text: string) => void;
}

/** Reads every row of a system once and says what is wrong with it. */
export async function inspectSystem(
  mapping: DistrictMapping,
  { keep, progress }: InspectOptions,
): Promise<SystemReport> {
  const source = openSource({ mapping: readOnce(mapping) });
  const book = createProblemBook(keep);
  const fields = createFieldCounts();
  const feed = await openFeed(mapping, source);
  const { hook } = mapping;
  try {
    const districts = createDistrictTally(feed);
    const inspection = { source, feed, hook, book, fields, districts };
    const isMapped = mapping.settings.source.kind !== 'graphql-contract';
    const counts = await inspectTables(inspection, { progress, isMapped });
    districts.report(book);
    return { counts, fields: fields.all(), book };
  } finally {
    await feed.close();
    await source.close();
  }
}

/**
 * Keeps lists in memory, so that they are not read again during the inspection.
 */
function readOnce(mapping: DistrictMapping): DistrictMapping {
  const { settings } = mapping;
  if (settings.source.kind !== 'graphql') return mapping;
  const source = { ...settings.source, keepSeconds: 3_600 };
  return { ...mapping, settings: { ...settings, source } as GraphqlMapping };
}

async function inspectTables(
  inspection: Inspection,
  {
    progress,
    isMapped,
  }: Pick<InspectOptions, 'progress'> & {
    /** Not a contract, whose answers have the superiors in them. */
    readonly isMapped: boolean;
  },
): Promise<SystemCounts> {
  const { feed, book } = inspection;
  const feeds = [feed, ...(feed.others ?? [])];
  for (const it of feeds) {
    for (const { rule, table, key, count } of await it.keyFindings()) {
      const value = `${count} rows`;
      book.add({ rule, table, key, field: 'key', value }, count);
    }
  }
  for (const { rule, value, count } of feed.notRead?.() ?? []) {
    const table =
      feed.mapping.links.in === 'none' ? 'partyOrganizations' : 'units';
    const place = { table, key: '', field: 'source' } as const;
    book.add({ ...place, rule, value }, count);
  }
  const units = await inspectUnits(inspection, progress);
  const totals = {
    ...{ linked: 0, affiliations: 0, unresolved: 0, topmost: 0 },
    unmapped: 0,
  };
  let organizations: TableTotals = { records: 0, leftOut: 0 };
  for (const it of feeds) {
    const own = { ...inspection, feed: it };
    const { records, leftOut } = await inspectTable(
      own,
      organizationInspector(own, totals),
      (rows) => progress(`partyOrganizations ${rows}`),
    );
    organizations = {
      records: organizations.records + records,
      leftOut: organizations.leftOut + leftOut,
    };
  }
  if (isMapped) {
    reportUnmapped(inspection, totals.unmapped, organizations.records);
  }
  return {
    units: units?.records ?? null,
    unitsWithUscc: units?.withUscc ?? null,
    unitsLinked: units?.linked ?? null,
    unitRowsLeftOut: units?.leftOut ?? null,
    partyOrganizations: organizations.records,
    partyOrganizationsLinked: units ? totals.linked : null,
    partyOrganizationRowsLeftOut: organizations.leftOut,
    affiliations: totals.affiliations,
    superiorsNotFound: totals.unresolved,
    topmost: totals.topmost,
  };
}

/** Fewer organizations may all be topmost ones. */
const fewest = 5;

/**
 * Tables of the topmost levels need no superiors; where they are most of the
 * system, its affiliation is unknown.
 */
function reportUnmapped({ book }: Inspection, count: number, of: number): void {
  if (count < fewest || count * 2 <= of) return;
  const place = { table: 'partyOrganizations', key: '' } as const;
  const value = `${count} rows`;
  book.add(
    { ...place, rule: 'affiliation-unknown', field: 'superior', value },
    count,
  );
}

/** Null for a system that keeps no units. */
async function inspectUnits(
  inspection: Inspection,
  progress: (text: string) => void,
): Promise<(TableTotals & UnitTotals) | null> {
  if (!(await keepsUnits(inspection.source))) return null;
  const totals = { withUscc: 0, linked: 0 };
  const inspector = unitInspector(inspection, totals);
  const found = await inspectTable(inspection, inspector, (rows) =>
    progress(`units ${rows}`),
  );
  return { ...found, ...totals };
}

async function keepsUnits({
  units,
  description: { districts },
}: OrganizationSource): Promise<boolean> {
  const counts = await Promise.all(
    districts.map((district) => units.count({ district, filter: null })),
  );
  return counts.some((count) => count !== null);
}

function openFeed(
  mapping: DistrictMapping,
  source: OrganizationSource,
): RowFeed | Promise<RowFeed> {
  return byKind<RowFeed | Promise<RowFeed>>(mapping, {
    sql: sqlFeed,
    spreadsheet: sheetFeed,
    graphql: listFeed,
    contract: () => contractFeed(source),
  });
}
