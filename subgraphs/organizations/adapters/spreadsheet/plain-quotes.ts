/** A text in which every quoted field is closed (RFC 4180, 2). */
export interface QuotedText {
  readonly text: string;
  /** Lines, counting from 1, with quotes that are part of a field's text. */
  readonly lines: readonly number[];
}

/**
 * Treats quotes that do not enclose a whole field, as in `"甲"二厂`: they are
 * part of its text. Throws for a quote that is not closed, with the line where
 * it opens, since everything below would be one field. `skipped` lines precede
 * the text.
 */
export function plainQuotes(
  text: string,
  separator: string,
  skipped = 0,
): QuotedText {
  if (!text.includes('"')) return { text, lines: [] };
  const parts: string[] = [];
  const lines = new Set<number>();
  const lineOf = lineCounter(text, skipped + 1);
  let copied = 0;
  for (let at = 0; at < text.length;) {
    const open = pastBlanks(text, at, separator);
    const field = fieldFrom(text, open, separator);
    if (field.quotes === 'open') throw notClosed(lineOf(open));
    if (field.quotes === 'plain') lines.add(lineOf(open));
    if (field.quotes !== 'none') {
      parts.push(text.slice(copied, open), field.written);
      copied = field.end;
    }
    const isBroken = !text.startsWith(separator, field.end);
    at = field.end + (isBroken ? 1 : separator.length);
  }
  return { text: parts.join('') + text.slice(copied), lines: [...lines] };
}

interface Field {
  readonly quotes: 'none' | 'enclosing' | 'plain' | 'open';
  /** The field as it is written with proper quotes. */
  readonly written: string;
  /** The position of the separator or line break after it. */
  readonly end: number;
}

function fieldFrom(text: string, open: number, separator: string): Field {
  const end = fieldEnd(text, open, separator);
  if (text[open] !== '"') return { quotes: 'none', written: '', end };
  const close = closingQuote(text, open);
  const after = pastBlanks(text, close + 1, separator);
  if (close !== -1 && fieldEnd(text, after, separator) === after) {
    const written = text.slice(open, close + 1);
    return { quotes: 'enclosing', written, end: after };
  }
  const isInLine = close !== -1 && !/[\r\n]/u.test(text.slice(open, close));
  const plain = text.slice(open, end).trimEnd().replaceAll('"', '""');
  return { quotes: isInLine ? 'plain' : 'open', written: `"${plain}"`, end };
}

/** The position of the closing quote, or -1; a doubled quote is a character. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function fieldEnd(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length) {
    if (text[at] === '\n' || text[at] === '\r') return at;
    if (text.startsWith(separator, at)) return at;
    at += 1;
  }
  return at;
}

function pastBlanks(text: string, from: number, separator: string): number {
  let at = from;
  while (/[ \t\uFEFF]/u.test(text[at] ?? '') && text[at] !== separator) at += 1;
  return at;
}

/** Counts lines up to a position; positions must ascend from call to call. */
function lineCounter(text: string, first: number): (place: number) => number {
  let line = first;
  let counted = 0;
  return (place) => {
    const between = text.slice(counted, place);
    line += between.match(/\r\n|\n|\r/gu)?.length ?? 0;
    counted = place;
    return line;
  };
}

function notClosed(line: number): Error {
  return new Error(
    `第 ${line} 行的引号没有闭合 the quote that opens in line ${line} is not closed: 补上或去掉 close or delete it`,
  );
}
