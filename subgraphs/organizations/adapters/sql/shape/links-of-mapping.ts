import { columnList, type Columns } from '../../../mapping/column-list.ts';
import type { LinksMapping } from '../../../mapping/table-mapping.ts';
import { identifier, type ColumnSql } from './column-sql.ts';
import { allOf } from './combine.ts';
import type { Dialect, KeyColumn } from '../database/dialect.ts';
import type { LinkTable } from './shape.ts';

/** A column of a key, with the expression that is compared for links. */
export interface MappedKeyColumn extends KeyColumn {
  readonly name: string;
  readonly columns: ColumnSql;
}

export type MappedKey = readonly [MappedKeyColumn, ...MappedKeyColumn[]];

/** The units and one table of organizations, with their aliases. */
export interface LinkedTables {
  readonly dialect: Dialect;
  readonly units: ColumnSql;
  readonly organizations: ColumnSql;
  readonly unitKey: MappedKey;
  readonly organizationKey: MappedKey;
  /** The table that the links are in, if they have their own. */
  readonly pairs: ColumnSql;
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

/** The links between the two tables. */
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

/** Links by a column of one table that refers to rows of the other. */
function columnLink(links: ColumnLinks, tables: LinkedTables): string {
  const isInUnits = links.in === 'units';
  const columns = isInUnits ? tables.units : tables.organizations;
  const target = isInUnits ? tables.organizations : tables.units;
  const key = isInUnits ? tables.organizationKey : tables.unitKey;
  const linking = named(columns, links.column);
  if (links.references === undefined) return isKeyOf(key, linking, tables);
  return allOf(
    named(target, links.references).map((column, index) =>
      sameText(column, linking[index] ?? column),
    ),
  );
}

type PairLinks = Extract<LinksMapping, { readonly in: 'table' }>;

function pairLink(links: PairLinks, tables: LinkedTables) {
  const { unitKey, organizationKey, pairs } = tables;
  const unit = named(pairs, links.unit);
  const organization = named(pairs, links.organization);
  return {
    unit: isKeyOf(unitKey, unit, tables),
    organization: isKeyOf(organizationKey, organization, tables),
  };
}

interface NamedColumn {
  readonly columns: ColumnSql;
  readonly name: string;
}

function named(columns: ColumnSql, names: Columns): readonly NamedColumn[] {
  return columnList(names).map((name) => ({ columns, name }));
}

function isKeyOf(
  key: MappedKey,
  linking: readonly NamedColumn[],
  tables: LinkedTables,
): string {
  return allOf(
    key.map((column, index) =>
      isPartOf(column, linking[index] ?? column, tables),
    ),
  );
}

function isPartOf(
  key: MappedKeyColumn,
  linking: NamedColumn,
  { dialect }: LinkedTables,
): string {
  const { columns, name } = linking;
  if (key.type === 'text') return sameText(key, linking);
  const column = columns.isOdd(name) ? columns.value(name) : columns.raw(name);
  return dialect.sameInteger(key.column, column);
}

/**
 * Compares plain columns if both need no cleaning, so that an index serves it.
 */
function sameText(one: NamedColumn, other: NamedColumn): string {
  const both = [one, other];
  const isOdd = both.some(({ columns, name }) => columns.isOdd(name));
  return both
    .map(({ columns, name }) =>
      isOdd ? columns.value(name) : columns.raw(name),
    )
    .join(' = ');
}
