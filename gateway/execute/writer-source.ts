import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { collectFields, type CollectedFields } from './collect-fields.ts';
import {
  constantText,
  fieldTypeOf,
  type ObjectPart,
  objectParts,
} from './object-parts.ts';
import { type LeafBranch, LeafCode } from './leaf-code.ts';
import type { Place, WriterPlan, WriterSource } from './writer-plan.ts';
import {
  beginText,
  emitString,
  END_PART,
  keepText,
  MARK,
  reuseText,
  TEXT_VARIABLES,
  UNDO,
} from './text-code.ts';

/** Where a value stands: its path as JavaScript, the lists around it. */
interface Location {
  readonly coordinate: string;
  readonly path: readonly string[];
  readonly lists: number;
}

/** A value to generate code for: the variable `x` in the code. */
interface Value {
  readonly type: GraphQLOutputType;
  readonly fields: readonly FieldNode[];
  readonly at: Location;
}

type Mode = 'write' | 'check';

/** Generates the source of a writer; see `response-writer.ts` for its form. */
export function generateWriterSource(plan: WriterPlan): WriterSource {
  const generator = new WriterGenerator(plan);
  return generator.generate();
}

class WriterGenerator {
  readonly #plan: WriterPlan;
  readonly #leaves = new LeafCode();
  readonly #places: Place[] = [];
  readonly #functions: string[] = [];
  readonly #names = new Map<string, string>();
  readonly #fieldIds = new Map<FieldNode, number>();
  #maxLists = 0;
  #memos = 0;
  #mode: Mode = 'write';

  constructor(plan: WriterPlan) {
    this.#plan = plan;
  }

