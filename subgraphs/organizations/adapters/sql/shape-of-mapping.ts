import type { DistrictHook } from '../../mapping/district-hook.ts';
import type { SqlMapping } from '../../mapping/mapping-schema.ts';
import type { ChangedMapping } from '../../mapping/table-mapping.ts';
import { dateReader } from '../../normalize/date-style.ts';
import {
  industrySections,
  type Industry,
  type PartyOrganizationCategory,
  type UnitNature,
} from '../../vocabulary.ts';
import {
  codedSql,
  columnSql,
  conditionsSql,
  filledSql,
  identifier,
  ownerSql,
  placeSql,
  translatedSql,
  type ColumnSql,
} from './column-sql.ts';
import { allOf } from './combine.ts';
import type { Dialect, KeyColumn } from './dialect.ts';
import type {
  LastChange,
  LinkTable,
  OrganizationTable,
  SqlShape,
  UnitTable,
} from './shape.ts';
import { superiorsOf } from './superiors-of-mapping.ts';

/** A mapping of SQL tables, and what it needs to become SQL. */
export interface ShapeSource {
  readonly mapping: SqlMapping;
  readonly hook: DistrictHook;
  readonly dialect: Dialect;
}

/** Both tables with their aliases; the same row has one. */
interface Tables {
  readonly units: ColumnSql;
  readonly organizations: ColumnSql;
  readonly unitKey: KeyColumn;
  readonly organizationKey: KeyColumn;
  readonly unitsFrom: string;
  readonly organizationsFrom: string;
  readonly liveUnit: string;
  readonly liveOrganization: string;
}

/** The SQL that a mapping stands for. */
export function shapeOf(source: ShapeSource): SqlShape {
  const { mapping } = source;
  const tables = tablesOf(source);
  return {
    tables: [...new Set([mapping.units.from, mapping.partyOrganizations.from])],
    units: unitTable(source, tables),
    partyOrganizations: organizationTable(source, tables),
    links: linkTable(source, tables),
    knowsUnits: mapping.links.in !== 'none',
    lastChanges: [
      ...lastChange(mapping.units),
      ...lastChange(mapping.partyOrganizations),
    ],
  };
}

function tablesOf({ mapping, dialect }: ShapeSource): Tables {
  const { source, units, partyOrganizations, links } = mapping;
  const sameRow = links.in === 'same-row';
  const [u, o] = sameRow ? ['r', 'r'] : ['u', 'o'];
  const unitColumns = columnSql(u, { source, dialect });
  const organizationColumns = columnSql(o, { source, dialect });
  return {
    units: unitColumns,
    organizations: organizationColumns,
    unitKey: keyOf(units.key, unitColumns),
    organizationKey: keyOf(partyOrganizations.key, organizationColumns),
    unitsFrom: `${identifier(units.from)} ${u}`,
    organizationsFrom: `${identifier(partyOrganizations.from)} ${o}`,
    liveUnit:
      links.in === 'none'
        ? '1 = 0'
        : allOf([
            conditionsSql(units.live, unitColumns),
            filledSql(unitColumns.text(units.columns.name)),
          ]),
    liveOrganization: conditionsSql(
      partyOrganizations.live,
      organizationColumns,
    ),
  };
}

function keyOf(key: SqlMapping['units']['key'], columns: ColumnSql): KeyColumn {
  return typeof key === 'string'
    ? { column: columns.raw(key), type: 'text' }
    : { column: columns.raw(key.column), type: key.type };
}

function unitTable({ mapping }: ShapeSource, tables: Tables): UnitTable {
  const { units, owner: place, districts } = mapping;
  const { columns } = units;
  const owner = ownerSql(place, districts, tables.units);
  return {
    from: tables.unitsFrom,
    key: tables.unitKey,
    live: tables.liveUnit,
    owner,
    columns: {
      name: tables.units.text(columns.name),
      uscc: tables.units.text(columns.uscc),
      nature: codedSql(columns.nature, tables.units),
      industry: translatedSql(columns.industry, tables.units, sectionOf),
      district:
        columns.district === undefined
          ? owner
          : placeSql(columns.district, {
              columns: tables.units,
              otherwise: owner,
            }),
    },
    natures: meaningsOf<UnitNature>(columns.nature),
    hasPartyOrganization: hasOrganization(mapping, tables),
  };
}

function organizationTable(
  { mapping, hook, dialect }: ShapeSource,
  tables: Tables,
): OrganizationTable {
  const { partyOrganizations, owner: place, districts } = mapping;
  const { columns } = partyOrganizations;
  const organizations = tables.organizations;
  const owner = ownerSql(place, districts, organizations);
  const { superior, code, superiors } = superiorsOf(
    partyOrganizations.hierarchy,
    {
      columns: organizations,
      key: tables.organizationKey,
      name: columns.name,
      hook,
      dialect,
    },
  );
  const established = dated(columns.established);
  return {
    from: tables.organizationsFrom,
    key: tables.organizationKey,
    live: tables.liveOrganization,
    owner,
    columns: {
      name: organizations.text(columns.name),
      category: codedSql(columns.category, organizations),
      partyCode: organizations.text(columns.partyCode),
      established: organizations.text(established.column),
      members: organizations.text(columns.members),
      level: translatedSql(columns.level, organizations),
      superior,
      code,
      district:
        columns.district === undefined
          ? owner
          : placeSql(columns.district, {
              columns: organizations,
              otherwise: owner,
            }),
    },
    categories: meaningsOf<PartyOrganizationCategory>(columns.category),
    showsCategory: columns.category?.endings === undefined,
    readDate: hook.date ?? dateReader(established.date),
    superiors,
  };
}

