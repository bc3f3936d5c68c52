import { readFileSync } from 'node:fs';

import { divisionChanges } from './changes.ts';

/**
 * An administrative division of GB/T 2260, with its validity where it is known.
 */
export interface Division {
  /** Six digits. */
  readonly code: string;
  readonly name: string;
  readonly level: 'PROVINCE' | 'PREFECTURE' | 'COUNTY';
  /** Code of the division it belongs to; null for a province. */
  readonly parentCode: string | null;
  /** First day of validity; null if before the changes recorded here. */
  readonly validFrom: string | null;
  /** Last day of validity; null while valid. */
  readonly validTo: string | null;
  readonly successorCodes: readonly string[];
}

/** All divisions, withdrawn ones included, ordered by code. */
export function allDivisions(): readonly Division[] {
  return [...divisions.values()];
}

/** Null if the code is not one of GB/T 2260. */
export function findDivision(code: string): Division | null {
  return divisions.get(code) ?? null;
}

/**
 * The division that a record names. For a code that is not in GB/T 2260, such
 * as a district's own pseudo-code, the division has the code as its name.
 */
export function divisionOfRecord(code: string): Division {
  return findDivision(code) ?? toDivision(code, `未知区划 ${code}`);
}

const names = JSON.parse(
  readFileSync(new URL('divisions.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>;

const divisions: ReadonlyMap<string, Division> = new Map(
  [...new Set([...Object.keys(names), ...Object.keys(divisionChanges)])]
    .sort((one, other) => Number(one) - Number(other))
    .map((code) => [
      code,
      toDivision(code, names[code] ?? divisionChanges[code]?.name ?? code),
    ]),
);

function toDivision(code: string, name: string): Division {
  const change = divisionChanges[code];
  return {
    code,
    name,
    level: levelOf(code),
    parentCode: parentOf(code),
    validFrom: change?.validFrom ?? null,
    validTo: change?.validTo ?? null,
    successorCodes: change?.successors ?? [],
  };
}

function levelOf(code: string): Division['level'] {
  if (code.endsWith('0000')) return 'PROVINCE';
  return code.endsWith('00') ? 'PREFECTURE' : 'COUNTY';
}

/** Code of the parent. Counties of a municipality (直辖市) have no prefecture. */
function parentOf(code: string): string | null {
  if (code.endsWith('0000')) return null;
  const prefecture = `${code.slice(0, 4)}00`;
  return prefecture !== code && Object.hasOwn(names, prefecture)
    ? prefecture
    : `${code.slice(0, 2)}0000`;
}