  generate(): WriterSource {
    const write = this.#rootFunction('write');
    const check = this.#plan.isChecked ? this.#rootFunction('check') : '!';
    const indexes = Array.from({ length: this.#maxLists }, (_, n) => `i${n}`);
    const memos = Array.from({ length: this.#memos }, (_, n) => `m${n}`);
    const source = [
      "'use strict';",
      'const { quote, idText, floatText, leafText, enums } = runtime;',
      'let plain = false, intro, wrongs = 0;',
      ...TEXT_VARIABLES,
      memos.length === 0 ? '' : `let ${memos.join(', ')};`,
      indexes.length === 0 ? '' : `let ${indexes.join(' = 0, ')} = 0;`,
      `const wrong = (k, x) => { wrongs++; runtime.wrong(k, [${indexes.join()}], x); };`,
      ...this.#functions,
      'return {',
      '  write(data) {',
      "    out = '';",
      '    plain = runtime.request.isPlain;',
      '    intro = runtime.request.introspection;',
      // New ones each time: a cleared table points at the one that follows it,
      // and a chain of dead tables keeps every answer alive through scavenges.
      ...memos.map((memo) => `    ${memo} = new Map();`),
      `    const text = ${write}(data) ? [...parts, out] : ['null'];`,
      // Nothing must outlive the answer.
      "    out = ''; parts = [];",
      ...memos.map((memo) => `    ${memo} = undefined;`),
      '    return text;',
      '  },',
      `  conforms(data) { return ${check}(data); },`,
      '};',
    ].join('\n');
    return { source, places: this.#places, enums: this.#leaves.enums };
  }

  #rootFunction(mode: Mode): string {
    const { rootType, selectionSet } = this.#plan;
    this.#mode = mode;
    const fields = collectFields(this.#plan, rootType, [selectionSet]);
    const at = { coordinate: rootType.name, path: [], lists: 0 };
    return this.#objectFunction(
      { fields, type: rootType, types: [rootType] },
      at,
    );
  }

  /** A function of the value `v` for what is not a leaf; false bubbles. */
  #compositeFunction(value: Value): string {
    const type = getNullableType(value.type);
    if (isListType(type)) return this.#listFunction(type.ofType, value);
    const sets = value.fields.flatMap((field) => field.selectionSet ?? []);
    if (isAbstractType(type)) {
      const parts = objectParts(
        this.#plan.schema.getPossibleTypes(type),
        (possible) => collectFields(this.#plan, possible, sets),
        (fields) => this.#idsOf(fields),
      );
      return this.#abstractFunction(parts, value, type.name);
    }
    if (!isObjectType(type)) throw new Error(`${String(type)} is a leaf type`);
    const fields = collectFields(this.#plan, type, sets);
    return this.#objectFunction({ fields, type, types: [type] }, value.at);
  }

  #abstractFunction(
    parts: readonly ObjectPart[],
    value: Value,
    typeName: string,
  ): string {
    const [only] = parts;
    const place = this.#place(value);
    const fail = this.#isWriting() ? `wrong(${place}, v.__typename);` : '';
    return this.#define(`abstract ${typeName}`, value, () => {
      const lines = [
        `if (${notAnObject('v')}) { ${this.#wrongValue(value, 'v')} return false; }`,
      ];
      if (only && parts.length === 1) {
        // The name of the abstract type itself: an @interfaceObject whose
        // type nobody asked for.
        const known = [typeName, ...only.types.map((type) => type.name)];
        const names = this.#leaves.addEnum(known);
        const part = this.#objectFunction(only, value.at);
        lines.push(
          `if (v.__typename === undefined || enums[${names}].has(v.__typename)) return ${part}(v);`,
        );
      } else {
        lines.push('switch (v.__typename) {');
        for (const part of parts) {
          const cases = part.types.map(
            (t) => `case ${JSON.stringify(t.name)}:`,
          );
          lines.push(
            `${cases.join(' ')} return ${this.#objectFunction(part, value.at)}(v);`,
          );
        }
        lines.push('}');
      }
      return [...lines, fail, 'return false;'];
    });
  }

  #objectFunction(part: ObjectPart, at: Location): string {
    const name = part.types.map((t) => t.name).join('|');
    const nodes = [...part.fields.values()].flat();
    const value = { type: part.type, fields: nodes, at };
    const memo = this.#memoAt(at.path);
    return this.#define(`object ${name}`, value, () => {
      const lines = [
        `if (${notAnObject('v')}) { ${this.#wrongValue(value, 'v')} return false; }`,
        ...reuseText(memo),
        MARK,
        'let x, y;',
        ...beginText(memo),
      ];
      let text = '{';
      for (const [key, fields] of part.fields) {
        const clientKey = this.#plan.clientKeys.get(key) ?? key;
        text += `${text === '{' ? '' : ','}${JSON.stringify(clientKey)}:`;
        const constant = constantText(part, fields);
        if (constant !== undefined && this.#isWriting()) {
          text += constant;
          continue;
        }
        lines.push(this.#emit(text), `x = v.${key};`);
        lines.push(...this.#fieldCode(part, { key, clientKey, fields, at }));
        text = '';
      }
      lines.push(this.#emit(`${text}}`));
      if (!this.#isWriting()) lines.push(this.#checkKeys(part.fields));
      lines.push(...keepText(memo));
      return [...lines, 'return true;'];
    });
  }

  /** The fields asked for, no more, and in their order (spec 7.2.2). */
  #checkKeys(fields: CollectedFields): string {
    const names = JSON.stringify([...fields.keys()]);
    const table = `keys${this.#functions.length}`;
    this.#functions.push(`const ${table} = ${names};`);
    return `let n = 0; for (const k in v) if (k !== ${table}[n++]) return false; if (n !== ${fields.size}) return false;`;
  }

  #fieldCode(
    part: ObjectPart,
    field: {
      key: string;
      clientKey: string;
      fields: readonly FieldNode[];
      at: Location;
    },
  ): string[] {
    const { type } = part;
    const name = field.fields[0]?.name.value ?? '';
    const at: Location = {
      coordinate: `${type.name}.${name}`,
      path: [...field.at.path, JSON.stringify(field.clientKey)],
      lists: field.at.lists,
    };
    if (name === '__schema' || name === '__type') {
      if (!this.#isWriting()) return ['return false;'];
      const slot = this.#plan.onIntrospection(field.fields);
      return [`out += intro[${slot}];`];
    }
    if (name === '__typename') return this.#typenameCode(part, at);
    const fieldType = fieldTypeOf(type, field.fields);
    if (!fieldType) throw new Error(`No field ${at.coordinate}`);
    return this.#valueCode({ type: fieldType, fields: field.fields, at });
  }

  #typenameCode(part: ObjectPart, at: Location): string[] {
    const names = this.#leaves.addEnum(part.types.map((type) => type.name));
    const place = this.#placeOf(at, 'String!');
    const read = this.#isWriting() ? 'v.__typename' : 'x';
    return [
      `if ((y = enums[${names}].get(${read})) !== undefined) ${this.#emitCode('y')}`,
      `else { ${this.#isWriting() ? `wrong(${place}, ${read}); ${UNDO} ` : ''}return false; }`,
    ];
  }

  /** Code that writes `x`, or bubbles. */
  #valueCode(value: Value): string[] {
    const isNonNull = isNonNullType(value.type);
    const type = getNullableType(value.type);
    const branches = this.#leaves.branches(type);
    if (!branches) {
      const call = `${this.#compositeFunction(value)}(x)`;
      if (!this.#isWriting()) {
        return [
          `if (${isNonNull ? 'x == null' : 'x === undefined'} || (x !== null && !${call})) return false;`,
        ];
      }
      return isNonNull
        ? [
            `if (x == null) { ${this.#wrongValue(value, 'x')} ${UNDO} return false; }`,
            `if (!${call}) { ${UNDO} return false; }`,
          ]
        : [`if (x == null || !${call}) out += 'null';`];
    }
    const lines = branches
      .filter((branch) => this.#isWriting() || !branch.corrects)
      .map(
        (branch, n) =>
          `${n === 0 ? '' : 'else '}if (${branch.test}) ${this.#emitLeaf(branch, value.at)}`,
      );
    return [...lines, `else ${this.#otherwise(value, isNonNull)}`];
  }

  #otherwise(value: Value, isNonNull: boolean): string {
    if (!this.#isWriting()) {
      return isNonNull ? 'return false;' : 'if (x !== null) return false;';
    }
    const report = this.#wrongValue(value, 'x');
    return isNonNull
      ? `{ ${report} ${UNDO} return false; }`
      : `{ out += 'null'; if (x != null) { ${report} } }`;
  }

