import type { LinksMapping } from '../../mapping/table-mapping.ts';
import { identifier, type ColumnSql } from './column-sql.ts';
import type { Dialect, KeyColumn } from './dialect.ts';
import type { LinkTable } from './shape.ts';

/** Units and one table of organizations, with their aliases. */
export interface LinkedTables {
  readonly dialect: Dialect;
  readonly units: ColumnSql;
  readonly organizations: ColumnSql;
  readonly unitKey: KeyColumn;
  readonly organizationKey: KeyColumn;
  readonly unitsFrom: string;
  readonly organizationsFrom: string;
  readonly liveUnit: string;
  readonly liveOrganization: string;
}

/** SQL that is true for units that have an organization of the table. */
export function hasOrganization(
  links: LinksMapping,
  tables: LinkedTables,
): string {
  const { organizationsFrom: from, liveOrganization: live } = tables;
  const exists = (rows: string, on: string) =>
    `EXISTS (SELECT 1 FROM ${rows} WHERE ${on} AND ${live})`;
  switch (links.in) {
    case 'none':
      return '1 = 0';
    case 'same-row':
      return live;
    case 'units':
    case 'party-organizations':
      return exists(from, columnLink(links, tables));
    case 'table': {
      const { unit, organization } = pairLink(links, tables);
      return exists(
        `${identifier(links.from)} l JOIN ${from} ON ${organization}`,
        unit,
      );
    }
  }
}

/** The pairs of both tables. */
export function linkTable(
  links: LinksMapping,
  tables: LinkedTables,
): LinkTable {
  return {
    from: linkedRows(links, tables),
    live: `${tables.liveUnit} AND ${tables.liveOrganization}`,
    unit: tables.unitKey,
    organization: tables.organizationKey,
    isRecorded: links.in !== 'none',
  };
}

function linkedRows(links: LinksMapping, tables: LinkedTables): string {
  const { unitsFrom, organizationsFrom } = tables;
  switch (links.in) {
    case 'none':
      return `${unitsFrom} JOIN ${organizationsFrom} ON 1 = 0`;
    case 'same-row':
      return unitsFrom;
    case 'units':
      return `${unitsFrom} JOIN ${organizationsFrom} ON ${columnLink(links, tables)}`;
    case 'party-organizations':
      return `${organizationsFrom} JOIN ${unitsFrom} ON ${columnLink(links, tables)}`;
    case 'table': {
      const { unit, organization } = pairLink(links, tables);
      return `${identifier(links.from)} l JOIN ${unitsFrom} ON ${unit} JOIN ${organizationsFrom} ON ${organization}`;
    }
  }
}

type ColumnLinks = Extract<
  LinksMapping,
  { readonly in: 'units' | 'party-organizations' }
>;

/** A column of one table that says a row of the other. */
function columnLink(links: ColumnLinks, tables: LinkedTables): string {
  const isInUnits = links.in === 'units';
  const linking = isInUnits ? tables.units : tables.organizations;
  const target = isInUnits ? tables.organizations : tables.units;
  const key = isInUnits ? tables.organizationKey : tables.unitKey;
  return links.references === undefined
    ? isKeyOf(key, linking.raw(links.column), tables)
    : `${target.raw(links.references)} = ${linking.raw(links.column)}`;
}

type PairLinks = Extract<LinksMapping, { readonly in: 'table' }>;

function pairLink(links: PairLinks, tables: LinkedTables) {
  const { unitKey, organizationKey } = tables;
  const column = (name: string) => `l.${identifier(name)}`;
  return {
    unit: isKeyOf(unitKey, column(links.unit), tables),
    organization: isKeyOf(organizationKey, column(links.organization), tables),
  };
}

function isKeyOf(
  key: KeyColumn,
  column: string,
  { dialect }: LinkedTables,
): string {
  return key.type === 'integer'
    ? dialect.sameInteger(key.column, column)
    : `${key.column} = ${column}`;
}
