import {
  Kind,
  parse,
  print,
  type EnumTypeDefinitionNode,
  type DocumentNode,
} from 'graphql';

/**
 * The SDL of the enumerations that all of these contracts have. Throws
 * TypeError if their values differ.
 */
export function sharedEnumerations(contracts: readonly string[]): string {
  const definitions = contracts.flatMap((sdl) => enumerationsOf(parse(sdl)));
  const byName = Map.groupBy(definitions, ({ name }) => name.value);
  const shared = [...byName].filter(
    ([, same]) => same.length === contracts.length,
  );
  return [
    'type Query { shared: Boolean }',
    ...shared.map(([name, same]) => print(agreed(name, same))),
  ].join('\n');
}

function agreed(
  name: string,
  same: readonly EnumTypeDefinitionNode[],
): EnumTypeDefinitionNode {
  const [first, ...others] = same;
  const differs = others.find((it) => valuesOf(it) !== valuesOf(first));
  if (first === undefined || differs !== undefined) {
    throw new TypeError(
      `Expected every contract to have the same values of ${name}, but got: ${same.map(valuesOf).join(' / ')}`,
    );
  }
  return first;
}

function valuesOf(definition: EnumTypeDefinitionNode | undefined): string {
  return (definition?.values ?? []).map(({ name }) => name.value).join(' ');
}

export function enumerationsOf({
  definitions,
}: DocumentNode): EnumTypeDefinitionNode[] {
  return definitions.filter(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION,
  );
}
