import type { FieldNode, GraphQLObjectType, SelectionSetNode } from 'graphql';
import type { CollectContext } from './collect-fields.ts';

/** Everything a writer is generated from. */
export interface WriterPlan extends CollectContext {
  readonly rootType: GraphQLObjectType;
  readonly selectionSet: SelectionSetNode;
  /** The client's response key, where it is not the key in the data. */
  readonly clientKeys: ReadonlyMap<string, string>;
  /**
   * Key paths at which one object may stand many times over: its text, and
   * those of the lists in it, are reused.
   */
  readonly sharedPlaces: ReadonlySet<string>;
  /** Whether `conforms` is asked at all; without it, nothing conforms. */
  readonly isChecked: boolean;
  /** Gets the fields of an introspection slot as it is met. */
  readonly onIntrospection: (fields: readonly FieldNode[]) => number;
}

/** A place of the answer, for messages. */
export interface Place {
  readonly coordinate: string;
  readonly type: string;
  /** Keys as JSON texts; `i0`, `i1`, ... for the indexes of lists. */
  readonly path: readonly string[];
}

export interface WriterSource {
  readonly source: string;
  readonly places: readonly Place[];
  readonly enums: readonly ReadonlyMap<unknown, string>[];
}
