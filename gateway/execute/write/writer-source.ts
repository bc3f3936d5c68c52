import type {
  AnswerAbstract,
  AnswerComposite,
  AnswerField,
  AnswerLeaf,
  AnswerList,
  AnswerObject,
  AnswerPlace,
  AnswerValue,
} from './answer-shape.ts';
import { memoizeByObject } from '../../base/memoize-by-object.ts';
import { type LeafBranch, leafBranches } from './leaf-code.ts';
import {
  beginText,
  emitString,
  END_PART,
  FUEL,
  keepText,
  MARK,
  reuseText,
  TEXT_VARIABLES,
  UNDO,
} from './text-code.ts';

export interface WriterSource {
  readonly source: string;
  readonly places: readonly AnswerPlace[];
  /** JSON texts by name, for enums and type names. */
  readonly tables: readonly ReadonlyMap<unknown, string>[];
}

export interface WriterForm {
  readonly shape: AnswerObject;
  /** Whether `conforms` is needed; if not, it always returns false. */
  readonly isChecked: boolean;
}

/** `slices` writes as `write` does, but yields between items. */
type Mode = 'write' | 'slices' | 'check';

/** Generates the source of a writer that yields between items. */
export function generateSlicesSource(shape: AnswerObject): WriterSource {
  return new WriterGenerator().generateSlices(shape);
}

/**
 * Generates the source of a writer; see `response-writer.ts` for an example.
 */
export function generateWriterSource(form: WriterForm): WriterSource {
  return new WriterGenerator().generate(form);
}

class WriterGenerator {
  readonly #places: AnswerPlace[] = [];
  readonly #tables: ReadonlyMap<unknown, string>[] = [];
  readonly #functions: string[] = [];
  readonly #names = new Map<AnswerComposite, string>();
  #functionCount = 0;
  #lists = 0;
  #memos = 0;
  #mode: Mode = 'write';

  generate({ shape, isChecked }: WriterForm): WriterSource {
    const write = this.#rootFunction('write', shape);
    const check = isChecked ? this.#rootFunction('check', shape) : '!';
    const source = [
      ...this.#head(),
      ...this.#functions,
      'return {',
      '  write(request) {',
      ...this.#begin(),
      `    fuel = ${FUEL};`,
      `    const text = ${write}(request.data) ? (took(out), [...parts, out]) : ['null'];`,
      // No text may outlive the answer.
      "    out = ''; parts = []; budget = undefined;",
      ...this.#memoNames().map((memo) => `    ${memo} = undefined;`),
      '    return text;',
      '  },',
      `  conforms(data) { return ${check}(data); },`,
      '};',
    ].join('\n');
    return { source, places: this.#places, tables: this.#tables };
  }

  generateSlices(shape: AnswerObject): WriterSource {
    const write = this.#rootFunction('slices', shape);
    const source = [
      'return request => {',
      ...this.#head(),
      ...this.#functions,
      '  return (function* () {',
      ...this.#begin(),
      `    const holds = ${this.#call(shape, write, 'request.data')};`,
      "    return holds ? (took(out), [...parts, out]) : ['null'];",
      '  })();',
      '};',
    ].join('\n');
    return { source, places: this.#places, tables: this.#tables };
  }

  #head(): string[] {
    const indexes = Array.from({ length: this.#lists }, (_, n) => `i${n}`);
    const memos = this.#memoNames();
    const request = this.#mode === 'slices' ? 'request' : 'runtime.request';
    return [
      "'use strict';",
      'const { quote, idText, floatText, leafText, tables } = runtime;',
      'let plain = false, intro, wrongs = 0, fuel = 0;',
      ...TEXT_VARIABLES,
      memos.length === 0 ? '' : `let ${memos.join(', ')};`,
      indexes.length === 0 ? '' : `let ${indexes.join(' = 0, ')} = 0;`,
      `const wrong = (k, x) => { wrongs++; runtime.wrong(${request}, { place: k, indexes: [${indexes.join()}], value: x }); };`,
    ];
  }

  #begin(): string[] {
    return [
      "    out = ''; parts = [];",
      '    budget = request.budget;',
      '    most = budget.maxWrittenBytes;',
      '    plain = request.isPlain;',
      '    intro = request.introspection;',
      // New maps for each answer. A cleared Map still refers to its successor
      // table, and a chain of these keeps dead answers alive through scavenges.
      ...this.#memoNames().map((memo) => `    ${memo} = new Map();`),
    ];
  }

  #memoNames(): string[] {
    return Array.from({ length: this.#memos }, (_, n) => `m${n}`);
  }

  #rootFunction(mode: Mode, shape: AnswerObject): string {
    this.#mode = mode;
    this.#names.clear();
    return this.#function(shape);
  }

  /**
   * The source of a function that writes the value `v`, which is not a leaf; it
   * returns false if a null bubbles up.
   */
  #function(shape: AnswerComposite): string {
    const known = this.#names.get(shape);
    if (known !== undefined) return known;
    const name = `f${this.#functionCount++}`;
    this.#names.set(shape, name);
    const lines = this.#lines(shape).filter((line) => line !== '');
    // V8 compiles a function in parentheses at once. Otherwise it would first
    // skim it and then compile it when it is called, right away: the source
    // would be read twice.
    const form = this.#givesWay(shape) ? 'function* (v)' : 'v =>';
    this.#functions.push(
      `const ${name} = (${form} {\n${lines.join('\n')}\n});`,
    );
    return name;
  }

