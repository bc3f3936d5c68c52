import type { z } from 'zod';

import type { HierarchyMapping, LinksMapping } from './table-mapping.ts';

type Listed<Section> = Section & {
  readonly as: string;
  readonly links?: LinksMapping | undefined;
};

/**
 * The organizations of a mapping as written: one table, or a list of named
 * ones.
 */
interface Written<Section> {
  readonly partyOrganizations: Section | readonly Listed<Section>[];
  readonly links?: LinksMapping | undefined;
}

/** A first table, and the others. */
interface OneAndOthers<Section> {
  readonly partyOrganizations: Section & { readonly as?: string };
  readonly links: LinksMapping | undefined;
  readonly otherOrganizations: readonly (Section & {
    readonly as?: string;
    readonly links: LinksMapping;
  })[];
}

/**
 * A single table is taken as it is; of a list, the first one that is linked to
 * units becomes the first table.
 */
export function oneAndOthers<Section extends object>({
  partyOrganizations: written,
  links,
}: Written<Section>): OneAndOthers<Section> {
  if (!isList(written)) {
    return { partyOrganizations: written, links, otherOrganizations: [] };
  }
  const main = written.find((it) => it.links !== undefined) ?? written[0];
  if (!main) throw new TypeError('Expected a table of organizations.');
  return {
    partyOrganizations: main,
    links: main.links,
    otherOrganizations: written
      .filter((it) => it !== main)
      .map((it) => ({ ...it, links: it.links ?? { in: 'none' } })),
  };
}

function isList<Section>(
  written: Section | readonly Listed<Section>[],
): written is readonly Listed<Section>[] {
  return Array.isArray(written);
}

interface Checked {
  readonly hierarchy: HierarchyMapping;
  readonly links?: LinksMapping | undefined;
}

/**
 * Names in a list must differ; `of` and `links` are allowed only where they
 * have a meaning.
 */
export function checkListOfTables(
  { partyOrganizations: written, links }: Written<Checked>,
  context: z.core.$RefinementCtx,
): void {
  const report = (path: PropertyKey[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  if (!isList(written)) {
    const { hierarchy } = written;
    if ('of' in hierarchy && hierarchy.of !== undefined) {
      report(
        ['partyOrganizations', 'hierarchy', 'of'],
        'Expected of only where partyOrganizations is a list of tables',
      );
    }
    return;
  }
  if (links !== undefined) {
    report(['links'], 'Expected links in the tables of partyOrganizations');
  }
  const names = written.map(({ as }) => as);
  for (const [index, { as, hierarchy }] of written.entries()) {
    const place = ['partyOrganizations', index];
    if (names.indexOf(as) !== index) {
      report([...place, 'as'], 'Expected a name that no other table has');
    }
    const of = 'of' in hierarchy ? hierarchy.of : undefined;
    if (of !== undefined && !names.includes(of)) {
      report(
        [...place, 'hierarchy', 'of'],
        `Expected one of the tables, ${names.join(', ')}`,
      );
    }
  }
}
