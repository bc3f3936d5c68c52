import type { OrganizationNode } from '../../source/affiliation.ts';
import { compareCodePoints } from '../../../../protocol/code-points.ts';
import type { DistrictHook } from '../../mapping/district-hook.ts';
import type { Row } from '../../mapping/row.ts';
import { dateReader } from '../../normalize/date-style.ts';
import { toHalfWidth } from '../../../kit/values/half-width.ts';
import { memberCountBand } from '../../normalize/member-count.ts';
import { normalizeUscc } from '../../normalize/uscc.ts';
import type {
  Link,
  PartyOrganizationRecord,
  UnitRecord,
} from '../../source/organization-source.ts';
import { industrySections, meaningOf } from '../../source/vocabulary.ts';
import {
  organizationKey,
  organizationName,
  unitKey,
  type RecordMapping,
  type RecordRows,
} from './record-keys.ts';
import { linksOf } from './record-links.ts';
import { meaningIn, meets, ownerOf, placeOf, textOf } from './row-values.ts';
import { superiorReader, type SuperiorReader } from './superior-reader.ts';

/** All records of a system that is read as a whole, by local id. */
export interface RecordSet {
  readonly units: ReadonlyMap<string, UnitRecord>;
  readonly partyOrganizations: ReadonlyMap<string, PartyOrganizationRecord>;
  readonly nodes: ReadonlyMap<string, OrganizationNode>;
  /** By what other rows call them: key, code or name. */
  readonly byHandle: ReadonlyMap<string, readonly OrganizationNode[]>;
  readonly recordsNames: boolean;
  readonly codesFit: SuperiorReader['codesFit'];
  readonly links: readonly Link[];
  /** Local ids of the units that have an organization. */
  readonly hosts: ReadonlySet<string>;
}

/**
 * Makes records of rows. Rows with the same key are one record, with the first
 * filled value of each column. Records are in order of their ids.
 */
export function buildRecords(
  mapping: RecordMapping,
  rows: RecordRows,
  hook: DistrictHook,
): RecordSet {
  const reader = superiorReader(mapping.partyOrganizations, {
    hook,
    pairs: rows.superiors,
  });
  const units = new Map<string, UnitRecord>();
  const organizations = new Map<string, PartyOrganizationRecord>();
  const nodes = new Map<string, OrganizationNode>();
  const handles = new Map<string, Set<string>>();
  // Rows are read only once. In a system without units no row is a unit.
  for (const row of mapping.links.in === 'none' ? [] : rows.units) {
    const unit = toUnit(mapping, row);
    if (unit) units.set(unit.localId, merged(units.get(unit.localId), unit));
  }
  for (const row of rows.partyOrganizations) {
    const organization = toOrganization(mapping, row, hook);
    if (!organization) continue;
    const { localId } = organization;
    organizations.set(
      localId,
      merged(organizations.get(localId), organization),
    );
    const node = reader.nodeOf(row, localId);
    nodes.set(localId, merged(nodes.get(localId), node));
    for (const handle of reader.handlesOf(row, localId)) {
      handles.set(handle, (handles.get(handle) ?? new Set()).add(localId));
    }
  }
  const links = linksOf({ mapping, rows, units, organizations });
  return {
    units: sorted(units),
    partyOrganizations: sorted(organizations),
    nodes,
    byHandle: new Map(
      [...handles].map(([handle, ids]) => [
        handle,
        [...ids].flatMap((id) => nodes.get(id) ?? []),
      ]),
    ),
    recordsNames: reader.recordsNames,
    codesFit: reader.codesFit,
    links,
    hosts: new Set(links.map(({ unit }) => unit)),
  };
}

function toUnit(mapping: RecordMapping, row: Row): UnitRecord | null {
  const { units, owner: place, districts } = mapping;
  const { columns } = units;
  const localId = unitKey(mapping, row);
  const name = textOf(row, columns.name);
  if (localId === null || name === null || !meets(row, units.live)) return null;
  const owner = ownerOf(row, place, districts);
  return {
    localId,
    owner,
    name: toHalfWidth(name),
    district: placeOf(row, columns.district) ?? owner,
    uscc: normalizeUscc(textOf(row, columns.uscc)),
    nature: meaningIn(row, columns.nature),
    industry: industryOf(row, columns.industry),
  };
}

function toOrganization(
  mapping: RecordMapping,
  row: Row,
  hook: DistrictHook,
): PartyOrganizationRecord | null {
  const { partyOrganizations, owner: place, districts } = mapping;
  const { columns, live } = partyOrganizations;
  const localId = organizationKey(mapping, row);
  const name = organizationName(mapping, row);
  if (localId === null || name === null || !meets(row, live)) return null;
  const owner = ownerOf(row, place, districts);
  const { category } = columns;
  return {
    localId,
    owner,
    name: toHalfWidth(name),
    district: placeOf(row, columns.district) ?? owner,
    category: meaningIn(row, category),
    localCategory: category?.endings ? null : textOf(row, category?.column),
    partyCode: textOf(row, columns.partyCode),
    establishedOn: dateOf(row, columns.established, hook),
    memberCountBand: memberCountBand(textOf(row, columns.members)),
  };
}

type Columns = RecordMapping['partyOrganizations']['columns'];

function dateOf(
  row: Row,
  established: Columns['established'],
  hook: DistrictHook,
): string | null {
  const { column, date } =
    typeof established === 'object'
      ? established
      : ({ column: established, date: 'text' } as const);
  return (hook.date ?? dateReader(date))(textOf(row, column));
}

function industryOf(
  row: Row,
  industry: RecordMapping['units']['columns']['industry'],
) {
  if (typeof industry === 'object') return meaningIn(row, industry);
  const section = textOf(row, industry)?.charAt(0).toUpperCase() ?? null;
  return meaningOf(industrySections, section);
}

function merged<Value extends object>(
  known: Value | undefined,
  found: Value,
): Value {
  if (!known) return found;
  const filled = Object.entries(known).filter(([, value]) => value !== null);
  return { ...found, ...Object.fromEntries(filled) };
}

function sorted<Value>(map: ReadonlyMap<string, Value>): Map<string, Value> {
  return new Map(
    [...map].sort(([one], [other]) => compareCodePoints(one, other)),
  );
}