  #lines(shape: AnswerComposite): string[] {
    switch (shape.kind) {
      case 'list':
        return this.#listLines(shape);
      case 'object':
        return this.#objectLines(shape);
      case 'abstract':
        return this.#abstractLines(shape);
    }
  }

  #abstractLines({ place, parts, only }: AnswerAbstract): string[] {
    const lines = [
      `if (${NOT_AN_OBJECT}) { ${this.#wrong(place, 'v')} return false; }`,
    ];
    const name = 'v.__typename';
    if (only) {
      const names = this.#table(
        new Map([...parts.keys()].map((key) => [key, ''])),
      );
      lines.push(
        `if (${name} === undefined || tables[${names}].has(${name})) return ${this.#call(only, this.#function(only), 'v')};`,
      );
    } else {
      lines.push(`switch (${name}) {`);
      for (const [part, names] of byPart(parts)) {
        const cases = names.map(
          (each) =>
            `case ${each === undefined ? 'undefined' : JSON.stringify(each)}:`,
        );
        lines.push(
          `${cases.join(' ')} return ${this.#call(part, this.#function(part), 'v')};`,
        );
      }
      lines.push('}');
    }
    return [...lines, this.#wrong(place, name), 'return false;'];
  }

  #objectLines({ place, fields, isShared }: AnswerObject): string[] {
    const memo = isShared ? this.#memo() : undefined;
    const lines = [
      `if (${NOT_AN_OBJECT}) { ${this.#wrong(place, 'v')} return false; }`,
      ...reuseText(memo),
      MARK,
      'let x, y;',
      ...beginText(memo),
    ];
    let text = '{';
    for (const field of fields) {
      text += `${text === '{' ? '' : ','}${field.name}:`;
      const constant = constantText(field);
      if (constant !== undefined && this.#isWriting()) {
        text += constant;
        continue;
      }
      lines.push(this.#emit(text), `x = v.${field.key};`);
      lines.push(...this.#fieldLines(field));
      text = '';
    }
    lines.push(this.#emit(`${text}}`));
    if (!this.#isWriting()) lines.push(this.#checkKeys(fields));
    return [...lines, ...keepText(memo), 'return true;'];
  }

  /** Checks for exactly these fields, in their order (spec 7.2.2). */
  #checkKeys(fields: readonly AnswerField[]): string {
    const names = JSON.stringify(fields.map(({ key }) => key));
    const table = `keys${this.#functions.length}`;
    this.#functions.push(`const ${table} = ${names};`);
    return `let n = 0; for (const k in v) if (k !== ${table}[n++]) return false; if (n !== ${fields.length}) return false;`;
  }

  #fieldLines({ content }: AnswerField): string[] {
    switch (content.kind) {
      case 'value':
        return this.#valueLines(content.value);
      case 'introspection':
        return this.#isWriting()
          ? [`out += intro[${content.slot}];`]
          : ['return false;'];
      case 'typename': {
        const read = this.#isWriting() ? 'v.__typename' : 'x';
        const found = `(y = tables[${this.#table(content.names)}].get(${read})) !== undefined`;
        return [
          `if (${found}) ${this.#emitCode('y')}`,
          `else { ${this.#wrong(content.place, read)} ${this.#undo()} return false; }`,
        ];
      }
    }
  }

  /** Code that writes `x`, or returns false. */
  #valueLines(value: AnswerValue): string[] {
    const { shape } = value;
    if (shape.kind === 'leaf') return this.#leafLines(shape, value);
    const call = this.#call(shape, this.#function(shape), 'x');
    if (!this.#isWriting()) {
      return [
        `if (${value.isNonNull ? 'x == null' : 'x === undefined'} || (x !== null && !${call})) return false;`,
      ];
    }
    return value.isNonNull
      ? [
          `if (x == null) { ${this.#wrong(value.place, 'x')} ${UNDO} return false; }`,
          `if (!${call}) { ${UNDO} return false; }`,
        ]
      : [`if (x == null || !${call}) out += 'null';`];
  }

  #leafLines(shape: AnswerLeaf, value: AnswerValue): string[] {
    const lines = leafBranches(shape, (names) => this.#table(names))
      .filter((branch) => this.#isWriting() || !branch.corrects)
      .map(
        (branch, n) =>
          `${n === 0 ? '' : 'else '}if (${branch.test}) ${this.#emitLeaf(branch, value)}`,
      );
    return [...lines, `else ${this.#otherwise(value)}`];
  }

  #otherwise({ isNonNull, place }: AnswerValue): string {
    if (!this.#isWriting()) {
      return isNonNull ? 'return false;' : 'if (x !== null) return false;';
    }
    const report = this.#wrong(place, 'x');
    return isNonNull
      ? `{ ${report} ${UNDO} return false; }`
      : `{ out += 'null'; if (x != null) { ${report} } }`;
  }

  #listLines({ place, item, depth, isShared }: AnswerList): string[] {
    this.#lists = Math.max(this.#lists, depth + 1);
    const isLeaf = item.shape.kind === 'leaf';
    const memo = isShared && !isLeaf ? this.#memo() : undefined;
    return [
      `if (!Array.isArray(v)) { ${this.#wrong(place, 'v')} return false; }`,
      ...reuseText(memo),
      MARK,
      'let x, y;',
      ...beginText(memo),
      this.#emit('['),
      'for (let i = 0; i < v.length; i++) {',
      `i${depth} = i;`,
      this.#spend(),
      this.#isWriting() ? "if (i !== 0) out += ',';" : '',
      'x = v[i];',
      ...this.#valueLines(item),
      this.#isWriting() && !item.isKept ? END_PART : '',
      '}',
      this.#emit(']'),
      ...keepText(memo),
      'return true;',
    ];
  }

  /** Counts an item; yields when the slice is used up. */
  #spend(): string {
    switch (this.#mode) {
      case 'write':
        return 'if (--fuel < 0) throw runtime.tooLong;';
      case 'slices':
        return 'if (--fuel < 0) fuel = yield;';
      case 'check':
        return '';
    }
  }

  /** Only shapes with a list in them yield; others are plain functions. */
  #givesWay(shape: AnswerComposite): boolean {
    return this.#mode === 'slices' && hasList(shape);
  }

  #call(shape: AnswerComposite, name: string, value: string): string {
    return this.#givesWay(shape)
      ? `(yield* ${name}(${value}))`
      : `${name}(${value})`;
  }

  /**
   * The variable of a table for texts of a value that may stand at many places.
   */
  #memo(): string | undefined {
    return this.#isWriting() ? `m${this.#memos++}` : undefined;
  }

  #isWriting(): boolean {
    return this.#mode !== 'check';
  }

  #emit(text: string): string {
    return this.#isWriting() ? `out += ${JSON.stringify(text)};` : '';
  }

  #emitCode(code: string): string {
    return this.#isWriting() ? `out += ${code};` : ';';
  }

  #emitLeaf({ text }: LeafBranch, { isKept }: AnswerValue): string {
    if (text !== undefined) return this.#emitCode(text);
    return this.#isWriting() ? emitString(isKept) : ';';
  }

  #undo(): string {
    return this.#isWriting() ? UNDO : '';
  }

  #wrong(place: AnswerPlace, variable: string): string {
    if (!this.#isWriting()) return '';
    return `wrong(${this.#places.push(place) - 1}, ${variable});`;
  }

  #table(names: ReadonlyMap<unknown, string>): number {
    const known = this.#tables.indexOf(names);
    return known < 0 ? this.#tables.push(names) - 1 : known;
  }
}

const hasList = memoizeByObject(
  (shape: AnswerComposite): boolean =>
    shape.kind === 'list' ||
    (shape.kind === 'abstract'
      ? [...shape.parts.values()].some(hasList)
      : shape.fields.some(
          ({ content }) =>
            content.kind === 'value' &&
            content.value.shape.kind !== 'leaf' &&
            hasList(content.value.shape),
        )),
);

const NOT_AN_OBJECT = "typeof v !== 'object' || Array.isArray(v)";

/** The JSON text of a `__typename` if there is only one possible type. */
function constantText({ content }: AnswerField): string | undefined {
  if (content.kind !== 'typename' || content.names.size !== 1) return undefined;
  return content.names.values().next().value;
}

function byPart(
  parts: AnswerAbstract['parts'],
): ReadonlyMap<AnswerObject, readonly unknown[]> {
  const grouped = new Map<AnswerObject, unknown[]>();
  for (const [name, part] of parts) {
    const names = grouped.get(part);
    if (names) names.push(name);
    else grouped.set(part, [name]);
  }
  return grouped;
}