  #listFunction(itemType: GraphQLOutputType, value: Value): string {
    const index = `i${value.at.lists}`;
    this.#maxLists = Math.max(this.#maxLists, value.at.lists + 1);
    const item: Value = {
      ...value,
      type: itemType,
      at: {
        ...value.at,
        path: [...value.at.path, index],
        lists: value.at.lists + 1,
      },
    };
    const memo = isLeafType(getNamedType(itemType))
      ? undefined
      : this.#memoAt(value.at.path.slice(0, -1));
    return this.#define(`list ${String(itemType)}`, value, () => [
      `if (!Array.isArray(v)) { ${this.#wrongValue(value, 'v')} return false; }`,
      ...reuseText(memo),
      MARK,
      'let x, y;',
      ...beginText(memo),
      this.#emit('['),
      'for (let i = 0; i < v.length; i++) {',
      `${index} = i;`,
      this.#isWriting() ? "if (i !== 0) out += ',';" : '',
      'x = v[i];',
      ...this.#valueCode(item),
      this.#isWriting() && !this.#isKept(item.at) ? END_PART : '',
      '}',
      this.#emit(']'),
      ...keepText(memo),
      'return true;',
    ]);
  }

  /** A table of texts for what stands at, or directly in, a shared place. */
  #memoAt(path: readonly string[]): string | undefined {
    const place = keysOf(path).join('/');
    return this.#isWriting() && this.#plan.sharedPlaces.has(place)
      ? `m${this.#memos++}`
      : undefined;
  }

  /** Whether what stands here goes into a table of texts. */
  #isKept({ path }: Location): boolean {
    const keys = keysOf(path);
    return keys.some((_, n) =>
      this.#plan.sharedPlaces.has(keys.slice(0, n + 1).join('/')),
    );
  }

  /**
   * The same fields at the same place are one function, however many types
   * lead there: without that, nested abstract types grow exponentially.
   */
  #define(kind: string, value: Value, body: () => string[]): string {
    const id = [
      this.#mode,
      kind,
      value.at.path.join('.'),
      this.#idsOf(value.fields),
    ].join(' ');
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const name = `f${this.#names.size}`;
    this.#names.set(id, name);
    const lines = body().filter((line) => line !== '');
    // In brackets V8 compiles a function at once, not when it is first called:
    // it is called right away, and would be read twice.
    this.#functions.push(`const ${name} = (v => {\n${lines.join('\n')}\n});`);
    return name;
  }

  #isWriting(): boolean {
    return this.#mode === 'write';
  }

  #emit(text: string): string {
    return this.#isWriting() ? `out += ${JSON.stringify(text)};` : '';
  }

  #emitCode(code: string): string {
    return this.#isWriting() ? `out += ${code};` : ';';
  }

  #emitLeaf({ text }: LeafBranch, at: Location): string {
    if (text !== undefined) return this.#emitCode(text);
    return this.#isWriting() ? emitString(this.#isKept(at)) : ';';
  }

  #wrongValue(value: Value, variable: string): string {
    if (!this.#isWriting()) return '';
    return `wrong(${this.#place(value)}, ${variable});`;
  }

  #place(value: Value): number {
    return this.#placeOf(value.at, String(value.type));
  }

  #placeOf({ coordinate, path }: Location, type: string): number {
    return this.#places.push({ coordinate, type, path }) - 1;
  }

  #idsOf(fields: readonly FieldNode[]): string {
    return fields
      .map((field) => {
        const id = this.#fieldIds.get(field) ?? this.#fieldIds.size;
        this.#fieldIds.set(field, id);
        return id;
      })
      .join(',');
  }
}

/** The keys of a path, without the indexes. */
function keysOf(path: readonly string[]): string[] {
  return path
    .filter((step) => step.startsWith('"'))
    .map((key) => JSON.parse(key) as string);
}

function notAnObject(variable: string): string {
  return `typeof ${variable} !== 'object' || Array.isArray(${variable})`;
}
