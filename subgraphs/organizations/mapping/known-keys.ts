/** The parts of a JSON schema that tell its keys. */
interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema | boolean;
  readonly prefixItems?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** The keys that a JSON schema allows at a path, in any of its variants. */
export function knownKeys(
  schema: object,
  path: readonly PropertyKey[],
): readonly string[] {
  let places = variants(schema);
  for (const key of path) {
    places = places.flatMap((place) => below(place, key));
  }
  const keys = places.flatMap(({ properties }) =>
    Object.keys(properties ?? {}),
  );
  return [...new Set(keys)];
}

function below(schema: JsonSchema, key: PropertyKey): JsonSchema[] {
  const { properties, additionalProperties, items } = schema;
  const found =
    typeof key === 'number'
      ? items
      : (properties?.[String(key)] ?? additionalProperties);
  return typeof found === 'object' ? variants(found) : [];
}

function variants(schema: JsonSchema): JsonSchema[] {
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [schema, ...alternatives.flatMap(variants)];
}
