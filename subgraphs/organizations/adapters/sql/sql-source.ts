import { affiliationsOf } from '../../affiliation.ts';
import { isValue } from '../../normalize/said-by-cell.ts';
import { toHalfWidth } from '../../../kit/half-width.ts';
import { memberCountBand } from '../../normalize/member-count.ts';
import { normalizeUscc } from '../../normalize/uscc.ts';
import { describe, type MappedSource } from '../../mapping/mapped-source.ts';
import type { SqlMapping } from '../../mapping/mapping-schema.ts';
import type {
  Link,
  OrganizationSource,
  PartyOrganizationRecord,
  SourceDescription,
  UnitRecord,
} from '../../organization-source.ts';
import { industrySections, meaningOf } from '../../vocabulary.ts';
import type { KeyColumn } from './dialect.ts';
import { organizationFields, unitFields } from './filter-fields.ts';
import { databaseOptions } from './database-options.ts';
import { openReadOnly, type ReadOnlyDatabase } from './read-only-database.ts';
import { byKeys, createRecordReader, type TextRow } from './record-reader.ts';
import { shapeOf } from './shape-of-mapping.ts';
import type {
  LinkTable,
  OrganizationTable,
  SqlShape,
  UnitTable,
} from './shape.ts';
import { readUnitGroups } from './sql-groups.ts';
import { unitsUnknown } from '../../units-unknown.ts';
import { createSqlHierarchy } from './sql-hierarchy.ts';
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
  const { units, partyOrganizations, links } = shape;
  const hierarchy = createSqlHierarchy(partyOrganizations, database);
  const source: OrganizationSource = {
    description,
    units: createRecordReader<UnitRecord>(units, {
      database,
      system,
      toRecord: (row) => toUnit(row, units),
      fields: (scope) => unitFields(units, scope),
    }),
    partyOrganizations: createRecordReader<PartyOrganizationRecord>(
      partyOrganizations,
      {
        database,
        system,
        toRecord: (row) => toOrganization(row, partyOrganizations),
        fields: (scope) => organizationFields(partyOrganizations, scope),
      },
    ),
    affiliations: (localIds) => affiliationsOf(hierarchy, localIds),
    linksOfUnits: (localIds) =>
      readLinks(localIds, { database, links, end: links.unit }),
    linksOfOrganizations: (localIds) =>
      readLinks(localIds, { database, links, end: links.organization }),
    unitGroups: (request) =>
      readUnitGroups({ table: units, database, system }, request),
    summary: () => summarize(shape, database),
    close: () => database.close(),
  };
  return shape.knowsUnits ? source : unitsUnknown(source);
}

interface LinkRequest {
  readonly database: ReadOnlyDatabase;
  readonly links: LinkTable;
  /** The end that the ids are of. */
  readonly end: KeyColumn;
}

/** Pairs in the order of their keys, the organization's last. */
async function readLinks(
  localIds: readonly string[],
  { database, links, end }: LinkRequest,
): Promise<readonly Link[]> {
  const { asText } = database.dialect;
  const { unit, organization } = links;
  const pairs = await byKeys<Link>(localIds, {
    database,
    select: `SELECT ${asText(unit.column)} AS unit, ${asText(organization.column)} AS organization FROM ${links.from} WHERE ${links.live} AND`,
    key: end,
  });
  return pairs.sort(
    (one, other) =>
      compareKeys(unit, one.unit, other.unit) ||
      compareKeys(organization, one.organization, other.organization),
  );
}

function compareKeys({ type }: KeyColumn, one: string, other: string): number {
  if (type === 'integer' && one.length !== other.length) {
    return one.length - other.length;
  }
  if (one === other) return 0;
  return one < other ? -1 : 1;
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
