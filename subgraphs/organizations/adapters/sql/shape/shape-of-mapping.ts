import type { DistrictHook } from '../../../mapping/district-hook.ts';
import type { SqlMapping } from '../../../mapping/mapping-schema.ts';
import {
  idPrefix,
  organizationSections,
  type OrganizationSection,
} from '../../../mapping/organization-tables.ts';
import {
  relationIn,
  type ChangedMapping,
} from '../../../mapping/table-mapping.ts';
import { dateReader } from '../../../normalize/date-style.ts';
import { industrySections } from '../../../source/vocabulary.ts';
import {
  codedSql,
  columnSql,
  conditionsSql,
  identifier,
  ownerSql,
  placeSql,
  translatedSql,
  type ColumnSql,
} from './column-sql.ts';
import { allOf } from './combine.ts';
import type { Dialect } from '../database/dialect.ts';
import {
  hasOrganization,
  linkTable,
  type LinkedTables,
  type MappedKey,
} from './links-of-mapping.ts';
import type {
  LastChange,
  OrganizationTable,
  SoughtTable,
  SqlShape,
  UnitTable,
} from './shape.ts';
import { superiorsOf, type HierarchySource } from './superiors-of-mapping.ts';
import type { Cleanings } from './text-census.ts';
import type {
  Industry,
  PartyOrganizationCategory,
  UnitNature,
} from '../../../contract/generated.ts';

/** A mapping of SQL tables, and what it needs to become SQL. */
export interface ShapeSource {
  readonly mapping: SqlMapping;
  readonly hook: DistrictHook;
  readonly dialect: Dialect;
  /** Cleanings by column; none by default. */
  readonly cleanings?: Cleanings | undefined;
}

/** The SQL that a mapping stands for. */
export function shapeOf(source: ShapeSource): SqlShape {
  const { mapping } = source;
  const sections = organizationSections(mapping);
  const tables = sections.map((section) => tablesOf(source, section));
  const main = tablesOf(source, sections[0]);
  return {
    tables: [
      ...new Set([
        mapping.units.from,
        ...sections.map(({ from }) => from),
        ...sections.flatMap((it) => relationIn(it.hierarchy)?.from ?? []),
      ]),
    ],
    units: unitTable(source, main, hasAny(sections, tables)),
    partyOrganizations: sections.map((section, index) => {
      const its = tables[index] ?? main;
      return {
        ...organizationTable(source, section, its),
        prefix: idPrefix(section),
        links: linkTable(section.links, its),
        sought: soughtIn({ source, section, sections, tables }),
      };
    }),
    knowsUnits: mapping.links.in !== 'none',
    lastChanges: [mapping.units, ...sections].flatMap(lastChange),
  };
}

/** True for units that have an organization of any table. */
function hasAny(
  sections: readonly OrganizationSection[],
  tables: readonly LinkedTables[],
): string {
  const [only, ...more] = sections.flatMap(({ links }, index) => {
    const its = tables[index];
    return its ? [hasOrganization(links, its)] : [];
  });
  if (only === undefined) return '1 = 0';
  return more.length === 0 ? only : `(${[only, ...more].join(' OR ')})`;
}

function tablesOf(
  { mapping, dialect, cleanings }: ShapeSource,
  section: OrganizationSection,
): LinkedTables {
  const { source, units, links } = mapping;
  const u = links.in === 'same-row' ? 'r' : 'u';
  const o = section.links.in === 'same-row' ? 'r' : 'o';
  const columnsOf = (alias: string, table: string) =>
    columnSql(alias, { source, dialect, cleanings: cleanings?.get(table) });
  const unitColumns = columnsOf(u, units.from);
  const organizationColumns = columnsOf(o, section.from);
  const pairs = section.links.in === 'table' ? section.links.from : '';
  return {
    dialect,
    units: unitColumns,
    organizations: organizationColumns,
    unitKey: keyOf(units.key, unitColumns),
    organizationKey: keyOf(section.key, organizationColumns),
    pairs: columnsOf('l', pairs),
    unitsFrom: `${identifier(units.from)} ${u}`,
    organizationsFrom: `${identifier(section.from)} ${o}`,
    liveUnit: links.in === 'none' ? '1 = 0' : liveRows(units, unitColumns),
    liveOrganization: liveRows(section, organizationColumns),
  };
}