type Established = SqlMapping['partyOrganizations']['columns']['established'];

function dated(established: Established) {
  if (established === undefined || typeof established === 'string') {
    return { column: established, date: 'text' } as const;
  }
  return established;
}

function meaningsOf<Meaning extends string>(
  coded:
    | {
        readonly codes?: Readonly<Record<string, Meaning>> | undefined;
        readonly endings?: Readonly<Record<string, Meaning>> | undefined;
      }
    | undefined,
): Readonly<Record<string, Meaning>> {
  return { ...coded?.endings, ...coded?.codes };
}

/** The letter of GB/T 4754 that stands for an industry. */
function sectionOf(industry: string): string {
  const found = Object.entries(industrySections).find(
    ([, meaning]: [string, Industry]) => meaning === industry,
  );
  return found?.[0] ?? '';
}

function hasOrganization(
  { partyOrganizations, links }: SqlMapping,
  tables: Tables,
): string {
  const { organizationsFrom: from, liveOrganization: live } = tables;
  const organization = tables.organizationKey.column;
  const unit = tables.unitKey.column;
  const exists = (rows: string, on: string) =>
    `EXISTS (SELECT 1 FROM ${rows} WHERE ${on} AND ${live})`;
  switch (links.in) {
    case 'none':
      return '1 = 0';
    case 'same-row':
      return partyOrganizations.live.length === 0 ? '1 = 1' : live;
    case 'units':
      return exists(
        from,
        `${linkTarget(links, tables)} = ${tables.units.raw(links.column)}`,
      );
    case 'party-organizations':
      return exists(
        from,
        `${tables.organizations.raw(links.column)} = ${linkTarget(links, tables)}`,
      );
    case 'table':
      return exists(
        `${identifier(links.from)} l JOIN ${from} ON ${organization} = l.${identifier(links.organization)}`,
        `l.${identifier(links.unit)} = ${unit}`,
      );
  }
}

type ColumnLinks = Extract<
  SqlMapping['links'],
  { readonly in: 'units' | 'party-organizations' }
>;

/** The column whose values a linking column has: the other table's key. */
function linkTarget(links: ColumnLinks, tables: Tables): string {
  const isInUnits = links.in === 'units';
  const key = isInUnits ? tables.organizationKey : tables.unitKey;
  const target = isInUnits ? tables.organizations : tables.units;
  return links.references === undefined
    ? key.column
    : target.raw(links.references);
}

function linkTable({ mapping }: ShapeSource, tables: Tables): LinkTable {
  return {
    from: linkedRows(mapping, tables),
    live: `${tables.liveUnit} AND ${tables.liveOrganization}`,
    unit: tables.unitKey,
    organization: tables.organizationKey,
  };
}

function linkedRows({ links }: SqlMapping, tables: Tables): string {
  const { unitsFrom, organizationsFrom } = tables;
  const organization = tables.organizationKey.column;
  const unit = tables.unitKey.column;
  switch (links.in) {
    case 'none':
      return `${unitsFrom} JOIN ${organizationsFrom} ON 1 = 0`;
    case 'same-row':
      return unitsFrom;
    case 'units':
      return `${unitsFrom} JOIN ${organizationsFrom} ON ${linkTarget(links, tables)} = ${tables.units.raw(links.column)}`;
    case 'party-organizations':
      return `${organizationsFrom} JOIN ${unitsFrom} ON ${linkTarget(links, tables)} = ${tables.organizations.raw(links.column)}`;
    case 'table':
      return `${identifier(links.from)} l JOIN ${unitsFrom} ON ${unit} = l.${identifier(links.unit)} JOIN ${organizationsFrom} ON ${organization} = l.${identifier(links.organization)}`;
  }
}

function lastChange({
  from,
  changed,
}: {
  readonly from: string;
  readonly changed?: ChangedMapping | undefined;
}): LastChange[] {
  if (!changed) return [];
  return [
    {
      sql: `SELECT MAX(${identifier(changed.column)}) AS changed FROM ${identifier(from)}`,
      toDate: momentOf(changed.date),
    },
  ];
}

/** Local times are those of China. */
function momentOf(style: ChangedMapping['date']): (text: string) => Date {
  switch (style) {
    case 'datetime':
      return (local) => new Date(`${local.replace(' ', 'T')}+08:00`);
    case 'epoch-seconds':
      return (seconds) => new Date(Number(seconds) * 1_000);
    case 'epoch-milliseconds':
      return (milliseconds) => new Date(Number(milliseconds));
  }
}
