import {
  placeOf,
  textOf,
} from '../../../subgraphs/organizations/adapters/memory/row-values.ts';
import { divisionChanges } from '../../../subgraphs/kit/values/divisions/changes.ts';
import { findDivision } from '../../../subgraphs/kit/values/divisions/divisions.ts';
import type { PlaceMapping } from '../../../subgraphs/organizations/mapping/table-mapping.ts';
import { readableText } from '../../../subgraphs/organizations/normalize/readable-text.ts';
import { garblingOf } from '../garbled-text.ts';
import {
  bareName,
  type RecordMapping,
} from '../../../subgraphs/organizations/adapters/memory/record-keys.ts';
import type { NameForms } from './name-forms.ts';
import type { RowReport } from './inspection.ts';

/** Inspects a row's name: whether it has one, and whether it is garbled. */
export function inspectName(report: RowReport, column: string): void {
  const written = report.fed.row[column] ?? '';
  report.field('name', written !== '');
  const finding = { field: 'name', value: written, column };
  if (revokedInName.test(readableText(written))) {
    report.problem('name-says-revoked', finding);
  }
  const garbling = garblingOf(written);
  if (garbling) {
    const meant = garbling.meant === null ? '' : ` -> ${garbling.meant}`;
    report.problem('text-garbled', { ...finding, value: written + meant });
  }
}

/** `(已撤销)`, `(2023年注销)`, `(已并入…)` behind a name. */
const revokedInName =
  /[(（][^()（）]{0,10}(?:撤销|注销|吊销|解散|并入)[^()（）]*[)）]$/u;

/**
 * Reports a name that another row of the scope has, even in another spelling.
 */
export function inspectSameName(
  report: RowReport,
  column: string,
  { forms, scope = '' }: { readonly forms: NameForms; readonly scope?: string },
): void {
  const { fed, key } = report;
  const written = fed.row[column] ?? '';
  if (garblingOf(written)) return;
  // A bare 党支部 belongs to some unit and identifies nothing, so it is no
  // duplicate.
  if (bareName.test(written.trim())) return;
  // Spelling is compared as a person reads it.
  const found = forms.find({ key, name: readableText(written), scope });
  if (found.kind === 'new') return;
  const { known } = found;
  report.problem(
    found.kind === 'same' ? 'name-duplicate' : 'name-two-spellings',
    {
      field: 'name',
      value: `${written} = ${known.written} (${known.key})`,
      column,
    },
  );
}

export interface CodedField {
  readonly field: string;
  readonly column: string | undefined;
  /** The meaning of the code; null if it is unknown. */
  readonly meaning: string | null;
}

/** Reports a code without a meaning. */
export function inspectCode(
  report: RowReport,
  { field, column, meaning }: CodedField,
): void {
  if (column === undefined) return;
  report.field(field, meaning !== null);
  const value = textOf(report.fed.row, column);
  if (value === null || meaning !== null) return;
  report.problem('code-unknown', { field, value, column });
}

/** Inspects the district of a row: recorded, known, and not withdrawn. */
export function inspectDistrict(
  report: RowReport,
  place: PlaceMapping | undefined,
  mapping: RecordMapping,
): void {
  const column = typeof place === 'object' ? place.column : place;
  const { row } = report.fed;
  if (column !== undefined) {
    const code = placeOf(row, place);
    const value = textOf(row, column);
    const known = code !== null && findDivision(code) !== null;
    report.field('district', known);
    const finding = { field: 'district', value, column };
    if (code === null) report.problem('district-missing', finding);
    else if (!known) report.problem('district-unknown', finding);
  }
  const code = placeOf(row, place) ?? mapping.districts[0];
  if (report.isFirst && isSplit(code, mapping, place)) {
    const { successors = [] } = divisionChanges[code] ?? {};
    const value = `${code} -> ${successors.join(', ')}`;
    const isEverywhere = column === undefined;
    const finding = { field: 'district', value, column, isEverywhere };
    report.problem('district-split', finding);
  }
}

/**
 * Whether the mapping translates withdrawn codes, which assigns split
 * districts.
 */
function isSplit(
  code: string,
  { owner, districts }: RecordMapping,
  place: PlaceMapping | undefined,
): boolean {
  const { successors } = divisionChanges[code] ?? {};
  if (!successors) return false;
  const isAssigned = [owner, place].some(
    (it) => typeof it === 'object' && it.values !== undefined,
  );
  return !(
    isAssigned || successors.some((successor) => districts.includes(successor))
  );
}
