import type { Assigned } from './assign-fields.ts';
import type { ChosenTables } from './choose-tables.ts';
import { filledValues, percent } from '../columns/column-facts.ts';
import { findDivision } from '../../../subgraphs/kit/values/divisions/divisions.ts';
import { tenantShare } from '../../../subgraphs/organizations/normalize/division-evidence.ts';
import {
  districtTestimonies,
  speaksAgainst,
  type Shares,
} from './district-testimony.ts';
import { entry, type DraftEntry } from './draft-entry.ts';

/** `districts` of the mapping, and `owner` if there are several. */
export function guessDistricts(
  chosen: ChosenTables,
  given: string | undefined,
): DraftEntry[] {
  const { organizations, units } = chosen;
  const testimonies = districtTestimonies(chosen);
  const column =
    organizations?.fields.get('district') ?? units?.fields.get('district');
  const [testimony] = testimonies;
  const shares = column ? sharesOfPlaces(column) : (testimony?.shares ?? []);
  const [home] = shares;
  if (given !== undefined) {
    const places = column && {
      from: `列 ${column.column.name} `,
      shares,
      speaking: filledValues(column.column).length,
    };
    const all = places ? [places, ...testimonies] : testimonies;
    const against = speaksAgainst(given, all);
    return [
      entry('districts', [given], {
        evidence: ['命令行给出', ...against].join(';但'),
        isSure: against.length === 0,
        choices: home && against.length > 0 ? [[home[0]]] : [],
      }),
    ];
  }
  if (!home) {
    const evidence =
      '没有一列是六位区划代码,也没有信用代码、代码或名称说明区划:请填 GB/T 2260 代码';
    return [entry('districts', undefined, { evidence, isSure: false })];
  }
  const listed = shares
    .slice(0, 6)
    .map(
      ([code, share]) =>
        `${code} ${findDivision(code)?.name ?? ''} ${percent(share)}`,
    );
  const from = column ? `列 ${column.column.name}` : (testimony?.from ?? '');
  const against = column ? speaksAgainst(home[0], testimonies) : [];
  const evidence = [`${from}:${listed.join('、')}`, ...against].join(';但');
  const tenants = tenantsOf(shares);
  if (tenants.length < 2 || !organizations?.fields.has('district')) {
    const isSure =
      column !== undefined && home[1] > 0.5 && against.length === 0;
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
 * The districts whose rows a system holds: the city, if its own code is among
 * them; else each district with a fair share of the rows; else one.
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

/** The `district` of a record: a column, a prefix of it, or a translation. */
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

/** Withdrawn codes that have a single successor. */
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

/** From all counted rows, since the first ones may all be of one place. */
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
