import {
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLOutputType,
  isCompositeType,
  isListType,
} from 'graphql';

/**
 * How long the lists of a schema may be. Read off the types today; this is
 * where `@listSize` would be read.
 */
export interface ListSizes {
  /** The arguments that limit the length of a field's list. */
  slicingArguments(
    field: GraphQLField<unknown, unknown>,
  ): readonly GraphQLArgument[];
  /**
   * Whether a field of this name has the size that its parent field asks for.
   */
  isSized(field: GraphQLField<unknown, unknown>): boolean;
  /** The assumed length of a list without such arguments. */
  readonly assumed: number;
}

/** The slicing arguments of Relay connections, and of plain lists. */
const SLICING: ReadonlySet<string> = new Set(['first', 'last']);

export function listSizes(assumed: number): ListSizes {
  return {
    assumed,
    slicingArguments: ({ args }) =>
      args.filter(({ name }) => SLICING.has(name)),
    isSized: ({ type }) => listDepth(type) > 0,
  };
}

/** The number of list wrappers around a type. */
export function listDepth(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listDepth(nullable.ofType) : 0;
}

/** Whether the values of a field are objects. */
export function isObjectField({
  type,
}: GraphQLField<unknown, unknown>): boolean {
  let named = getNullableType(type);
  while (isListType(named)) {
    named = getNullableType(named.ofType);
  }
  return isCompositeType(named);
}
