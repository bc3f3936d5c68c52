import type {
  FieldNode,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLOutputType,
} from 'graphql';
import type { CollectedFields } from './collect-fields.ts';

/** The fields to write of objects of some types. */
export interface ObjectPart {
  readonly fields: CollectedFields;
  /** The type named in messages and used for field types, for all `types`. */
  readonly type: GraphQLObjectType | GraphQLInterfaceType;
  /** The types this part is for. With more than one, `__typename` is read. */
  readonly types: readonly GraphQLObjectType[];
}

/** Groups types under which the same fields are selected. */
export function objectParts(
  types: readonly GraphQLObjectType[],
  collect: (type: GraphQLObjectType) => CollectedFields,
  idsOf: (nodes: readonly FieldNode[]) => string,
): readonly ObjectPart[] {
  const parts = new Map<string, ObjectPart & { types: GraphQLObjectType[] }>();
  for (const type of types) {
    const fields = collect(type);
    const signature = [...fields]
      .map(([key, nodes]) => {
        const fieldType = fieldTypeOf(type, nodes);
        return `${key}:${idsOf(nodes)}:${String(fieldType)}`;
      })
      .join(' ');
    const part = parts.get(signature);
    if (part) part.types.push(type);
    else parts.set(signature, { fields, type, types: [type] });
  }
  return [...parts.values()];
}

export function fieldTypeOf(
  type: GraphQLObjectType | GraphQLInterfaceType,
  fields: readonly FieldNode[],
): GraphQLOutputType | undefined {
  return type.getFields()[fields[0]?.name.value ?? '']?.type;
}
