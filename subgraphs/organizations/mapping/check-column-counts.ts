import type { z } from 'zod';

import { columnList, type Columns } from './column-list.ts';
import type {
  HierarchyMapping,
  LinksMapping,
  RelationEnd,
} from './table-mapping.ts';

interface KeyedSection {
  readonly as?: string;
  readonly key?: unknown;
  readonly links?: LinksMapping | undefined;
}

interface OrganizationSection extends KeyedSection {
  readonly hierarchy: HierarchyMapping;
}

interface KeyedMapping {
  readonly units?: KeyedSection | undefined;
  readonly partyOrganizations:
    OrganizationSection | readonly OrganizationSection[];
  readonly links?: LinksMapping | undefined;
}

/** Where columns stand for a key, and how many columns that key has. */
interface Comparison {
  readonly path: readonly PropertyKey[];
  readonly columns: Columns;
  readonly key: number;
}

/** Columns that name a key are as many as it has. */
export function checkColumnCounts(
  mapping: KeyedMapping,
  context: z.core.$RefinementCtx,
): void {
  for (const { path, columns, key } of comparisons(mapping)) {
    const { length } = columnList(columns);
    if (length === key) continue;
    const message = `Expected ${plural(key)}, as many as it stands for`;
    context.addIssue({ code: 'custom', path: [...path], message });
  }
}

function plural(columns: number): string {
  return columns === 1 ? 'one column' : `a list of ${columns} columns`;
}

function comparisons({
  units,
  partyOrganizations: written,
  links,
}: KeyedMapping): readonly Comparison[] {
  const sections = isList(written) ? written : [written];
  return sections.flatMap((section, index) => {
    const place = ['partyOrganizations', ...(isList(written) ? [index] : [])];
    const { hierarchy } = section;
    const of = 'of' in hierarchy ? hierarchy.of : undefined;
    const target = sections.find(({ as }) => as === of) ?? section;
    const own = countOf(section.key);
    const linksPath = isList(written) ? [...place, 'links'] : ['links'];
    return [
      ...ofHierarchy(hierarchy, { own, target: countOf(target.key) }).map(
        (it) => ({ ...it, path: [...place, 'hierarchy', ...it.path] }),
      ),
      ...ofLinks(isList(written) ? section.links : links, {
        own,
        target: countOf(units?.key),
      }).map((it) => ({ ...it, path: [...linksPath, ...it.path] })),
    ];
  });
}

function isList(
  written: KeyedMapping['partyOrganizations'],
): written is readonly OrganizationSection[] {
  return Array.isArray(written);
}

/** Rows without a key are known by one name. */
function countOf(key: unknown): number {
  return Array.isArray(key) ? key.length : 1;
}

interface KeyCounts {
  /** Of the organizations' own table. */
  readonly own: number;
  /** Of the table that is led to. */
  readonly target: number;
}

function ofHierarchy(
  hierarchy: HierarchyMapping,
  { own, target }: KeyCounts,
): readonly Comparison[] {
  switch (hierarchy.style) {
    case 'parent-key':
      return [compared(['column'], hierarchy, target)];
    case 'table':
      return [
        compared(['organization'], hierarchy.organization, own),
        compared(['superior'], hierarchy.superior, target),
      ];
    case 'path': {
      const isOfKeys = 'keys' in hierarchy.path && hierarchy.path.keys;
      if (!isOfKeys || own === 1) return [];
      // A path has no way to write a key of several columns.
      return [{ path: ['path', 'keys'], columns: [], key: own }];
    }
    case 'parent-name':
    case 'none':
      return [];
  }
}

function ofLinks(
  links: LinksMapping | undefined,
  { own, target }: KeyCounts,
): readonly Comparison[] {
  switch (links?.in) {
    case 'units':
      return [compared(['column'], links, own)];
    case 'party-organizations':
      return [compared(['column'], links, target)];
    case 'table':
      return [
        { path: ['unit'], columns: links.unit, key: target },
        { path: ['organization'], columns: links.organization, key: own },
      ];
    case 'same-row':
    case 'none':
    case undefined:
      return [];
  }
}

function compared(
  path: readonly PropertyKey[],
  { column, references }: RelationEnd,
  key: number,
): Comparison {
  const count = references === undefined ? key : columnList(references).length;
  return { path, columns: column, key: count };
}
