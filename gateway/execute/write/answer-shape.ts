/**
 * What an answer looks like, place by place: the order of the fields, their
 * types and nullability. Everything a writer has to know is decided here, once
 * for an operation; how it is written, by walking the shape (`shape-writer.ts`)
 * or by code made of it (`writer-source.ts`), is not.
 */
import type { GraphQLOutputType } from 'graphql';
import type { DataObject } from '../../base/plain-data.ts';

/** A place of the answer, for messages. */
export interface AnswerPlace {
  /** `Type.field`. */
  readonly coordinate: string;
  /** Written out when it is told. */
  readonly type: GraphQLOutputType | string;
  /** Keys; a number n is the index in the n-th of the lists around. */
  readonly path: readonly (string | number)[];
  /** How much of the path leads to what is null when this may not be. */
  readonly nullAt: number;
}

/** A value with what may be said of its nulls. */
export interface AnswerValue {
  readonly shape: AnswerShape;
  readonly isNonNull: boolean;
  readonly place: AnswerPlace;
  /** Whether it stands in something that is shared. */
  readonly isKept: boolean;
}

export type AnswerShape = AnswerLeaf | AnswerComposite;
export type AnswerComposite = AnswerList | AnswerObject | AnswerAbstract;

export interface AnswerLeaf {
  readonly kind: 'leaf';
  readonly leaf: 'String' | 'ID' | 'Int' | 'Float' | 'Boolean' | 'enum' | 'any';
  /** Of an enum: each public name with its JSON text. */
  readonly names: ReadonlyMap<unknown, string>;
}

export interface AnswerList {
  readonly kind: 'list';
  readonly place: AnswerPlace;
  readonly item: AnswerValue;
  /** Which of the lists around its items it is. */
  readonly depth: number;
  /** Whether one and the same may stand at many places. */
  readonly isShared: boolean;
}

export interface AnswerObject {
  readonly kind: 'object';
  readonly place: AnswerPlace;
  readonly fields: readonly AnswerField[];
  readonly isShared: boolean;
}

/** An object whose form depends on its `__typename`. */
export interface AnswerAbstract {
  readonly kind: 'abstract';
  readonly place: AnswerPlace;
  /** By type; by the abstract type's own name and undefined, too, where nothing depends on the type. */
  readonly parts: ReadonlyMap<unknown, AnswerObject>;
  /** The form of all types, if they have one only: none need be named then. */
  readonly only: AnswerObject | undefined;
}

export interface AnswerField {
  /** In the data. */
  readonly key: string;
  /** The JSON text of the client's key. */
  readonly name: string;
  readonly content: FieldContent;
}

export type FieldContent =
  | { readonly kind: 'value'; readonly value: AnswerValue }
  /** `__typename`, which is one of these; each with its JSON text. */
  | {
      readonly kind: 'typename';
      readonly names: ReadonlyMap<unknown, string>;
      readonly place: AnswerPlace;
    }
  | { readonly kind: 'introspection'; readonly slot: number };

/** The form of an object of this `__typename`; undefined when it has none. */
export function shapeForType(
  { parts }: AnswerAbstract,
  { __typename: name }: DataObject,
): AnswerObject | undefined {
  return parts.get(name);
}
