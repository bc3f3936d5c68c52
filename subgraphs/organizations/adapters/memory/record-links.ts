import type { Columns } from '../../mapping/column-list.ts';
import type { Row } from '../../mapping/row.ts';
import type {
  Link,
  PartyOrganizationRecord,
  UnitRecord,
} from '../../source/organization-source.ts';
import {
  keyOf,
  organizationKey,
  unitKey,
  type RecordMapping,
  type RecordRows,
} from './record-keys.ts';

interface Linked {
  readonly mapping: RecordMapping;
  readonly rows: RecordRows;
  readonly units: ReadonlyMap<string, UnitRecord>;
  readonly organizations: ReadonlyMap<string, PartyOrganizationRecord>;
}

/** Pairs of a unit and an organization that both exist, each once. */
export function linksOf(linked: Linked): readonly Link[] {
  const links = new Map<string, Link>();
  for (const [unit, organization] of pairs(linked)) {
    if (unit === null || organization === null) continue;
    if (!linked.units.has(unit)) continue;
    if (!linked.organizations.has(organization)) continue;
    links.set(`${unit} ${organization}`, { unit, organization });
  }
  return [...links.values()];
}

type Pair = readonly [unit: string | null, organization: string | null];

function pairs({ mapping, rows }: Linked): Pair[] {
  const { links } = mapping;
  const both = (row: Row): Pair => [
    unitKey(mapping, row),
    organizationKey(mapping, row),
  ];
  switch (links.in) {
    case 'none':
      return [];
    case 'same-row':
      return rows.units.map(both);
    case 'units': {
      const organization = keysBy(links.references, rows.partyOrganizations, {
        idOf: (row) => organizationKey(mapping, row),
      });
      return rows.units.flatMap((row) =>
        organization(keyOf(row, links.column)).map((key): Pair => [
          unitKey(mapping, row),
          key,
        ]),
      );
    }
    case 'party-organizations': {
      const unit = keysBy(links.references, rows.units, {
        idOf: (row) => unitKey(mapping, row),
      });
      return rows.partyOrganizations.flatMap((row) =>
        unit(keyOf(row, links.column)).map((key): Pair => [
          key,
          organizationKey(mapping, row),
        ]),
      );
    }
    case 'table':
      return rows.links.map((row) => [
        keyOf(row, links.unit),
        keyOf(row, links.organization),
      ]);
  }
}

/**
 * Keys of the rows by the value of `references`; by the key itself without it.
 */
function keysBy(
  references: Columns | undefined,
  rows: readonly Row[],
  { idOf }: { readonly idOf: (row: Row) => string | null },
): (value: string | null) => readonly (string | null)[] {
  if (references === undefined) return (value) => [value];
  const found = Map.groupBy(rows, (row) => keyOf(row, references));
  return (value) => (value === null ? [] : (found.get(value) ?? []).map(idOf));
}
