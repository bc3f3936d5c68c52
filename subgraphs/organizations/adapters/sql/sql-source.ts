import { affiliationsOf } from '../../source/affiliation.ts';
import { isValue } from '../../normalize/said-by-cell.ts';
import { toHalfWidth } from '../../../kit/values/half-width.ts';
import { memberCountBand } from '../../normalize/member-count.ts';
import { normalizeUscc } from '../../normalize/uscc.ts';
import { describe, type MappedSource } from '../../mapping/mapped-source.ts';
import type { SqlMapping } from '../../mapping/mapping-schema.ts';
import type {
  OrganizationSource,
  PartyOrganizationRecord,
  SourceDescription,
  UnitRecord,
} from '../../source/organization-source.ts';
import { industrySections, meaningOf } from '../../source/vocabulary.ts';
import { organizationFields, unitFields } from './filter-fields.ts';
import { databaseOptions } from './database-options.ts';
import { joinHierarchies } from './join-hierarchies.ts';
import { joinReaders } from './join-readers.ts';
import { openReadOnly, type ReadOnlyDatabase } from './read-only-database.ts';
import { createRecordReader, type TextRow } from './record-reader.ts';
import { shapeOf } from './shape-of-mapping.ts';
import type { OrganizationTable, SqlShape, UnitTable } from './shape.ts';
import { readUnitGroups } from './sql-groups.ts';
import { unitsUnknown } from '../../source/units-unknown.ts';
import { createLinkReader } from './sql-links.ts';
import { summarize } from './sql-summary.ts';

/** A source whose records are in the tables that a mapping describes. */
export function openSqlSource(
  { settings, hook, folder }: MappedSource<SqlMapping>,
  onStatement?: (sql: string) => void,
): OrganizationSource {
  const database = openReadOnly({
    ...databaseOptions(settings.source, folder),
    onStatement,
  });
  const { dialect } = database;
  const shape = shapeOf({ mapping: settings, hook, dialect });
  const description = describe(settings, dialect.kind);
  return createSqlSource(description, shape, database);
}

/** A source whose records are in the tables of an SQL database. */
export function createSqlSource(
  description: SourceDescription,
  shape: SqlShape,
  database: ReadOnlyDatabase,
): OrganizationSource {
  const { system } = description;
  const { units, partyOrganizations: tables } = shape;
  const hierarchy = joinHierarchies(tables, database);
  const links = createLinkReader(tables, database);
  const source: OrganizationSource = {
    description,
    units: createRecordReader<UnitRecord>(units, {
      database,
      system,
      toRecord: (row) => toUnit(row, units),
      fields: (scope) => unitFields(units, scope),
    }),
    partyOrganizations: joinReaders(
      tables.map((table) => ({
        prefix: table.prefix,
        reader: createRecordReader<PartyOrganizationRecord>(table, {
          database,
          system,
          toRecord: (row) => toOrganization(row, table),
          fields: (scope) => organizationFields(table, scope),
        }),
      })),
    ),
    affiliations: (localIds) => affiliationsOf(hierarchy, localIds),
    linksOfUnits: (localIds) => links.byUnits(localIds),
    linksOfOrganizations: (localIds) => links.byOrganizations(localIds),
    unitGroups: (request) =>
      readUnitGroups({ table: units, database, system }, request),
    summary: () => summarize(shape, database),
    close: () => database.close(),
  };
  return shape.knowsUnits ? source : unitsUnknown(source);
}

function toUnit(row: TextRow, { natures }: UnitTable): UnitRecord {
  return {
    ...identity(row),
    uscc: normalizeUscc(row['uscc'] ?? null),
    nature: meaningOf(natures, row['nature'] ?? null),
    industry: meaningOf(industrySections, letter(row['industry'] ?? null)),
  };
}

function toOrganization(
  row: TextRow,
  { categories, showsCategory, readDate }: OrganizationTable,
): PartyOrganizationRecord {
  const localCategory = filled(row['category'] ?? null);
  return {
    ...identity(row),
    category: meaningOf(categories, localCategory),
    localCategory: showsCategory ? localCategory : null,
    partyCode: valueOf(row['partyCode'] ?? null),
    establishedOn: readDate(row['established'] ?? null),
    memberCountBand: memberCountBand(row['members'] ?? null),
  };
}

function identity(row: TextRow) {
  return {
    localId: row.localId,
    owner: row.owner,
    name: toHalfWidth(row['name'] ?? ''),
    district: row['district'] ?? row.owner,
  };
}

function letter(industry: string | null): string {
  return (industry ?? '').charAt(0).toUpperCase();
}

/** `无` and `/` are no code, `9.13E+17` is none any more. */
function valueOf(text: string | null): string | null {
  return text !== null && isValue(text) ? text : null;
}

function filled(text: string | null): string | null {
  return text?.trim() ? text : null;
}
