import type { SqlMapping } from './mapping-schema.ts';
import type { LinksMapping } from './table-mapping.ts';

/** One table of organizations, and how its rows find their units. */
export type OrganizationSection = SqlMapping['partyOrganizations'] & {
  readonly links: LinksMapping;
};

/** Every table of organizations that a mapping names; mostly one. */
export function organizationSections(
  mapping: Pick<
    SqlMapping,
    'partyOrganizations' | 'links' | 'otherOrganizations'
  >,
): readonly [OrganizationSection, ...OrganizationSection[]] {
  const { partyOrganizations, links, otherOrganizations } = mapping;
  return [{ ...partyOrganizations, links }, ...otherOrganizations];
}

/** What the local ids of a table begin with. */
export function idPrefix({ as }: { readonly as?: string | undefined }): string {
  return as === undefined ? '' : `${as}-`;
}
