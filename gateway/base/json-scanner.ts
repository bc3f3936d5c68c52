/** Limits on a JSON text. */
export interface JsonLimits {
  /** Nesting of objects and lists. */
  readonly maxDepth: number;
  /** The number of values; keys of objects are not counted. */
  readonly maxValues: number;
  /** Keys of a single object. */
  readonly maxKeys: number;
}

/** Why a text should not be parsed: the limit it exceeds, or its syntax. */
export type JsonFault = keyof JsonLimits | 'syntax';

/** A position, at a comma between two values, where a text can be cut. */
export interface JsonCut {
  /** Bytes before the comma. */
  readonly offset: number;
  /** The containers that are open there, outermost first. */
  readonly open: readonly OpenContainer[];
  /** How many of the containers open at the previous cut are still open. */
  readonly stayed: number;
  /** Whether a number since the previous cut may not fit a double. */
  readonly hasLongNumber: boolean;
}

export interface OpenContainer {
  readonly isList: boolean;
  /** Start and end of its key in the object around it, quotes included. */
  readonly key: readonly [number, number];
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;

/** The class of each byte outside of strings. */
const KIND = new Uint8Array(256);
const [OPEN, CLOSE, NUMBER, IN_NUMBER] = [1, 2, 3, 4];
for (const byte of Buffer.from('[{')) KIND[byte] = OPEN;
for (const byte of Buffer.from(']}')) KIND[byte] = CLOSE;
for (const byte of Buffer.from('-0123456789')) KIND[byte] = NUMBER;
for (const byte of Buffer.from('.+eE')) KIND[byte] = IN_NUMBER;

/**
 * Longer strings are skipped by a native search for their end, which is faster.
 */
const SHORT_STRING = 24;
/** A number of so many characters may not fit a double. */
const LONG_NUMBER = 16;

/**
 * Scans a JSON text as its bytes arrive, without keeping or parsing them. It
 * stops at what would be expensive to parse, and finds positions where the text
 * can be cut. It does not validate: the parser does.
 */
export class JsonScanner {
  readonly #limits: JsonLimits;
  readonly #sliceBytes: number;
  readonly #cuts: JsonCut[] = [];
  readonly #isList: Uint8Array;
  readonly #keyCounts: Int32Array;
  readonly #keyStarts: Float64Array;
  readonly #keyEnds: Float64Array;
  /** The number of bytes in earlier chunks. */
  #base = 0;
  #depth = 0;
  #values = 1;
  #lastCut = 0;
  #lowest = 0;
  #hasLongNumber = false;
  #isInString = false;
  #isEscaped = false;
  #numberLength = 0;
  #stringStart = 0;
  #stringEnd = 0;

  constructor(limits: JsonLimits, sliceBytes: number) {
    this.#limits = limits;
    this.#sliceBytes = sliceBytes;
    const levels = limits.maxDepth + 1;
    this.#isList = new Uint8Array(levels);
    this.#keyCounts = new Int32Array(levels);
    this.#keyStarts = new Float64Array(levels);
    this.#keyEnds = new Float64Array(levels);
  }

  get cuts(): readonly JsonCut[] {
    return this.#cuts;
  }

  /** Whether a number since the last cut may not fit a double. */
  get hasLongNumber(): boolean {
    return this.#hasLongNumber;
  }

