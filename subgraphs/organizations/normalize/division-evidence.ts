import {
  allDivisions,
  findDivision,
} from '../../kit/values/divisions/divisions.ts';
import { normalizeUscc } from './uscc.ts';

/**
 * The division in digits 3 to 8 of a credit code (GB 32100-2015, 5.3): where
 * the unit is registered. Null if the code is wrong, or says none.
 */
export function divisionOfUscc(text: string | null): string | null {
  const code = normalizeUscc(text)?.slice(2, 8) ?? null;
  return code !== null && findDivision(code) ? code : null;
}

/**
 * The county that a local code begins with, where it is a code of one and
 * more digits: no more than fifteen, since longer numbers are generated.
 */
export function divisionOfCode(text: string | null): string | null {
  if (text === null || !/^\d{8,15}$/u.test(text)) return null;
  const code = text.slice(0, 6);
  return findDivision(code)?.level === 'COUNTY' ? code : null;
}

/** Codes of the counties whose name is in a text; several of one name. */
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

/** Names of two characters (城区, 郊区, 矿区) are words of other names, too. */
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
 * What a division says of a record whose id begins with another: that it fits,
 * that it does not, or nothing, as the city's own code says of its districts.
 */
export function fitOf(
  code: string,
  owner: string,
): 'fits' | 'says-nothing' | 'contradicts' {
  if (isWithin(code, owner) || isSuccessor(code, owner)) return 'fits';
  if (isWithin(owner, code)) return 'says-nothing';
  // A zone's own pseudo-code is within some city; where, nobody knows.
  const isZone = findDivision(owner) === null;
  return isZone && code.slice(0, 4) === owner.slice(0, 4)
    ? 'says-nothing'
    : 'contradicts';
}

function isWithin(code: string, division: string): boolean {
  const prefix = division.replace(/(?:00){1,2}$/u, '');
  return code.startsWith(prefix);
}

/** One of the two was split off from the other, or merged into it. */
function isSuccessor(one: string, other: string): boolean {
  const isOf = (code: string, successor: string) =>
    findDivision(code)?.successorCodes.includes(successor) === true;
  return isOf(one, other) || isOf(other, one);
}

/** With a smaller share of the rows a district is not one of a system's. */
export const tenantShare = 0.05;

/** A code with its name, for people. */
export function divisionLabel(code: string): string {
  return `${code} ${findDivision(code)?.name ?? '未知区划'}`;
}
