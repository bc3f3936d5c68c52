import {
  ownerOf,
  textOf,
} from '../../../subgraphs/organizations/adapters/memory/row-values.ts';
import type { RecordMapping } from '../../../subgraphs/organizations/adapters/memory/record-keys.ts';
import {
  divisionLabel,
  divisionOfCode,
  divisionOfUscc,
  divisionsInName,
  fitOf,
  tenantShare,
} from '../../../subgraphs/organizations/normalize/division-evidence.ts';
import { findDivision } from '../../../subgraphs/kit/values/divisions/divisions.ts';
import { columnList } from '../../../subgraphs/organizations/mapping/column-list.ts';
import type { Row } from '../../../subgraphs/organizations/mapping/row.ts';
import type { PlaceMapping } from '../../../subgraphs/organizations/mapping/table-mapping.ts';
import type { RowFeed, TableName } from '../row-feed.ts';
import type { ProblemBook } from './problem-book.ts';

/** Compares what rows say about their district with the prefix of their ids. */
export interface DistrictTally {
  /** Counts one record of a table. */
  add(table: TableName, row: Row): void;
  /** Adds a problem where `districts` cannot be right. */
  report(book: ProblemBook): void;
}

/** A value of a row that tells a division. */
interface Witness {
  readonly table: TableName;
  readonly name: string;
  /** The codes it may mean: none if it tells nothing, null if it is empty. */
  readonly codesIn: (row: Row) => readonly string[] | null;
  readonly isPlace?: true;
  /**
   * Set for numbers: some begin like a division's code by chance, but not
   * nearly all.
   */
  readonly isNumber?: true;
}

interface Testimony {
  readonly witness: Witness;
  /**
   * Counts of rows: those with a value, those whose value tells a division, and
   * so on.
   */
  filled: number;
  naming: number;
  fitting: number;
  speaking: number;
  /** How many rows speak for each division. */
  readonly others: Map<string, number>;
}

/** Fewer rows than this may all belong to guests from elsewhere. */
const leastRows = 5;

/** Numbers count only if this share of them begin with a division's code. */
const nearlyAll = 0.9;

/** From this share of the rows on, the mapping is wrong, not the rows. */
const mostRows = 0.5;

export function createDistrictTally({
  mapping,
  fillsPlaces = false,
}: Pick<RowFeed, 'mapping' | 'fillsPlaces'>): DistrictTally {
  const { owner: place, districts } = mapping;
  const testimonies = witnessesOf(mapping).map((witness): Testimony => ({
    witness,
    filled: 0,
    naming: 0,
    fitting: 0,
    speaking: 0,
    others: new Map(),
  }));
  return {
    add(table, row) {
      const owner = ownerOf(row, place, districts);
      for (const testimony of testimonies) {
        const { witness } = testimony;
        if (witness.table !== table) continue;
        // A place that was filled in from the owner tells nothing of its own.
        const isFilled = fillsPlaces && witness.isPlace === true;
        if (isFilled && witness.codesIn(row)?.[0] === owner) continue;
        hear(testimony, row, owner);
      }
    },
    report: (book) => {
      const isConfirmed = testimonies.some(
        ({ speaking, fitting }) =>
          speaking >= leastRows && fitting >= speaking * mostRows,
      );
      for (const testimony of testimonies) {
        const isSilent = testimonies.every(({ fitting }) => fitting === 0);
        if (testimony.speaking < leastRows && !isSilent) continue;
        judge(testimony, { book, districts, isConfirmed });
      }
    },
  };
}

function hear(testimony: Testimony, row: Row, owner: string): void {
  const codes = testimony.witness.codesIn(row);
  if (codes === null) return;
  testimony.filled += 1;
  if (codes.length === 0) return;
  testimony.naming += 1;
  const fits = codes.map((code) => fitOf(code, owner));
  if (fits.includes('fits')) testimony.fitting += 1;
  else if (fits.includes('says-nothing')) return;
  else for (const code of codes) count(testimony.others, code);
  testimony.speaking += 1;
}

function count(counts: Map<string, number>, code: string): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}

interface Judging {
  readonly book: ProblemBook;
  readonly districts: readonly string[];
  /** Set if another value of the rows agrees with the mapping. */
  readonly isConfirmed: boolean;
}

function judge(testimony: Testimony, judging: Judging): void {
  const { witness, fitting, speaking, others, ...rest } = testimony;
  const { book, districts, isConfirmed } = judging;
  if (witness.isNumber && rest.naming < rest.filled * nearlyAll) return;
  const [most] = [...others].sort(([, one], [, other]) => other - one);
  if (!most || most[1] < speaking * mostRows) return;
  const [code, rows] = most;
  const isSure = speaking >= leastRows && fitting < speaking * tenantShare;
  book.add({
    rule: isSure && !isConfirmed ? 'districts-wrong' : 'districts-doubtful',
    table: witness.table,
    key: '',
    field: 'districts',
    value: `districts ${districts.map(divisionLabel).join(', ')}; ${witness.name}: ${divisionLabel(code)} ${rows}/${speaking}`,
  });
}

function witnessesOf({
  owner,
  units,
  partyOrganizations,
}: RecordMapping): readonly Witness[] {
  const { hierarchy, columns } = partyOrganizations;
  const path = hierarchy.style === 'none' ? undefined : hierarchy.path?.column;
  const { uscc } = units.columns;
  return [
    place('units', units.columns.district ?? owner),
    place('partyOrganizations', columns.district ?? owner),
    {
      table: 'units',
      name: `信用代码第 3 至 8 位 ${uscc ?? ''}`,
      codesIn: (row) => {
        const text = textOf(row, uscc);
        return text === null ? null : known(divisionOfUscc(text));
      },
    },
    ...columnList(units.key ?? []).map((it) => code('units', it)),
    ...columnList(partyOrganizations.key ?? []).map((it) =>
      code('partyOrganizations', it),
    ),
    code('partyOrganizations', columns.partyCode),
    code('partyOrganizations', path),
    name('units', units.columns.name),
    name('partyOrganizations', columns.name),
  ];
}

/**
 * The text in the column, not the mapping's translation of it: the mapping
 * cannot confirm itself.
 */
function place(table: TableName, mapped: PlaceMapping | undefined): Witness {
  const column = typeof mapped === 'object' ? mapped.column : mapped;
  return {
    table,
    name: `区划列 ${column ?? ''}`,
    isPlace: true,
    codesIn: (row) => {
      const text = textOf(row, column);
      if (text === null) return null;
      const codes = known(text.slice(0, 6));
      return codes.length > 0 ? codes : divisionsInName(text);
    },
  };
}

function code(table: TableName, column: string | undefined): Witness {
  return {
    table,
    name: `代码前六位 ${column ?? ''}`,
    isNumber: true,
    codesIn: (row) => {
      const text = textOf(row, column);
      return text === null ? null : known(divisionOfCode(text));
    },
  };
}

function name(table: TableName, column: string): Witness {
  return {
    table,
    name: `名称中的区划 ${column}`,
    codesIn: (row) => divisionsInName(textOf(row, column) ?? ''),
  };
}

function known(division: string | null): readonly string[] {
  return division !== null && findDivision(division) ? [division] : [];
}
