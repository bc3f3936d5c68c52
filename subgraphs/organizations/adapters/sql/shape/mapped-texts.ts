import { columnList, type Columns } from '../../../mapping/column-list.ts';
import type { SqlMapping } from '../../../mapping/mapping-schema.ts';
import {
  organizationSections,
  type OrganizationSection,
} from '../../../mapping/organization-tables.ts';
import {
  relationIn,
  type CodedColumn,
  type LinksMapping,
  type PlaceMapping,
} from '../../../mapping/table-mapping.ts';

/** Columns by table. */
export type TableColumns = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The columns by which SQL finds, joins, orders and counts rows. Other texts,
 * such as dates, are only read from rows.
 */
export function mappedTexts(mapping: SqlMapping): TableColumns {
  const { units, owner, links } = mapping;
  const sections = organizationSections(mapping);
  const found = new Map<string, Set<string>>();
  const add = (table: string, columns: readonly (string | undefined)[]) => {
    const known = found.get(table) ?? new Set<string>();
    found.set(table, known);
    for (const column of columns) if (column !== undefined) known.add(column);
  };
  if (links.in !== 'none') {
    const { name, uscc, nature, industry, district } = units.columns;
    add(units.from, [
      ...[name, uscc, columnOf(nature), columnOf(industry)],
      ...[columnOf(district), columnOf(owner)],
      ...recordColumns(units),
    ]);
  }
  for (const section of sections) {
    add(section.from, [...organizationColumns(section), columnOf(owner)]);
    const links = linkColumns(section.links, {
      units: units.from,
      organizations: section.from,
    });
    for (const [table, columns] of [...links, ...pairColumns(section)]) {
      add(table, columns);
    }
  }
  return found;
}

/** The columns of a table of pairs with the hierarchy. */
function pairColumns({ hierarchy }: OrganizationSection): LinkColumns {
  const relation = relationIn(hierarchy);
  if (!relation) return [];
  const { from, organization, superior, live } = relation;
  const columns = [organization, superior].flatMap(({ column }) =>
    columnList(column),
  );
  return [[from, [...columns, ...live.map(({ column }) => column)]]];
}

function organizationColumns(section: OrganizationSection) {
  const { columns, hierarchy } = section;
  const relation = relationIn(hierarchy);
  return [
    ...[columns.name, columns.partyCode, columnOf(columns.category)],
    ...[columnOf(columns.level), columnOf(columns.district)],
    ...('column' in hierarchy ? columnList(hierarchy.column) : []),
    ...('references' in hierarchy ? listed(hierarchy.references) : []),
    ...('path' in hierarchy ? [hierarchy.path?.column] : []),
    ...listed(relation?.organization.references),
    ...listed(relation?.superior.references),
    ...recordColumns(section),
  ];
}

/**
 * The key, if it is a text, and the columns that tell which rows are records.
 */
function recordColumns({
  key,
  live,
}: Pick<SqlMapping['units'], 'key' | 'live'>): readonly string[] {
  const keys = [key].flat().flatMap((part) => {
    if (typeof part === 'string') return [part];
    return part.type === 'text' ? [part.column] : [];
  });
  return [...keys, ...live.map(({ column }) => column)];
}

function listed(columns: Columns | undefined): readonly string[] {
  return columnList(columns ?? []);
}

type LinkColumns = readonly (readonly [
  table: string,
  columns: readonly (string | undefined)[],
])[];

function linkColumns(
  links: LinksMapping,
  { units, organizations }: { units: string; organizations: string },
): LinkColumns {
  switch (links.in) {
    case 'none':
    case 'same-row':
      return [];
    case 'units':
      return [
        [units, columnList(links.column)],
        [organizations, listed(links.references)],
      ];
    case 'party-organizations':
      return [
        [organizations, columnList(links.column)],
        [units, listed(links.references)],
      ];
    case 'table':
      return [
        [links.from, [links.unit, links.organization].flatMap(columnList)],
      ];
  }
}

function columnOf(
  mapped: CodedColumn | PlaceMapping | string | undefined,
): string | undefined {
  return typeof mapped === 'object' ? mapped.column : mapped;
}
