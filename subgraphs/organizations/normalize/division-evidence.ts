import {
  allDivisions,
  findDivision,
} from '../../kit/values/divisions/divisions.ts';
import { normalizeUscc } from './uscc.ts';

/**
 * The division in digits 3 to 8 of a credit code (GB 32100-2015, 5.3), where
 * the unit is registered. Null if the code is wrong or has no known division.
 */
export function divisionOfUscc(text: string | null): string | null {
  const code = normalizeUscc(text)?.slice(2, 8) ?? null;
  return code !== null && findDivision(code) ? code : null;
}

/**
 * The county that a local code begins with, if further digits follow. Codes of
 * more than fifteen digits are ignored, since long numbers are generated.
 */
export function divisionOfCode(text: string | null): string | null {
  if (text === null || !/^\d{8,15}$/u.test(text)) return null;
  const code = text.slice(0, 6);
  return findDivision(code)?.level === 'COUNTY' ? code : null;
}

/**
 * Codes of the counties named in a text; several if they have the same name.
 */
export function divisionsInName(text: string): readonly string[] {
  for (const { index } of text.matchAll(/[区县市旗]/gu)) {
    for (let length = longest; length >= shortest; length -= 1) {
      const start = index + 1 - length;
      const codes = start < 0 ? undefined : byName.get(text.slice(start, index + 1)); // prettier-ignore
      if (codes) return codes;
    }
  }
  return [];
}

/** Names of two characters (城区, 郊区, 矿区) are common words, too. */
const shortest = 3;

const byName = new Map(
  [
    ...Map.groupBy(
      allDivisions().filter(
        ({ level, name }) => level === 'COUNTY' && name.length >= shortest,
      ),
      ({ name }) => name,
    ),
  ].map(([name, divisions]) => [name, divisions.map(({ code }) => code)]),
);

const longest = Math.max(...[...byName.keys()].map(({ length }) => length));

/**
 * Whether a division fits a record whose id begins with `owner`: yes, no, or
 * unknown, as for the code of the city above a district.
 */
export function fitOf(
  code: string,
  owner: string,
): 'fits' | 'says-nothing' | 'contradicts' {
  if (isWithin(code, owner) || isSuccessor(code, owner)) return 'fits';
  if (isWithin(owner, code)) return 'says-nothing';
  // A zone's own pseudo-code belongs to a city that is not known.
  const isZone = findDivision(owner) === null;
  return isZone && code.slice(0, 4) === owner.slice(0, 4)
    ? 'says-nothing'
    : 'contradicts';
}

function isWithin(code: string, division: string): boolean {
  const prefix = division.replace(/(?:00){1,2}$/u, '');
  return code.startsWith(prefix);
}

/** Whether one was split off from the other, or merged into it. */
function isSuccessor(one: string, other: string): boolean {
  const isOf = (code: string, successor: string) =>
    findDivision(code)?.successorCodes.includes(successor) === true;
  return isOf(one, other) || isOf(other, one);
}

/** A district with a smaller share of the rows is not one of the system's. */
export const tenantShare = 0.05;

/** A code with its name, for people. */
export function divisionLabel(code: string): string {
  return `${code} ${findDivision(code)?.name ?? '未知区划'}`;
}
