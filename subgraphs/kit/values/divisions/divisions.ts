import { readFileSync } from 'node:fs';

import { divisionChanges } from './changes.ts';

/** An administrative division of GB/T 2260, as far as it is known in time. */
export interface Division {
  /** Six digits. */
  readonly code: string;
  readonly name: string;
  readonly level: 'PROVINCE' | 'PREFECTURE' | 'COUNTY';
  /** Code of the division it belongs to; null for a province. */
  readonly parentCode: string | null;
  /** First day; null if it is before anything recorded here. */
  readonly validFrom: string | null;
  /** Last day; null while valid. */
  readonly validTo: string | null;
  readonly successorCodes: readonly string[];
}

/** All divisions, those withdrawn included, in the order of their codes. */
export function allDivisions(): readonly Division[] {
  return [...divisions.values()];
}

/** Null if the code is none of GB/T 2260. */
export function findDivision(code: string): Division | null {
  return divisions.get(code) ?? null;
}

/**
 * The division that a record names. A code that is none of GB/T 2260, such as
 * a district's own pseudo-code, is shown for what it is.
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

/** Counties of a municipality belong to it without a prefecture between. */
function parentOf(code: string): string | null {
  if (code.endsWith('0000')) return null;
  const prefecture = `${code.slice(0, 4)}00`;
  return prefecture !== code && Object.hasOwn(names, prefecture)
    ? prefecture
    : `${code.slice(0, 2)}0000`;
}
