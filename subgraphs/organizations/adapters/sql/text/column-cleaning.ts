import {
  characterAsRead,
  linesAreJoined,
  readableText,
} from '../../../normalize/readable-text.ts';
import {
  flawOf,
  isValue,
  saysNothing,
} from '../../../normalize/said-by-cell.ts';

/** What SQL does to a column's texts to make them what a person reads. */
export interface ColumnCleaning {
  /**
   * Texts and their replacements, applied in order; then the text is trimmed.
   */
  readonly replacements: readonly Replacement[];
  /** Cleaned texts that mean that there is no value. */
  readonly nothing: readonly string[];
  /** Set for a BIT of MySQL: its text is bytes, so its number is read. */
  readonly isBits?: true;
}

export type Replacement = readonly [from: string, to: string];

/**
 * Engines nest this many calls safely; further characters are cleaned in rows
 * only. Texts from PDFs may contain all of the 216 radicals.
 */
const mostCharacters = 300;
const mostOfEachKind = 64;

/**
 * The cleaning for these texts. It covers the characters, clusters and line
 * breaks that occur in them, and so any text that has no others. Null if every
 * text is already what a person reads.
 */
export function cleaningOf(texts: readonly string[]): ColumnCleaning | null {
  const odd = texts.filter(readsOtherwise);
  if (odd.length === 0) return null;
  const replacements: Replacement[] = [];
  let read = odd;
  for (const step of [characters, clusters, spaceRuns, lineBreaks, pairs]) {
    const found = step(read);
    replacements.push(...found);
    read = read.map((text) => replaced(text, found));
  }
  if (replacements.some(([, to]) => to === '\n')) {
    replacements.push(['\n', '']);
  }
  const nothing = new Set(
    odd.map(readableText).filter((text) => text !== '' && !isValue(text)),
  );
  return {
    replacements,
    nothing: [...nothing].sort().slice(0, mostOfEachKind),
  };
}

/** Whether a text differs from what a person reads, or means "none". */
export function readsOtherwise(text: string): boolean {
  const read = readableText(text);
  return read !== text || saysNothing(read) || flawOf(read) !== null;
}

function replaced(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce(
    (sum, [from, to]) => sum.replaceAll(from, to),
    text,
  );
}

type Step = (texts: readonly string[]) => readonly Replacement[];

/** Characters that are replaced wherever they stand. */
const characters: Step = (texts) => {
  const found = [...new Set(texts.flatMap((text) => Array.from(text)))];
  return found
    .sort()
    .map((character): Replacement => [character, characterAsRead(character)])
    .filter(([from, to]) => from !== to)
    .slice(0, mostCharacters);
};

/**
 * Letters followed by marks that make one letter together; the longest first.
 */
const clusters: Step = (texts) => {
  const pattern = /\P{M}?[\p{M}\u1161-\u1175\u11A8-\u11C2]+/gu;
  const found = texts.flatMap((text) => text.match(pattern) ?? []);
  return [...new Set(found)]
    .sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
    .map((cluster): Replacement => [cluster, cluster.normalize('NFC')])
    .filter(([from, to]) => from !== to)
    .slice(0, mostOfEachKind);
};

/** A character that no readable text has. */
const mark = '\u0001';

/** Replacements that reduce a run of a character to a single one. */
function single(character: string): readonly Replacement[] {
  return [
    [character, character + mark],
    [mark + character, ''],
    [mark, ''],
  ];
}

const spaceRuns: Step = (texts) =>
  texts.some((text) => text.includes('  ')) ? single(' ') : [];

const lineBreaks: Step = (texts) => {
  if (!texts.some((text) => text.includes('\n'))) return [];
  return [[' \n', '\n'], ['\n ', '\n'], ...single('\n')];
};

/** Line breaks that become a space; all others are removed. */
const pairs: Step = (texts) => {
  const found: Replacement[] = [];
  let rest = texts;
  // In a\na\na one pass replaces only the first break.
  for (let pass = 0; pass < 2; pass += 1) {
    const parted = new Set(rest.flatMap(partedLines));
    const step = [...parted]
      .sort()
      .map((it): Replacement => [it, it.replace('\n', ' ')]);
    found.push(...step);
    rest = rest.map((text) => replaced(text, step));
  }
  return found.slice(0, mostOfEachKind);
};

function partedLines(text: string): string[] {
  const matches = text.matchAll(/(?=([^\n])\n([^\n]))./gu);
  return [...matches].flatMap(([, last = '', first = '']) =>
    linesAreJoined(last, first) ? [] : [`${last}\n${first}`],
  );
}
