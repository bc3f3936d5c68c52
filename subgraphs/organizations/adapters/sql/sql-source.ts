import { affiliationsOf, type Hierarchy } from '../../source/affiliation.ts';
import { readableText } from '../../normalize/readable-text.ts';
import { valueIn } from '../../normalize/said-by-cell.ts';
import { toHalfWidth } from '../../../kit/values/half-width.ts';
import { memberCountBand } from '../../normalize/member-count.ts';
import { normalizeUscc } from '../../normalize/uscc.ts';
import { describe, type MappedSource } from '../../mapping/mapped-source.ts';
import type { SqlMapping } from '../../mapping/mapping-schema.ts';
import type {
  OrganizationSource,
  PartyOrganizationRecord,
  RecordReader,
  UnitRecord,
} from '../../source/organization-source.ts';
import { industrySections, meaningOf } from '../../source/vocabulary.ts';
import { organizationFields, unitFields } from './read/filter-fields.ts';
import { databaseOptions } from './database/database-options.ts';
import { joinHierarchies } from './read/join-hierarchies.ts';
import { joinReaders } from './read/join-readers.ts';
import type { ReadOnlyDatabase } from './database/read-only-database.ts';
import { openReadOnly } from './database/open-read-only.ts';
import { createRecordReader, type TextRow } from './read/record-reader.ts';
import { shapeOf } from './shape/shape-of-mapping.ts';
import type { OrganizationTable, SqlShape, UnitTable } from './shape/shape.ts';
import { readUnitGroups } from './read/sql-groups.ts';
import { unitsUnknown } from '../../source/units-unknown.ts';
import { createLinkReader, type LinkReader } from './read/sql-links.ts';
import { summarize } from './read/sql-summary.ts';
import {
  createCurrentShape,
  type CurrentShape,
} from './shape/current-shape.ts';
import { readCleanings, type Cleanings } from './shape/text-census.ts';

/** A source for the tables that a mapping describes. */
export function openSqlSource(
  mapped: MappedSource<SqlMapping>,
  onStatement?: (sql: string) => void,
): OrganizationSource {
  const { settings, folder } = mapped;
  const options = { ...databaseOptions(settings.source, folder), onStatement };
  return createSqlSource(mapped, openReadOnly(options));
}

/** The same for a database that is already open. */
export function createSqlSource(
  { settings, hook }: Pick<MappedSource<SqlMapping>, 'settings' | 'hook'>,
  database: ReadOnlyDatabase,
): OrganizationSource {
  const { dialect } = database;
  const description = describe(settings, dialect.kind);
  const { system } = description;
  const shapeFor = (cleanings?: Cleanings) =>
    shapeOf({ mapping: settings, hook, dialect, cleanings });
  const { knowsUnits } = shapeFor();
  let isClosed = false;
  const shapes = createCurrentShape<SqlReaders>({
    readCleanings: () =>
      readCleanings({
        mapping: settings,
        database,
        isClosed: () => isClosed,
      }),
    make: (it) => readersOf(shapeFor(it), { database, system }),
    version: () => database.version(),
  });
  const first = readersOf(shapeFor(), { database, system });
  const source: OrganizationSource = {
    description,
    units: currentReader(shapes, (it) => it.units, first),
    partyOrganizations: currentReader(shapes, (it) => it.organizations, first),
    async affiliations(localIds) {
      const { hierarchy } = await shapes.current();
      return affiliationsOf(hierarchy, localIds);
    },
    async linksOfUnits(localIds) {
      return (await shapes.current()).links.byUnits(localIds);
    },
    async linksOfOrganizations(localIds) {
      return (await shapes.current()).links.byOrganizations(localIds);
    },
    async unitGroups(request) {
      const { table } = await shapes.current();
      return readUnitGroups({ table, database, system }, request);
    },
    async summary() {
      return summarize((await shapes.current()).shape, database);
    },
    close() {
      isClosed = true;
      return database.close();
    },
  };
  return knowsUnits ? source : unitsUnknown(source);
}

/** Readers made for the tables' present texts. */
interface SqlReaders {
  readonly shape: SqlShape;
  readonly table: UnitTable;
  readonly units: RecordReader<UnitRecord>;
  readonly organizations: RecordReader<PartyOrganizationRecord>;
  readonly hierarchy: Hierarchy;
  readonly links: LinkReader;
  /** Set when a row had a text that these readers do not clean. */
  metOddText: boolean;
}

function readersOf(
  shape: SqlShape,
  { database, system }: { database: ReadOnlyDatabase; system: string },
): SqlReaders {
  const { units, partyOrganizations: tables } = shape;
  const onOddText = () => (readers.metOddText = true);
  const readers: SqlReaders = {
    shape,
    table: units,
    units: createRecordReader<UnitRecord>(units, {
      database,
      system,
      onOddText,
      toRecord: (row) => toUnit(row, units),
      fields: (scope) => unitFields(units, scope),
    }),
    organizations: joinReaders(
      tables.map((table) => ({
        prefix: table.prefix,
        reader: createRecordReader<PartyOrganizationRecord>(table, {
          database,
          system,
          onOddText,
          toRecord: (row) => toOrganization(row, table),
          fields: (scope) => organizationFields(table, scope),
        }),
      })),
    ),
    hierarchy: joinHierarchies(tables, database),
    links: createLinkReader(tables, database),
    metOddText: false,
  };
  return readers;
}

/** Reads again if a row shows that the order went by uncleaned texts. */
function currentReader<Record>(
  shapes: CurrentShape<SqlReaders>,
  readerOf: (readers: SqlReaders) => RecordReader<Record>,
  first: SqlReaders,
): RecordReader<Record> {
  async function fitting(): Promise<SqlReaders> {
    const readers = await shapes.current();
    return readers.metOddText ? shapes.without(readers) : readers;
  }
  return {
    byIds: async (localIds) => readerOf(await fitting()).byIds(localIds),
    async page(request) {
      const readers = await fitting();
      const records = await readerOf(readers).page(request);
      const fit = await fitting();
      return fit === readers ? records : readerOf(fit).page(request);
    },
    count: async (request) => readerOf(await fitting()).count(request),
    sortKeyOf: (record) => readerOf(first).sortKeyOf(record),
  };
}

function toUnit(row: TextRow, { natures }: UnitTable): UnitRecord {
  return {
    ...identity(row),
    uscc: normalizeUscc(valueIn(row['uscc'] ?? null)),
    nature: meaningOf(natures, readIn(row['nature'])),
    industry: meaningOf(industrySections, letter(readIn(row['industry']))),
  };
}

function toOrganization(
  row: TextRow,
  { categories, showsCategory, readDate }: OrganizationTable,
): PartyOrganizationRecord {
  const category = row['category'] ?? null;
  return {
    ...identity(row),
    category: meaningOf(categories, readIn(category)),
    localCategory: showsCategory ? valueIn(category) : null,
    partyCode: valueIn(row['partyCode'] ?? null),
    establishedOn: readDate(valueIn(row['established'] ?? null)),
    memberCountBand: memberCountBand(valueIn(row['members'] ?? null)),
  };
}

function identity(row: TextRow) {
  return {
    localId: row.localId,
    owner: row.owner,
    name: toHalfWidth(readIn(row['name'])),
    district: valueIn(row['district'] ?? null) ?? row.owner,
  };
}

function letter(industry: string): string {
  return industry.charAt(0).toUpperCase();
}

function readIn(text: string | null | undefined): string {
  return readableText(text ?? '');
}
