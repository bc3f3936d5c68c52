import {
  type ConstDirectiveNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  Kind,
} from 'graphql';

const executable: ReadonlySet<string> = new Set([
  'QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD', 'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'VARIABLE_DEFINITION',
]); // prettier-ignore

/**
 * Documents in which a directive of operations is defined by all or by none:
 * a gateway passes it on to each, and who does not know it refuses the whole
 * query. Composition asks this only of directives with arguments.
 */
export function withSharedDirectives(
  documents: readonly DocumentNode[],
): readonly DocumentNode[] {
  const kept = new Set(documents.flatMap(composedNames));
  const counts = new Map<string, number>();
  for (const { name } of documents.flatMap(executableDirectives)) {
    counts.set(name.value, (counts.get(name.value) ?? 0) + 1);
  }
  const isPartial = ({ name: { value } }: DirectiveDefinitionNode): boolean =>
    !kept.has(value) && (counts.get(value) ?? 0) < documents.length;
  return documents.map((document) => {
    const partial = new Set(executableDirectives(document).filter(isPartial));
    if (partial.size === 0) return document;
    const definitions = document.definitions.flatMap((definition) =>
      definition.kind === Kind.DIRECTIVE_DEFINITION && partial.has(definition)
        ? withoutExecution(definition)
        : definition,
    );
    return { ...document, definitions };
  });
}

function executableDirectives({
  definitions,
}: DocumentNode): DirectiveDefinitionNode[] {
  return definitions.filter(
    (definition): definition is DirectiveDefinitionNode =>
      definition.kind === Kind.DIRECTIVE_DEFINITION &&
      definition.locations.some(({ value }) => executable.has(value)),
  );
}

function withoutExecution(
  definition: DirectiveDefinitionNode,
): readonly DirectiveDefinitionNode[] {
  const locations = definition.locations.filter(
    ({ value }) => !executable.has(value),
  );
  return locations.length === 0 ? [] : [{ ...definition, locations }];
}

/** Names that a document asks composition to take up as they are. */
function composedNames({ definitions }: DocumentNode): readonly string[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION ||
    definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? []).flatMap(composedName)
      : [],
  );
}

function composedName(use: ConstDirectiveNode): readonly string[] {
  if (use.name.value !== 'composeDirective') return [];
  return (use.arguments ?? []).flatMap(({ value }) =>
    value.kind === Kind.STRING ? value.value.replace(/^@/, '') : [],
  );
}
