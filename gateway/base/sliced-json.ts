import { randomUUID } from 'node:crypto';
import { parseLongNumbers } from './exact-json.ts';
import type { JsonCut, OpenContainer } from './json-scanner.ts';

/** The cuts of a text, and what is known of the text after the last cut. */
export interface JsonCuts {
  readonly cuts: readonly JsonCut[];
  readonly hasLongNumber: boolean;
}

type JsonObject = Record<string, unknown>;
type Container = unknown[] | JsonObject;

/**
 * Parses a JSON text slice by slice, at the cuts that a scanner found, with the
 * same result as `parseExactJson` of the whole text. Containers that are open
 * at the start of a slice are opened before it, those open at its end are
 * closed behind it, and the result is moved into the containers built so far.
 *
 * The comma at a cut is parsed with both slices, next to a placeholder that is
 * removed afterwards; so the parser itself still refuses `[,1]`, `[1,]` and
 * `[1,,2]`.
 */
export class SlicedJson {
  readonly #cuts: readonly JsonCut[];
  readonly #hasLongNumber: boolean;
  readonly #read: (start: number, end: number | undefined) => string;
  /**
   * Placeholder keys that no text can contain, at the start and end of a slice.
   */
  readonly #head = randomUUID();
  readonly #tail = randomUUID();
  #next = 0;
  #open: Container[] = [];
  #value: unknown;

  /** `read` returns the text between two byte offsets. */
  constructor(
    { cuts, hasLongNumber }: JsonCuts,
    read: (start: number, end: number | undefined) => string,
  ) {
    this.#cuts = cuts;
    this.#hasLongNumber = hasLongNumber;
    this.#read = read;
  }

  /** The parsed value; valid after the last step. */
  get value(): unknown {
    return this.#value;
  }

  /**
   * Parses the next slice; returns whether it was the last. Throws a
   * `SyntaxError` like `JSON.parse`.
   */
  step(): boolean {
    const from = this.#next > 0 ? this.#cuts[this.#next - 1] : undefined;
    const to = this.#cuts[this.#next];
    this.#next += 1;
    const start = from?.offset ?? 0;
    const text = this.#read(start, to && to.offset + 1);
    const whole = this.#before(from?.open ?? []) + text + this.#after(to?.open);
    const isLong = to ? to.hasLongNumber : this.#hasLongNumber;
    const part = isLong ? parseLongNumbers(whole) : (JSON.parse(whole) as unknown); // prettier-ignore
    if (from) this.#graft(part as Container, to);
    else this.#value = part;
    if (!to) return true;
    this.#follow(to);
    return false;
  }

  #before(open: readonly OpenContainer[]): string {
    let text = '';
    open.forEach(({ isList }, level) => {
      const isInner = level === open.length - 1;
      text += (isList ? '[' : `{"${this.#head}":`) + (isInner ? '0' : '');
    });
    return text;
  }

  #after(open: readonly OpenContainer[] = []): string {
    let text = '';
    open.forEach(({ isList }, level) => {
      const isInner = level === open.length - 1;
      const last = isInner ? (isList ? '0' : `"${this.#tail}":0`) : '';
      text = last + (isList ? ']' : '}') + text;
    });
    return text;
  }

  /**
   * Moves the content of a slice into the containers that were open before it.
   */
  #graft(part: Container, to: JsonCut | undefined): void {
    let rest = part;
    this.#open.forEach((target, level) => {
      const isCutOff = to?.open.length === level + 1 && level < to.stayed;
      if (Array.isArray(target)) {
        const list = rest as unknown[];
        const end = isCutOff ? list.length - 1 : list.length;
        for (let n = 1; n < end; n++) target.push(list[n]);
        rest = list[0] as Container;
      } else {
        const object = rest as JsonObject;
        this.#assign(target, object);
        rest = object[this.#head] as Container;
      }
    });
  }

  #assign(target: JsonObject, part: JsonObject): void {
    for (const key of Object.keys(part)) {
      if (key === this.#head || key === this.#tail) continue;
      if (key === '__proto__') {
        const value = part[key];
        Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true }); // prettier-ignore
      } else target[key] = part[key];
    }
  }

  /** Finds the containers that are open at a cut. */
  #follow(to: JsonCut): void {
    const open = this.#open.slice(0, to.stayed);
    for (let level = open.length; level < to.open.length; level++) {
      const around = open[level - 1];
      const key = to.open[level]?.key ?? [0, 0];
      const found =
        around === undefined
          ? this.#value
          : Array.isArray(around)
            ? around.at(-1)
            : around[JSON.parse(this.#read(...key)) as string];
      open.push(found as Container);
    }
    const inner = open.at(-1);
    if (to.stayed < open.length) {
      // The last value is the placeholder for what was cut off.
      if (Array.isArray(inner)) inner.pop();
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- it was the last key added: V8 takes the shape back
      else if (inner) delete inner[this.#tail];
    }
    this.#open = open;
  }
}