  /** Scans the next bytes. After a fault it must not be called again. */
  scan(chunk: Buffer): JsonFault | undefined {
    const { length } = chunk;
    let at = 0;
    if (this.#isInString) at = this.#skipString(chunk, 0);
    else if (this.#numberLength > 0) at = this.#skipNumber(chunk, 0);
    while (at < length) {
      const byte = chunk[at] ?? 0;
      if (byte === QUOTE) {
        this.#stringStart = this.#base + at;
        at = this.#skipString(chunk, at + 1);
        continue;
      }
      const kind = KIND[byte];
      if (kind === NUMBER) {
        at = this.#skipNumber(chunk, at);
        continue;
      }
      let fault: JsonFault | undefined;
      if (byte === COMMA) fault = this.#separate(this.#base + at);
      else if (kind === OPEN) fault = this.#open(byte === OPEN_LIST);
      else if (kind === CLOSE) fault = this.#close(byte === OPEN_LIST + 2);
      if (fault) return fault;
      at += 1;
    }
    this.#base += length;
    return undefined;
  }

  #separate(offset: number): JsonFault | undefined {
    this.#values += 1;
    if (this.#values > this.#limits.maxValues) return 'maxValues';
    const level = this.#depth - 1;
    if (level < 0) return 'syntax';
    if (this.#isList[level] === 0) {
      const keys = (this.#keyCounts[level] ?? 0) + 1;
      this.#keyCounts[level] = keys;
      if (keys >= this.#limits.maxKeys) return 'maxKeys';
    }
    if (offset - this.#lastCut >= this.#sliceBytes) this.#cut(offset);
    return undefined;
  }

  #open(isList: boolean): JsonFault | undefined {
    const level = this.#depth;
    if (level >= this.#limits.maxDepth) return 'maxDepth';
    this.#values += 1;
    if (this.#values > this.#limits.maxValues) return 'maxValues';
    this.#isList[level] = isList ? 1 : 0;
    this.#keyCounts[level] = 0;
    this.#keyStarts[level] = this.#stringStart;
    this.#keyEnds[level] = this.#stringEnd;
    this.#depth = level + 1;
    return undefined;
  }

  #close(isList: boolean): JsonFault | undefined {
    const level = this.#depth - 1;
    if (level < 0 || (this.#isList[level] === 1) !== isList) return 'syntax';
    this.#depth = level;
    if (level < this.#lowest) this.#lowest = level;
    return undefined;
  }

  #cut(offset: number): void {
    const open = Array.from({ length: this.#depth }, (_, level) => ({
      isList: this.#isList[level] === 1,
      key: [this.#keyStarts[level] ?? 0, this.#keyEnds[level] ?? 0] as const,
    }));
    this.#cuts.push({
      offset,
      open,
      stayed: this.#lowest,
      hasLongNumber: this.#hasLongNumber,
    });
    this.#lastCut = offset;
    this.#lowest = this.#depth;
    this.#hasLongNumber = false;
  }

  /** The position after the string, or the end of the chunk. */
  #skipString(chunk: Buffer, from: number): number {
    const { length } = chunk;
    let at = from;
    if (this.#isEscaped) {
      this.#isEscaped = false;
      at += 1;
    }
    const short = Math.min(length, at + SHORT_STRING);
    while (at < short) {
      const byte = chunk[at];
      at += 1;
      if (byte === QUOTE) return this.#endString(at);
      if (byte === BACKSLASH) at += 1;
    }
    while (at < length) {
      const quote = chunk.indexOf(QUOTE, at);
      const end = quote < 0 ? length : quote;
      const isEscaped = countBackslashes(chunk, at, end) % 2 === 1;
      at = end + 1;
      if (quote < 0) at = isEscaped ? length + 1 : length;
      else if (!isEscaped) return this.#endString(at);
    }
    this.#isInString = true;
    this.#isEscaped = at > length;
    return length;
  }

  #endString(end: number): number {
    this.#isInString = false;
    this.#stringEnd = this.#base + end;
    return end;
  }

  /** Any exponent counts as a number that may not fit a double. */
  #skipNumber(chunk: Buffer, from: number): number {
    const { length } = chunk;
    let at = from;
    while (at < length) {
      const byte = chunk[at] ?? 0;
      const kind = KIND[byte] ?? 0;
      if (kind < NUMBER) break;
      if (byte > 0x40) this.#hasLongNumber = true;
      at += 1;
    }
    this.#numberLength += at - from;
    if (this.#numberLength >= LONG_NUMBER) this.#hasLongNumber = true;
    if (at < length) this.#numberLength = 0;
    return at;
  }
}

function countBackslashes(chunk: Buffer, from: number, end: number): number {
  let at = end;
  while (at > from && chunk[at - 1] === BACKSLASH) at -= 1;
  return end - at;
}
