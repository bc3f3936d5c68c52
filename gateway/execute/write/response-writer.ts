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
 * What is long is written by generators that give way between two items, or a
 * long answer would hold up everybody else's (`write-in-slices.ts`).
 *
 * Only GraphQL names, JSON string literals and numbers enter the source, and
 * no name of a property is hostile (`rename-hostile-keys.ts`).
 */
import type { AnswerObject } from './answer-shape.ts';
import { floatText, idText, leafText, quote } from '../../base/json-text.ts';
import { conformsTo } from './shape-conforms.ts';
import { writeShape } from './shape-writer.ts';
import { TOO_LONG } from './too-long.ts';
import type { WritingInSlices } from './write-in-slices.ts';
import {
  type Violation,
  violationAt,
  type WriteRequest,
} from './write-request.ts';
import {
  generateSlicesSource,
  generateWriterSource,
  type WriterSource,
} from './writer-source.ts';

export interface ResponseWriter {
  /**
   * The text of `data` in parts, with nulls propagated and each violation
   * reported once; `null` if the root itself becomes null. A long answer is
   * returned as a generator that writes in slices. Throws an `OperationEnd`
   * beyond a limit.
   */
  write(request: WriteRequest): readonly string[] | WritingInSlices;
  /**
   * Whether writing would reproduce `data` exactly: nothing missing, nothing
   * extra, nothing to correct. Then a subgraph's text can be passed through.
   */
  conforms(data: unknown): boolean;
}

export interface WriterOptions {
  readonly shape: AnswerObject;
  /** Whether `conforms` is needed; if not, it always returns false. */
  readonly isChecked: boolean;
  /** The number of uses after which code is generated. */
  readonly compileAfter: number;
}

interface Runtime {
  readonly quote: typeof quote;
  readonly idText: typeof idText;
  readonly floatText: typeof floatText;
  readonly leafText: typeof leafText;
  readonly tooLong: Error;
  readonly tables: readonly ReadonlyMap<unknown, string>[];
  /** Set while one synchronous write runs. */
  request: WriteRequest | undefined;
  wrong(request: WriteRequest | undefined, found: Found): void;
}

/** A violation as generated code reports it. */
interface Found {
  readonly place: number;
  /** Indexes in the enclosing lists, the outermost first. */
  readonly indexes: readonly number[];
  readonly value: unknown;
}

interface Generated {
  write(request: WriteRequest): readonly string[];
  conforms(data: unknown): boolean;
}

/**
 * Writes synchronously; throws `TOO_LONG` if the answer is too long for that.
 */
type WriteAtOnce = (request: WriteRequest) => readonly string[];

/**
 * With more objects than this an answer is written in slices from the start.
 */
const MANY = 20_000;

/** The most violations of an answer that is written synchronously. */
const MAX_VIOLATIONS = 1000;

let generated = 0;

/** The writer of one operation under one set of conditions. */
export function createResponseWriter(options: WriterOptions): ResponseWriter {
  const { shape, compileAfter } = options;
  let compiled: Generated | undefined;
  let inSlices: ((request: WriteRequest) => WritingInSlices) | undefined;
  let uses = 0;
  const compiledIfUsed = (): Generated | undefined => {
    uses += 1;
    if (uses > compileAfter) compiled ??= compileWriter(options);
    return compiled;
  };
  const writeAtOnce: WriteAtOnce = (request) =>
    compiledIfUsed()?.write(request) ?? writeShape(shape, request);
  return {
    write(request) {
      const text =
        request.budget.objects > MANY
          ? undefined
          : tryAtOnce(request, writeAtOnce);
      if (text) return text;
      inSlices ??= compileSlices(shape);
      return inSlices(request);
    },
    conforms: (data) =>
      compiledIfUsed()?.conforms(data) ?? conformsTo(shape, data),
  };
}

/**
 * Returns undefined, with nothing reported or taken from the budget, if the
 * answer is too long.
 */
function tryAtOnce(
  request: WriteRequest,
  write: WriteAtOnce,
): readonly string[] | undefined {
  const violations: Violation[] = [];
  const report = (violation: Violation): void => {
    if (violations.length === MAX_VIOLATIONS) throw TOO_LONG;
    violations.push(violation);
  };
  try {
    const text = write({ ...request, report });
    violations.forEach(request.report);
    return text;
  } catch (error) {
    if (error !== TOO_LONG) throw error;
    request.budget.restartWriting();
    return undefined;
  }
}

function compileWriter(options: WriterOptions): Generated {
  const { runtime, make } = compile(generateWriterSource(options));
  const writer = make as Generated;
  return {
    write(request) {
      runtime.request = request;
      try {
        return writer.write(request);
      } finally {
        runtime.request = undefined;
      }
    },
    conforms: (data) => writer.conforms(data),
  };
}

function compileSlices(
  shape: AnswerObject,
): (request: WriteRequest) => WritingInSlices {
  const { make } = compile(generateSlicesSource(shape));
  return make as (request: WriteRequest) => WritingInSlices;
}

function compile({ source, places, tables }: WriterSource): {
  runtime: Runtime;
  make: unknown;
} {
  const runtime: Runtime = {
    quote,
    idText,
    floatText,
    leafText,
    tooLong: TOO_LONG,
    tables,
    request: undefined,
    wrong(request, { place, indexes, value }) {
      const at = places[place];
      if (at) request?.report(violationAt(at, indexes, value));
    },
  };
  // This is the only place where text becomes code; see above for what it
  // contains. The number makes texts differ at the start: V8 caches compiled
  // code by text, hashes a long text by its length only and then compares the
  // texts.
  generated += 1;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const generate = new Function('runtime', `// ${generated}\n${source}`) as (
    runtime: Runtime,
  ) => unknown;
  return { runtime, make: generate(runtime) };
}
