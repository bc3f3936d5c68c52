import { type DataObject, isDataObject } from '../../base/plain-data.ts';
import {
  type AnswerAbstract,
  type AnswerComposite,
  type AnswerField,
  type AnswerLeaf,
  type AnswerList,
  type AnswerObject,
  type AnswerPlace,
  type AnswerValue,
  shapeForType,
} from './answer-shape.ts';
import { quote } from '../../base/json-text.ts';
import { isStringLeaf, leafTextOf } from './leaf-text.ts';
import { FUEL, LONG, PART } from './text-code.ts';
import { TOO_LONG } from './too-long.ts';
import { violationAt, type WriteRequest } from './write-request.ts';

/** Writes `data` by walking its shape; returns the text in parts. */
export function writeShape(
  shape: AnswerObject,
  request: WriteRequest,
): readonly string[] {
  return new ShapeWriter(request).write(shape);
}

/**
 * Writes one answer. Its methods return false for a null that bubbles up, and
 * then have added no text.
 */
class ShapeWriter {
  readonly #request: WriteRequest;
  readonly #indexes: number[] = [];
  #out = '';
  #parts: string[] = [];
  #fuel = FUEL;

  constructor(request: WriteRequest) {
    this.#request = request;
  }

  write(shape: AnswerObject): readonly string[] {
    const holds = this.#object(shape, this.#request.data);
    if (!holds) return ['null'];
    this.#put(this.#out);
    return this.#parts;
  }

  #put(text: string): void {
    this.#request.budget.takeWritten(text);
    this.#parts.push(text);
  }

  #value(value: AnswerValue, x: unknown): boolean {
    const { shape, isNonNull, place } = value;
    if (x === null || x === undefined) {
      if (isNonNull) return this.#wrong(place, x);
    } else if (shape.kind === 'leaf') {
      if (this.#leaf(shape, x)) return true;
      this.#wrong(place, x);
      if (isNonNull) return false;
    } else if (this.#composite(shape, x)) {
      return true;
    } else if (isNonNull) {
      return false;
    }
    this.#out += 'null';
    return true;
  }

  #leaf(shape: AnswerLeaf, x: unknown): boolean {
    if (typeof x === 'string' && isStringLeaf(shape)) {
      this.#string(x);
      return true;
    }
    const text = leafTextOf(shape, x);
    if (text === undefined) return false;
    this.#out += text;
    return true;
  }

  #string(x: string): void {
    const text = this.#request.isPlain ? `"${x}"` : quote(x);
    if (x.length < LONG) {
      this.#out += text;
    } else {
      this.#put(this.#out);
      this.#put(text);
      this.#out = '';
    }
  }

  #composite(shape: AnswerComposite, x: unknown): boolean {
    switch (shape.kind) {
      case 'list':
        return this.#list(shape, x);
      case 'object':
        return this.#object(shape, x);
      case 'abstract':
        return this.#abstract(shape, x);
    }
  }

  #list({ place, item, depth }: AnswerList, x: unknown): boolean {
    if (!Array.isArray(x)) return this.#wrong(place, x);
    const mark = this.#out;
    const at = this.#parts.length;
    this.#out += '[';
    for (let n = 0; n < x.length; n++) {
      if (--this.#fuel < 0) throw TOO_LONG;
      this.#indexes[depth] = n;
      if (n !== 0) this.#out += ',';
      if (!this.#value(item, x[n])) return this.#undo(mark, at);
      if (this.#out.length > PART) {
        this.#put(this.#out);
        this.#out = '';
      }
    }
    this.#out += ']';
    return true;
  }

  #object({ place, fields }: AnswerObject, x: unknown): boolean {
    if (!isDataObject(x)) return this.#wrong(place, x);
    const mark = this.#out;
    const at = this.#parts.length;
    this.#out += '{';
    let comma = '';
    for (const field of fields) {
      this.#out += `${comma}${field.name}:`;
      comma = ',';
      if (!this.#field(field, x)) return this.#undo(mark, at);
    }
    this.#out += '}';
    return true;
  }

  #field({ key, content }: AnswerField, x: DataObject): boolean {
    switch (content.kind) {
      case 'value':
        return this.#value(content.value, x[key]);
      case 'introspection':
        this.#out += this.#request.introspection[content.slot] ?? 'null';
        return true;
      case 'typename': {
        const { names, place } = content;
        // With a single type there is no `__typename` to read.
        const [only] = names.values();
        const text = names.size === 1 ? only : names.get(x['__typename']);
        if (text === undefined) return this.#wrong(place, x['__typename']);
        this.#out += text;
        return true;
      }
    }
  }

  #abstract(shape: AnswerAbstract, x: unknown): boolean {
    const { place } = shape;
    if (!isDataObject(x)) return this.#wrong(place, x);
    const part = shapeForType(shape, x);
    return part ? this.#object(part, x) : this.#wrong(place, x['__typename']);
  }

  /**
   * Goes back to an earlier text; strings are immutable, so keeping one costs
   * nothing.
   */
  #undo(mark: string, at: number): false {
    this.#out = mark;
    this.#parts.length = at;
    return false;
  }

  #wrong(place: AnswerPlace, value: unknown): false {
    this.#request.report(violationAt(place, this.#indexes, value));
    return false;
  }
}
