/**
 * What an answer looks like at each place: order of fields, types, nullability.
 * Decided once for each operation; a writer then only follows the shape, by
 * walking it (`shape-writer.ts`) or in code generated from it
 * (`writer-source.ts`).
 */
import type { GraphQLOutputType } from 'graphql';
import type { DataObject } from '../../base/plain-data.ts';

/** A place of the answer, as needed for error messages. */
export interface AnswerPlace {
  /** `Type.field`. */
  readonly coordinate: string;
  /** Printed only when an error is written. */
  readonly type: GraphQLOutputType | string;
  /** Keys; a number n stands for the index in the n-th enclosing list. */
  readonly path: readonly (string | number)[];
  /**
   * The length of the path to the value that becomes null if this one must not
   * be.
   */
  readonly nullAt: number;
}

/** A value, with what is needed to report its nulls. */
export interface AnswerValue {
  readonly shape: AnswerShape;
  readonly isNonNull: boolean;
  readonly place: AnswerPlace;
  /** Whether it is inside an object whose text is reused. */
  readonly isKept: boolean;
}

export type AnswerShape = AnswerLeaf | AnswerComposite;
export type AnswerComposite = AnswerList | AnswerObject | AnswerAbstract;

export interface AnswerLeaf {
  readonly kind: 'leaf';
  readonly leaf: 'String' | 'ID' | 'Int' | 'Float' | 'Boolean' | 'enum' | 'any';
  /** For an enum: the JSON text of each public name. */
  readonly names: ReadonlyMap<unknown, string>;
}

export interface AnswerList {
  readonly kind: 'list';
  readonly place: AnswerPlace;
  readonly item: AnswerValue;
  /** The number of enclosing lists, which is the number of its own index. */
  readonly depth: number;
  /**
   * Whether the same value may stand at many places, so that its text is kept.
   */
  readonly isShared: boolean;
}

export interface AnswerObject {
  readonly kind: 'object';
  readonly place: AnswerPlace;
  readonly fields: readonly AnswerField[];
  readonly isShared: boolean;
}

/** An object whose shape depends on its `__typename`. */
export interface AnswerAbstract {
  readonly kind: 'abstract';
  readonly place: AnswerPlace;
  /**
   * The shape by type name. If nothing depends on the type, also under the
   * abstract type's own name and under undefined.
   */
  readonly parts: ReadonlyMap<unknown, AnswerObject>;
  /**
   * The shape of all types, if they have a single one; then `__typename` is not
   * read.
   */
  readonly only: AnswerObject | undefined;
}

export interface AnswerField {
  /** The key in the data. */
  readonly key: string;
  /** The client's key, as JSON text. */
  readonly name: string;
  readonly content: FieldContent;
}

export type FieldContent =
  | { readonly kind: 'value'; readonly value: AnswerValue }
  /** `__typename`: the names it may have, each with its JSON text. */
  | {
      readonly kind: 'typename';
      readonly names: ReadonlyMap<unknown, string>;
      readonly place: AnswerPlace;
    }
  | { readonly kind: 'introspection'; readonly slot: number };

/** The shape for this `__typename`; undefined for an unknown type. */
export function shapeForType(
  { parts }: AnswerAbstract,
  { __typename: name }: DataObject,
): AnswerObject | undefined {
  return parts.get(name);
}
