import { findDivision } from '../../../subgraphs/kit/values/divisions/divisions.ts';
import {
  divisionOfCode,
  divisionOfUscc,
  divisionsInName,
  fitOf,
} from '../../../subgraphs/organizations/normalize/division-evidence.ts';
import type { Assigned } from './assign-fields.ts';
import type { ChosenTables } from './choose-tables.ts';
import { filledValues, percent } from '../columns/column-facts.ts';

/** Codes of GB/T 2260 with their shares, the most frequent first. */
export type Shares = readonly (readonly [string, number])[];

/** What a column tells indirectly about the district of its rows. */
export interface DistrictTestimony {
  readonly from: string;
  readonly shares: Shares;
  /** The number of values that tell something. */
  readonly speaking: number;
}

/** Credit codes first, then codes that begin with a division, then names. */
export function districtTestimonies({
  units,
  organizations,
}: ChosenTables): readonly DistrictTestimony[] {
  const one = (code: string | null) => (code === null ? [] : [code]);
  const read = [
    {
      from: '信用代码第 3 至 8 位',
      columns: [units?.fields.get('unit.uscc')],
      codesOf: (text: string) => one(divisionOfUscc(text)),
    },
    {
      from: '代码前六位',
      columns: [
        organizations?.fields.get('organization.partyCode'),
        organizations?.fields.get('organization.path'),
      ],
      codesOf: (text: string) => one(divisionOfCode(text)),
    },
    {
      from: '名称中的区划',
      columns: [
        units?.fields.get('unit.name'),
        organizations?.fields.get('organization.name'),
      ],
      codesOf: divisionsInName,
    },
  ];
  return read
    .map(({ from, columns, codesOf }) => ({
      from,
      ...heard(columns, codesOf),
    }))
    .filter(({ speaking }) => speaking > 0);
}

function heard(
  columns: readonly (Assigned | undefined)[],
  codesOf: (text: string) => readonly string[],
) {
  const said = columns
    .flatMap((it) => (it ? filledValues(it.column) : []))
    .map(codesOf)
    .filter((codes) => codes.length > 0);
  const counts = Map.groupBy(said.flat(), (code) => code);
  const shares = [...counts]
    .map(([code, all]) => [code, all.length / said.length] as const)
    .sort(([, share], [, other]) => other - share);
  return { shares, speaking: said.length };
}

/**
 * At least this many values, and more than this share, must contradict the
 * district.
 */
const [leastValues, mostValues] = [5, 0.5];

/** What contradicts a district, in words; empty if nothing does. */
export function speaksAgainst(
  district: string,
  testimonies: readonly DistrictTestimony[],
): readonly string[] {
  return testimonies.flatMap(({ from, shares, speaking }) => {
    const [most] = shares;
    const fitting = shares
      .filter(([code]) => fitOf(code, district) !== 'contradicts')
      .reduce((sum, [, share]) => sum + share, 0);
    const isAgainst =
      speaking >= leastValues && fitting < mostValues && most !== undefined;
    return isAgainst && most[1] >= mostValues
      ? [
          `${from}多为 ${most[0]} ${findDivision(most[0])?.name ?? ''} ${percent(most[1])}`,
        ]
      : [];
  });
}
