import { nothingMarks, nothingWords } from '../../../normalize/said-by-cell.ts';

/**
 * Characters that may read differently, alone or with their neighbours:
 * invisible ones, blanks, radicals, compatibility forms, marks. A wider range
 * does no harm.
 */
const oddRanges =
  '0-1F 7F-A0 AD 300-387 483-200F 2028-206F 20D0-20F0 2126-212B 2329-232A 2800 2ADC 2CEF-2DFF 2E80-3000 302A-302F 3099-309A 3164 A66F-ABED F900-FB4E FE20-FE2F FEFF FFA0 FFF9-FFFB 101FD-1E94A 2F800-E007F';

/**
 * MySQL's condition for texts that may differ from what a person reads. Servers
 * before MySQL 8 and MariaDB 10 have no character classes beyond ASCII; they
 * match bytes, which takes about forty times as long.
 */
export function mayReadOtherwise(text: string): string {
  const byCharacter = `${text} REGEXP '${characterPattern}'`;
  const byBytes = `HEX(${text}) REGEXP '${bytePattern}'`;
  return `(/*!80004 ${byCharacter} OR 0 AND *//*M!100005 ${byCharacter} OR 0 AND */${byBytes} OR ${text} REGEXP '${nothingPattern}')`;
}

/** For an SQL literal, in which backslashes are doubled. */
const classOfOdd = oddRanges
  .replaceAll(/[0-9A-F]+/gu, (code) => `\\\\x{${code}}`)
  .replaceAll(' ', '');

const characterPattern = `[${classOfOdd}]|^ | $|  `;

/** For longer encodings the first bytes are enough. */
const bytePattern =
  '^(..)*([01].|7F|C2[89]|C2A0|C2AD|C[CD]|CE87|D[2-F]|E0|E1|E280[8A]|E281|E283|E284|E28CA|E2A080|E2AB9C|E2B[3-F]|E38080|E380A|E3829|E385A4|EA|EFA|EFB8A|EFBBBF|EFBEA0|EFBFB|F0|F3|20$|2020)|^20';

/**
 * Words for "none", marks, broken cells, and numbers that lost their last
 * digits.
 */
const nothingPattern = `^(${[
  ...nothingWords.map(inAnyCase),
  `(${nothingMarks.map(inAnyCase).join('|')})+`,
].join('|')})$|^#|[0-9]E[+][0-9]`;

function inAnyCase(text: string): string {
  return Array.from(text, (character) => {
    const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
    if (lower !== upper) return `[${lower}${upper}]`;
    return /[.*\\]/u.test(character) ? classOf(character) : character;
  }).join('');
}

/** Escapes a character that has a meaning in patterns. */
function classOf(character: string): string {
  return character === '\\' ? String.raw`[\\\\]` : `[${character}]`;
}
