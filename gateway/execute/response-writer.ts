/**
 * The response writer: from the merged data to the JSON text of `data`.
 *
 * For each operation, and each combination of its @skip/@include variables,
 * one JavaScript function per place of the answer is generated from its shape,
 * so that nothing is looked up while writing. To compile that takes longer
 * than to write some answers: the first ones are written by walking the shape
 * (`shape-writer.ts`). A generated object function looks like this:
 *
 *     function f3(v) {                          // users.@
 *       if (typeof v !== 'object' || Array.isArray(v)) {...}
 *       const mark = out, at = parts.length;
 *       let x, y;
 *       out += '{"id":';
 *       x = v.id;                               // ID!
 *       if (typeof x === 'string') str(x);
 *       else if ((y = idText(x)) !== undefined) out += y;
 *       else { wrong(2, x); out = mark; parts.length = at; return false; }
 *       out += ',"friends":';
 *       x = v.friends;                          // [User!]
 *       if (x == null || !f4(x)) out += 'null';
 *       out += '}';
 *       return true;
 *     }
 *
 * `out` is a rope; returning false after `out = mark` is how a null bubbles
 * (specification 6.4.4): strings are immutable, so a checkpoint is free. A long
 * rope is put aside as a part of the answer (`text-code.ts`). `i0`,
 * `i1`, ... are the indexes of the lists around, kept for error paths only.
 *
 * Only GraphQL names, JSON string literals and numbers enter the source, and
 * no name of a property is hostile (`rename-hostile-keys.ts`).
 */
import type { ObjectShape } from './answer-shape.ts';
import { floatText, idText, leafText, quote } from './json-text.ts';
import { conformsTo } from './shape-conforms.ts';
import { writeShape } from './shape-writer.ts';
import { violationAt, type WriteRequest } from './write-request.ts';
import { generateWriterSource } from './writer-source.ts';

export interface ResponseWriter {
  /**
   * The text of `data` in parts, nulls propagated, each violation reported
   * once; `null` when the root does not hold.
   */
  write(request: WriteRequest): readonly string[];
  /**
   * Whether writing would give `data` as it is: nothing missing, nothing more,
   * nothing to correct. Then a subgraph's text can pass unread.
   */
  conforms(data: unknown): boolean;
}

export interface WriterOptions {
  readonly shape: ObjectShape;
  /** Whether `conforms` is asked at all; without it, nothing conforms. */
  readonly isChecked: boolean;
  /** Uses before code is made for it. */
  readonly compileAfter: number;
}

interface Runtime {
  readonly quote: typeof quote;
  readonly idText: typeof idText;
  readonly floatText: typeof floatText;
  readonly leafText: typeof leafText;
  readonly tables: readonly ReadonlyMap<unknown, string>[];
  /** Set for the time of one write; writing never waits. */
  request: WriteRequest | undefined;
  /** `indexes` are those of the lists around, the outermost first. */
  wrong(place: number, indexes: readonly number[], value: unknown): void;
}

interface Generated {
  write(data: unknown): readonly string[];
  conforms(data: unknown): boolean;
}

let generated = 0;

/** The writer of one operation under one set of conditions. */
export function createResponseWriter(options: WriterOptions): ResponseWriter {
  const { shape, compileAfter } = options;
  let compiled: ResponseWriter | undefined;
  let uses = 0;
  const compiledIfUsed = (): ResponseWriter | undefined => {
    uses += 1;
    if (uses > compileAfter) compiled ??= compileWriter(options);
    return compiled;
  };
  return {
    write: (request) =>
      compiledIfUsed()?.write(request) ?? writeShape(shape, request),
    conforms: (data) =>
      compiledIfUsed()?.conforms(data) ?? conformsTo(shape, data),
  };
}

function compileWriter(options: WriterOptions): ResponseWriter {
  const { source, places, tables } = generateWriterSource(options);
  const runtime: Runtime = {
    quote,
    idText,
    floatText,
    leafText,
    tables,
    request: undefined,
    wrong(place, indexes, value) {
      const at = places[place];
      if (at) this.request?.report(violationAt(at, indexes, value));
    },
  };
  // The one place where code is made of text; see above for what enters it.
  // The number: V8 keeps what it compiled by the text's length, if it is long,
  // and then compares the texts. So they had better differ from the start.
  generated += 1;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const generate = new Function('runtime', `// ${generated}\n${source}`) as (
    runtime: Runtime,
  ) => Generated;
  const writer = generate(runtime);
  return {
    write(request) {
      runtime.request = request;
      try {
        return writer.write(request.data);
      } finally {
        runtime.request = undefined;
      }
    },
    conforms: (data) => writer.conforms(data),
  };
}
