import { columnList, type Columns } from '../../mapping/column-list.ts';
import type { GraphqlMapping } from '../../mapping/mapping-schema.ts';
import type { Row } from '../../mapping/row.ts';
import { joinKey } from '../../normalize/composite-key.ts';
import { ledgerId } from '../../normalize/ledger-id.ts';
import { organizationNameIn, textOf } from './row-values.ts';

/** The sections of a mapping that describe tables in memory. */
export type RecordMapping = Pick<
  GraphqlMapping,
  'districts' | 'owner' | 'links'
> & {
  readonly units: Omit<GraphqlMapping['units'], 'from'>;
  readonly partyOrganizations: Omit<
    GraphqlMapping['partyOrganizations'],
    'from'
  >;
};

/** The rows of a system; the same array where sections share a table. */
export interface RecordRows {
  readonly units: readonly Row[];
  readonly partyOrganizations: readonly Row[];
  /** Rows of the table with the links; empty if there is none. */
  readonly links: readonly Row[];
  /** Rows of the table with the hierarchy; empty if there is none. */
  readonly superiors: readonly Row[];
}

/** The key in a row; null if one of its columns has no value. */
export function keyOf(row: Row, columns: Columns): string | null {
  const parts = columnList(columns).map((column) => textOf(row, column));
  const said = parts.filter((part) => part !== null);
  return said.length === parts.length ? joinKey(said) : null;
}

/** Marks a row made of a title: it only names an organization above others. */
export const titleMark = '$title-row';

/** The local id of the unit in a row; null if it has none. */
export function unitKey({ units }: RecordMapping, row: Row): string | null {
  if (units.key !== undefined) return keyOf(row, units.key);
  const name = textOf(row, units.columns.name);
  return name === null ? null : ledgerId(name);
}

/** Names such as 党支部, which identify nothing without their unit's name. */
export const bareName = /^(?:临时|联合)*(?:党委|党总支|党总支部|党支部)$/u;

/** The local id of the organization in a row; null if it has none. */
export function organizationKey(
  { units, partyOrganizations, links }: RecordMapping,
  row: Row,
): string | null {
  const { key, columns } = partyOrganizations;
  if (key !== undefined && row[titleMark] === undefined) {
    return keyOf(row, key);
  }
  const name = organizationNameIn(row, columns.name);
  if (name === null) return null;
  const unit = unitOfBareName({ units, links }, row, name);
  return ledgerId(unit === null ? name : `${unit} ${name}`);
}

/** The name of the organization in a row, as other rows refer to it. */
export function organizationName(
  mapping: RecordMapping,
  row: Row,
): string | null {
  const { columns } = mapping.partyOrganizations;
  const name = organizationNameIn(row, columns.name);
  if (name === null) return null;
  return (unitOfBareName(mapping, row, name) ?? '') + name;
}

/** The unit in the row of such a name; null for any other name. */
function unitOfBareName(
  { units, links }: Pick<RecordMapping, 'units' | 'links'>,
  row: Row,
  name: string,
): string | null {
  return bareName.test(name) && links.in === 'same-row'
    ? textOf(row, units.columns.name)
    : null;
}
