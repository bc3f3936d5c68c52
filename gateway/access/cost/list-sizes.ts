import {
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLOutputType,
  isCompositeType,
  isListType,
} from 'graphql';

/**
 * How long the lists of a schema are. Today this is read off the types; cost
 * directives (`@listSize`) would be read here, too.
 */
export interface ListSizes {
  /** The arguments that say how long the lists of a field are. */
  slicingArguments(
    field: GraphQLField<unknown, unknown>,
  ): readonly GraphQLArgument[];
  /** Whether a field of this name has the size its parent field asks for. */
  isSized(field: GraphQLField<unknown, unknown>): boolean;
  /** Items of a list that nobody says the length of. */
  readonly assumed: number;
}

/** Of Relay's connections, and of lists that are cut by the same arguments. */
const SLICING: ReadonlySet<string> = new Set(['first', 'last']);

export function listSizes(assumed: number): ListSizes {
  return {
    assumed,
    slicingArguments: ({ args }) =>
      args.filter(({ name }) => SLICING.has(name)),
    isSized: ({ type }) => listDepth(type) > 0,
  };
}

/** How many lists are around a type. */
export function listDepth(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listDepth(nullable.ofType) : 0;
}

/** Whether values of a field are objects. */
export function isObjectField({
  type,
}: GraphQLField<unknown, unknown>): boolean {
  let named = getNullableType(type);
  while (isListType(named)) {
    named = getNullableType(named.ofType);
  }
  return isCompositeType(named);
}
