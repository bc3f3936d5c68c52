import { columnList, type Columns } from '../../mapping/column-list.ts';
import type { GraphqlMapping } from '../../mapping/mapping-schema.ts';
import type { Row } from '../../mapping/row.ts';
import { joinKey } from '../../normalize/composite-key.ts';
import { ledgerId } from '../../normalize/ledger-id.ts';
import { textOf } from './row-values.ts';

/** The sections that tables in memory are mapped by. */
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

/** Rows as the system has them; the same array where they are the same. */
export interface RecordRows {
  readonly units: readonly Row[];
  readonly partyOrganizations: readonly Row[];
  /** The rows of the table that links are in; empty if there is none. */
  readonly links: readonly Row[];
  /** The same of the table that says the hierarchy. */
  readonly superiors: readonly Row[];
}

/** The key in a row's columns; null if one of them has no value. */
export function keyOf(row: Row, columns: Columns): string | null {
  const parts = columnList(columns).map((column) => textOf(row, column));
  const said = parts.filter((part) => part !== null);
  return said.length === parts.length ? joinKey(said) : null;
}

/** A row that names only an organization: a title above others. */
export const titleMark = '$title-row';

/** The local id of the unit in a row; null if it has none. */
export function unitKey({ units }: RecordMapping, row: Row): string | null {
  if (units.key !== undefined) return keyOf(row, units.key);
  const name = textOf(row, units.columns.name);
  return name === null ? null : ledgerId(name);
}

/** 党支部 alone names nothing; with its unit it does. */
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
  const name = textOf(row, columns.name);
  if (name === null) return null;
  const unit = unitOfBareName({ units, links }, row, name);
  return ledgerId(unit === null ? name : `${unit} ${name}`);
}

/** The name of the organization in a row, as it can stand elsewhere. */
export function organizationName(
  mapping: RecordMapping,
  row: Row,
): string | null {
  const name = textOf(row, mapping.partyOrganizations.columns.name);
  if (name === null) return null;
  return (unitOfBareName(mapping, row, name) ?? '') + name;
}

/** The unit beside a bare name; null beside any other. */
function unitOfBareName(
  { units, links }: Pick<RecordMapping, 'units' | 'links'>,
  row: Row,
  name: string,
): string | null {
  return bareName.test(name) && links.in === 'same-row'
    ? textOf(row, units.columns.name)
    : null;
}
