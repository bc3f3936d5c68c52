import type { Assigned } from './assign-fields.ts';
import type { ChosenTables } from './choose-tables.ts';
import { filledValues, percent } from './column-facts.ts';
import { findDivision } from '../../kit/divisions/divisions.ts';
import { normalizeUscc } from '../normalize/uscc.ts';
import { entry, type DraftEntry } from './draft-entry.ts';

/** Codes of GB/T 2260, the most frequent first, and their shares. */
type Shares = readonly (readonly [string, number])[];

/** A district with less of the organizations than this is not one of the system's. */
const tenantShare = 0.05;

/** Whose system it is: `districts`, and `owner` where it is several's. */
export function guessDistricts(
  { organizations, units }: ChosenTables,
  given: string | undefined,
): DraftEntry[] {
  const column =
    organizations?.fields.get('district') ?? units?.fields.get('district');
  const shares = column
    ? sharesOfPlaces(column)
    : byCredit(units?.fields.get('unit.uscc'));
  const [home] = shares;
  if (given !== undefined)
    return [entry('districts', [given], { evidence: '命令行给出' })];
  if (!home) {
    const evidence =
      '没有一列是六位区划代码,也没有信用代码:请填 GB/T 2260 代码';
    return [entry('districts', undefined, { evidence, isSure: false })];
  }
  const listed = shares
    .slice(0, 6)
    .map(
      ([code, share]) =>
        `${code} ${findDivision(code)?.name ?? ''} ${percent(share)}`,
    );
  const from = column ? `列 ${column.column.name}` : '信用代码第 3 至 8 位';
  const evidence = `${from}:${listed.join('、')}`;
  const tenants = tenantsOf(shares);
  if (tenants.length < 2 || !organizations?.fields.has('district')) {
    const isSure = column !== undefined && home[1] > 0.5;
    return [
      entry('districts', tenants.slice(0, 1), {
        evidence,
        isSure,
        choices: [[home[0]]],
      }),
    ];
  }
  return [
    entry('districts', tenants, {
      evidence: `${evidence};第一个为本区`,
      isSure: false,
      choices: [[home[0]]],
    }),
    ...(column
      ? [
          entry('owner', placeOf(column), {
            evidence: '党组织分属上列各区,行归其区划列所记的区',
            isSure: false,
          }),
        ]
      : []),
  ];
}

/**
 * Whose rows a system holds: the city's whose own code is among those of its
 * districts, else each district's with a fair part of them, else one's.
 */
function tenantsOf(shares: Shares): readonly string[] {
  const [home] = shares;
  if (!home) return [];
  const fair = shares.filter(([, share]) => share >= tenantShare);
  const inCity = (code: string, city: string) =>
    code.slice(0, 4) === city.slice(0, 4);
  const city = fair.find(
    ([code]) =>
      code.endsWith('00') && fair.every(([other]) => inCity(other, code)),
  );
  if (city) return [city[0]];
  if (fair.length < 2) return [home[0]];
  return shares
    .map(([code]) => code)
    .filter((code) => fair.some(([other]) => inCity(code, other)));
}

/** The `district` of a record: a column, cut or translated. */
export function guessPlace(path: string, assigned: Assigned): DraftEntry {
  const changed = oldCodes(assigned);
  const notes = Object.entries(changed).map(
    ([old, now]) => `${old} 已并入 ${now}`,
  );
  return entry(path, placeOf(assigned), {
    evidence: [assigned.evidence, ...notes].join(';'),
    isSure: assigned.isSure && notes.length === 0,
  });
}

function placeOf(assigned: Assigned): unknown {
  const { column } = assigned;
  const declared = Number(/\((\d+)\)/u.exec(column.type)?.[1] ?? 6);
  const isLong =
    declared >= 9 || filledValues(column).some((it) => it.length > 6);
  const values = oldCodes(assigned);
  const hasOld = Object.keys(values).length > 0;
  if (!isLong && !hasOld) return column.name;
  return {
    column: column.name,
    ...(isLong && { prefix: 6 }),
    ...(hasOld && { values }),
  };
}

/** Codes that were withdrawn and have one successor. */
function oldCodes({ column }: Assigned): Record<string, string> {
  const codes = [...new Set(filledValues(column))].map(
    (code): [string, string] => [code, currentCode(code)],
  );
  return Object.fromEntries(
    codes.filter(([code, now]) => code.slice(0, 6) !== now),
  );
}

function currentCode(code: string): string {
  const division = findDivision(code.slice(0, 6));
  const [only, ...more] = division?.successorCodes ?? [];
  return division?.validTo && only !== undefined && more.length === 0
    ? only
    : code.slice(0, 6);
}

/** In as many rows as were counted: the first ones may all be of one place. */
function sharesOfPlaces({ column }: Assigned): Shares {
  const { shares } = column;
  if (!shares) return sharesOf(filledValues(column).map(oneCode));
  return sharesOf(
    [...shares]
      .filter(([value]) => (value ?? '').trim() !== '')
      .map(([value, count]) => ({ code: currentCode(value ?? ''), count })),
  );
}

function oneCode(value: string): CountedCode {
  return { code: currentCode(value), count: 1 };
}

function byCredit(uscc: Assigned | undefined): Shares {
  if (!uscc) return [];
  const codes = filledValues(uscc.column).flatMap(
    (it) => normalizeUscc(it)?.slice(2, 8) ?? [],
  );
  return sharesOf(codes.map((code) => ({ code, count: 1 })));
}

interface CountedCode {
  readonly code: string;
  readonly count: number;
}

function sharesOf(codes: readonly CountedCode[]): Shares {
  const total = sum(codes);
  const known = codes.filter(({ code }) => findDivision(code) !== null);
  return [...Map.groupBy(known, ({ code }) => code)]
    .map(([code, all]) => [code, sum(all) / total] as const)
    .sort(([, one], [, other]) => other - one);
}

function sum(codes: readonly CountedCode[]): number {
  return codes.reduce((total, { count }) => total + count, 0);
}
