import {
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parseConstValue,
} from 'graphql';
import { directiveArguments } from '../../../../protocol/sdl/directive-arguments.ts';

/**
 * Changes a supergraph so that a field has no @requires, and the required
 * fields are instead part of each key by which its subgraph resolves the type.
 * A plan then fetches them before it goes to that subgraph.
 */
export function requiresAsKeys(
  supergraph: DocumentNode,
  typeName: string,
  field: string,
): DocumentNode {
  const definitions = supergraph.definitions.map((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.name.value === typeName
      ? withInputKeys(definition, computedField(definition, field))
      : definition,
  );
  return { ...supergraph, definitions };
}

/** A field with @requires and the required fields, by `join__Graph` value. */
interface Computed {
  readonly field: string;
  readonly inputs: ReadonlyMap<string, string>;
}

function computedField(
  type: ObjectTypeDefinitionNode,
  field: string,
): Computed {
  const found = type.fields?.find(({ name }) => name.value === field);
  const inputs = (found?.directives ?? []).flatMap((join) => {
    if (join.name.value !== 'join__field') return [];
    const { graph, requires } = directiveArguments(join);
    return typeof requires === 'string'
      ? [[String(graph), requires] as const]
      : [];
  });
  return { field, inputs: new Map(inputs) };
}

function withInputKeys(
  type: ObjectTypeDefinitionNode,
  { field, inputs }: Computed,
): ObjectTypeDefinitionNode {
  const extend = (join: ConstDirectiveNode): ConstDirectiveNode => {
    const { graph, key } = directiveArguments(join);
    const fieldSet = inputs.get(String(graph));
    return fieldSet === undefined || typeof key !== 'string'
      ? join
      : withArgument(join, 'key', `${key} ${fieldSet}`);
  };
  const directives = type.directives?.map((join) =>
    join.name.value === 'join__type' ? extend(join) : join,
  );
  const fields = type.fields?.map((definition) =>
    definition.name.value === field
      ? {
          ...definition,
          directives: definition.directives?.map((join) =>
            withArgument(join, 'requires'),
          ),
        }
      : definition,
  );
  return { ...type, directives, fields } as ObjectTypeDefinitionNode;
}

function withArgument(
  node: ConstDirectiveNode,
  name: string,
  value?: string,
): ConstDirectiveNode {
  const others = (node.arguments ?? []).filter((a) => a.name.value !== name);
  if (value === undefined) return { ...node, arguments: others };
  const added = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value: parseConstValue(JSON.stringify(value)),
  } as const;
  return { ...node, arguments: [...others, added] };
}
