import { parse } from 'csv-parse/sync';

import { UnreadableFile } from '../files/unreadable-file.ts';
import { plainQuotes } from './plain-quotes.ts';
import type { Sheet } from './sheet.ts';
import {
  decodeText,
  detectEncoding,
  type TextEncoding,
} from '../../normalize/text-encoding.ts';

/** What the mapping says of a text file; the rest is detected. */
export interface TextFormat {
  readonly encoding?: TextEncoding | undefined;
  readonly separator?: string | undefined;
}

/** Separators that programs write, the most usual first. */
const separators = [',', '\t', ';', '|'] as const;

const separatorNames: Readonly<Record<string, string>> = {
  ',': '逗号 comma',
  '\t': '制表符 tab',
  ';': '分号 semicolon',
  '|': '竖线 bar',
};

/** The only sheet of a CSV file, of Excel's "Unicode text" and the like. */
export function readTextTable(
  path: string,
  bytes: Uint8Array,
  format: TextFormat,
): Sheet {
  const encoding = format.encoding ?? detectEncoding(bytes);
  const { text, stated, skipped } = statedSeparator(
    decodeText(bytes, encoding),
  );
  const separator = format.separator ?? stated ?? detectSeparator(text);
  const { rows, plain } = readRows(path, { text, separator, skipped });
  return {
    name: '',
    isHidden: false,
    rows,
    titles: lonelyCells(rows),
    titlesAreMerged: false,
    spans: new Map(),
    taken: [takenText(encoding, separator), ...plainText(plain)].join('; '),
  };
}

/** Excel's first line `sep=;`, which does not belong to the table. */
function statedSeparator(text: string) {
  const [line, stated] = /^sep=(.)\r?\n/iu.exec(text) ?? [];
  const skipped = line === undefined ? 0 : 1;
  return { text: text.slice(line?.length ?? 0), stated, skipped };
}

interface SeparatedText {
  readonly text: string;
  readonly separator: string;
  /** Number of lines of the file above the text. */
  readonly skipped: number;
}

/** Throws UnreadableFile for a quote that is not closed. */
function readRows(
  path: string,
  { text, separator, skipped }: SeparatedText,
): { readonly rows: string[][]; readonly plain: readonly number[] } {
  try {
    const quoted = plainQuotes(text, separator, skipped);
    return { rows: parseRows(quoted.text, separator), plain: quoted.lines };
  } catch (cause) {
    throw new UnreadableFile('damaged', path, cause);
  }
}

function parseRows(text: string, separator: string): string[][] {
  const rows = parse(text, {
    bom: true,
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    // A tab is a blank as well, so blanks are not trimmed in its case.
    trim: separator.trim() !== '',
  });
  return rows.map((row) => row.map((cell) => meantText(cell.trim())));
}

/**
 * The text of `="0004"` and `'0004`, which keep Excel from reading a number.
 */
function meantText(cell: string): string {
  const [, quoted] = /^="(.*)"$/su.exec(cell) ?? [];
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  return /^'\d/u.test(cell) ? cell.slice(1) : cell;
}

function takenText(encoding: TextEncoding, separator: string): string {
  const name = separatorNames[separator] ?? JSON.stringify(separator);
  return `编码 encoding ${encoding.toUpperCase()}, 分隔符 separator ${name}`;
}

/** Most lines with quotes in a field that a message names. */
const namedLines = 10;

function plainText(lines: readonly number[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > namedLines ? ' …' : '';
  const named = lines.slice(0, namedLines).join(', ');
  return [
    `引号按普通字符读 quotes read as plain characters: ${lines.length} (行 lines ${named}${more})`,
  ];
}

const sampledLines = 60;

/**
 * The separator that occurs equally often in most lines; if several do, the
 * most frequent.
 */
export function detectSeparator(text: string): string {
  const lines = text
    .slice(0, 256 * 1024)
    .split(/\r\n|\n|\r/u, sampledLines)
    .map((line) => line.replace(/"[^"]*"/gu, ''))
    .filter((line) => line.trim() !== '');
  const scored = separators.map((separator) => {
    const times = lines.map((line) => line.split(separator).length - 1);
    const counts = Map.groupBy(
      times.filter((time) => time > 0),
      (time) => time,
    );
    const usual = [...counts].sort(
      ([one, first], [other, second]) =>
        second.length - first.length || other - one,
    )[0];
    return { separator, lines: usual?.[1].length ?? 0, times: usual?.[0] ?? 0 };
  });
  const [best] = scored.sort(
    (one, other) => other.lines - one.lines || other.times - one.times,
  );
  return best && best.lines > 0 ? best.separator : ',';
}

/**
 * A text file has no merged cells: a row with only its first cell filled is a
 * title.
 */
function lonelyCells(rows: readonly (readonly string[])[]): Set<number> {
  const alone = rows.flatMap(([first = '', ...others], index) =>
    first !== '' && others.length > 0 && others.every((cell) => cell === '')
      ? [index]
      : [],
  );
  return new Set(alone);
}