/**
 * Rows without a name, or without a part of a composite key, are no records.
 */
function liveRows(
  {
    key,
    live,
    columns: { name },
  }: Pick<SqlMapping['units'], 'key' | 'live'> & {
    readonly columns: { readonly name: string };
  },
  columns: ColumnSql,
): string {
  const isNamed = live.some(({ column, filled }) => filled && column === name);
  const named = { column: name, filled: true } as const;
  const parts = keyOf(key, columns);
  return allOf([
    conditionsSql(isNamed ? live : [...live, named], columns),
    ...(parts.length === 1
      ? []
      : parts.map(({ column }) => `${column} IS NOT NULL`)),
  ]);
}

interface SoughtSource {
  readonly source: ShapeSource;
  readonly section: OrganizationSection;
  readonly sections: readonly OrganizationSection[];
  readonly tables: readonly LinkedTables[];
}

/**
 * Where superiors are searched: by key in the table that the keys refer to, by
 * name in all tables.
 */
function soughtIn({
  source,
  section,
  sections,
  tables,
}: SoughtSource): readonly SoughtTable[] {
  const { hierarchy } = section;
  const of = 'of' in hierarchy ? (hierarchy.of ?? section.as) : section.as;
  return sections.flatMap((target, index) => {
    const its = tables[index];
    const isSought = hierarchy.style === 'parent-name' || target.as === of;
    if (!its || !isSought) return [];
    const { superiors } = superiorsOf(
      hierarchy,
      hierarchySource(source, target, its),
    );
    return [{ table: index, superiors }];
  });
}

function hierarchySource(
  { hook, dialect, mapping, cleanings }: ShapeSource,
  { columns, hierarchy }: OrganizationSection,
  { organizations, organizationKey }: LinkedTables,
): HierarchySource {
  return {
    columns: organizations,
    storage: {
      source: mapping.source,
      dialect,
      cleanings: cleanings?.get(relationIn(hierarchy)?.from ?? ''),
    },
    key: organizationKey,
    name: columns.name,
    hook,
  };
}

/** The columns of a key, under the alias of `columns`. */
export function keyOf(
  key: SqlMapping['units']['key'],
  columns: ColumnSql,
): MappedKey {
  const [first, ...more] = [key].flat().map((it) => {
    const { column: name, type } =
      typeof it === 'string' ? ({ column: it, type: 'text' } as const) : it;
    return { column: columns.raw(name), type, name, columns };
  });
  if (!first) throw new TypeError('Expected a column of a key, but got: none.');
  return [first, ...more];
}

function unitTable(
  { mapping }: ShapeSource,
  tables: LinkedTables,
  hasPartyOrganization: string,
): UnitTable {
  const { units, owner: place, districts } = mapping;
  const { columns } = units;
  const owner = ownerSql(place, districts, tables.units);
  return {
    from: tables.unitsFrom,
    key: tables.unitKey,
    live: tables.liveUnit,
    owner,
    columns: {
      name: tables.units.value(columns.name),
      uscc: tables.units.value(columns.uscc),
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
    hasPartyOrganization,
  };
}

type TableAlone = Omit<OrganizationTable, 'prefix' | 'links' | 'sought'>;

function organizationTable(
  source: ShapeSource,
  section: OrganizationSection,
  tables: LinkedTables,
): TableAlone {
  const { mapping, hook } = source;
  const { owner: place, districts } = mapping;
  const { columns } = section;
  const organizations = tables.organizations;
  const owner = ownerSql(place, districts, organizations);
  const { written, code, superiors } = superiorsOf(
    section.hierarchy,
    hierarchySource(source, section, tables),
  );
  const established = dated(columns.established);
  return {
    from: tables.organizationsFrom,
    key: tables.organizationKey,
    live: tables.liveOrganization,
    owner,
    columns: {
      name: organizations.value(columns.name),
      category: codedSql(columns.category, organizations),
      partyCode: organizations.value(columns.partyCode),
      established: organizations.text(established.column),
      members: organizations.text(columns.members),
      level: translatedSql(columns.level, organizations),
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
    written,
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

/** The section letter of GB/T 4754 for an industry; empty if there is none. */
function sectionOf(industry: string): string {
  const found = Object.entries(industrySections).find(
    ([, meaning]: [string, Industry]) => meaning === industry,
  );
  return found?.[0] ?? '';
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

/** Local times are China's. */
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
