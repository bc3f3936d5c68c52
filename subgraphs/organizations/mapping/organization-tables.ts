import type { SqlMapping } from './mapping-schema.ts';
import type { LinksMapping } from './table-mapping.ts';

/** One table of organizations, and how its rows find their units. */
export type OrganizationSection = SqlMapping['partyOrganizations'] & {
  readonly links: LinksMapping;
};

/** All tables of organizations in a mapping; usually one. */
export function organizationSections(
  mapping: Pick<
    SqlMapping,
    'partyOrganizations' | 'links' | 'otherOrganizations'
  >,
): readonly [OrganizationSection, ...OrganizationSection[]] {
  const { partyOrganizations, links, otherOrganizations } = mapping;
  return [{ ...partyOrganizations, links }, ...otherOrganizations];
}

/** The prefix of a table's local ids. */
export function idPrefix({ as }: { readonly as?: string | undefined }): string {
  return as === undefined ? '' : `${as}-`;
}
