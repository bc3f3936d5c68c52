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

/** What SQL does to the texts of a column, so that they are as they are read. */
export interface ColumnCleaning {
  /** Texts and what takes their place, one after the other; then it is trimmed. */
  readonly replacements: readonly Replacement[];
  /** Texts, as they are read, that say that there is no value. */
  readonly nothing: readonly string[];
}

export type Replacement = readonly [from: string, to: string];

/**
 * Engines nest so many calls safely; what is beyond is cleaned in rows only.
 * Texts from PDFs may have each of the 216 radicals.
 */
const mostCharacters = 300;
const mostOfEachKind = 64;

/**
 * What makes these texts readable: for the characters, clusters and line
 * breaks that occur in them, and so for every text that has no others. Null
 * if each of them is read as it is written.
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

/** Whether a text is not what a person reads, or says that there is nothing. */
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

/** Characters that are read otherwise wherever they stand. */
const characters: Step = (texts) => {
  const found = [...new Set(texts.flatMap((text) => Array.from(text)))];
  return found
    .sort()
    .map((character): Replacement => [character, characterAsRead(character)])
    .filter(([from, to]) => from !== to)
    .slice(0, mostCharacters);
};

/** Letters and marks that are one letter; the longest first. */
const clusters: Step = (texts) => {
  const pattern = /\P{M}?[\p{M}\u1161-\u1175\u11A8-\u11C2]+/gu;
  const found = texts.flatMap((text) => text.match(pattern) ?? []);
  return [...new Set(found)]
    .sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
    .map((cluster): Replacement => [cluster, cluster.normalize('NFC')])
    .filter(([from, to]) => from !== to)
    .slice(0, mostOfEachKind);
};

/** No readable text has this character. */
const mark = '\u0001';

/** Runs of a character, however long, as one of it. */
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

/** Lines that a space parts; all others are joined without. */
const pairs: Step = (texts) => {
  const found: Replacement[] = [];
  let rest = texts;
  // Of a\na\na one pass replaces the first break only.
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
