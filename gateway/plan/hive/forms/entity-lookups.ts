import {
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql';
import { directiveArguments } from '../../../../protocol/sdl/directive-arguments.ts';
import { parseFieldSet } from '../../../../protocol/sdl/field-set.ts';
import type { NativePlanner, OpenPlanner } from '../process/planner-process.ts';
import { requiresAsKeys } from './requires-as-keys.ts';
import { namedType } from '../../../../protocol/sdl/sdl-types.ts';

/** What is needed to plan fields of an entity separately. */
export interface EntityLookups {
  /** A planner for the supergraph with the lookup subgraph. */
  readonly planner: NativePlanner;
  /** The root field that stands for an entity whose keys are known. */
  lookupOf(type: string): string | undefined;
  /** Lookups in which the inputs of a field's @requires are known as well. */
  knowingInputsOf(type: string, field: string): EntityLookups;
  /** The first key of an interface. */
  keyOf(type: string): SelectionSetNode | undefined;
  /** Lookups in which the types of an interface are known by that key only. */
  knowingKeyOf(type: string): EntityLookups;
}

/** The name of the lookup subgraph. Nothing is ever sent to it. */
export const LOOKUP_SUBGRAPH = 'mengyue-lookups';

const GRAPH = 'MENGYUE_LOOKUPS';

type Directives = readonly ConstDirectiveNode[] | undefined;

/**
 * Adds a subgraph to the supergraph that knows every entity by each of its
 * keys, and nothing else of it:
 *
 *     type Query { _lookup_Unit: Unit }
 *     type Unit @key(fields: "id", resolvable: false) { id: ID! }
 *
 * So the plan for `{ _lookup_Unit { vitality } }` says what to fetch for a unit
 * whose keys are known.
 */
export function createEntityLookups(
  supergraph: DocumentNode,
  open: OpenPlanner,
): EntityLookups {
  const made = new Map<string, EntityLookups>();
  const once = (id: string, make: () => LookupForm): EntityLookups => {
    const lookups = made.get(id) ?? {
      ...openLookups(make(), open),
      ...variants,
    };
    made.set(id, lookups);
    return lookups;
  };
  const interfaceKeys = keysOfInterfaces(supergraph);
  const variants = {
    keyOf: (type: string) => interfaceKeys.get(type)?.set,
    knowingInputsOf: (type: string, field: string) =>
      once(`${type}.${field}`, () =>
        lookupsIn(requiresAsKeys(supergraph, type, field), keysOf),
      ),
    knowingKeyOf: (type: string) =>
      once(type, () => {
        const key = interfaceKeys.get(type)?.key;
        return lookupsIn(supergraph, (object) =>
          key !== undefined && isOf(object, type) ? [key] : keysOf(object),
        );
      }),
  };
  return once('', () => lookupsIn(supergraph, keysOf));
}

/** A supergraph with lookups, and the types that have one. */
interface LookupForm {
  readonly document: DocumentNode;
  readonly types: ReadonlySet<string>;
}

function openLookups(
  { document, types }: LookupForm,
  open: OpenPlanner,
): Pick<EntityLookups, 'planner' | 'lookupOf'> {
  return {
    planner: open(print(document)),
    lookupOf: (type) => (types.has(type) ? lookupName(type) : undefined),
  };
}

type KeysOf = (type: ObjectTypeDefinitionNode) => readonly string[];

function isOf({ interfaces }: ObjectTypeDefinitionNode, name: string): boolean {
  return interfaces?.some((type) => type.name.value === name) ?? false;
}

function keysOfInterfaces({
  definitions,
}: DocumentNode): ReadonlyMap<string, { key: string; set: SelectionSetNode }> {
  const found = new Map<string, { key: string; set: SelectionSetNode }>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const [key] = keysOf(definition);
    if (key === undefined) continue;
    found.set(definition.name.value, { key, set: parseFieldSet(key) });
  }
  return found;
}

function lookupsIn(supergraph: DocumentNode, keysKnown: KeysOf): LookupForm {
  const types = objectTypes(supergraph);
  const queryType = types.get(queryTypeName(supergraph));
  const known = fieldsOfKeys(types, keysKnown);
  const entities = [...types.values()].filter((t) => keysOf(t).length > 0);
  const definitions = supergraph.definitions.map((definition) => {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      if (definition.name.value !== 'join__Graph') return definition;
      return {
        ...definition,
        values: [...(definition.values ?? []), lookupGraph()],
      };
    }
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition;
    if (definition === queryType) return withLookups(definition, entities);
    const fields = known.get(definition.name.value);
    return fields
      ? withKeys(definition, fields, keysKnown(definition))
      : definition;
  });
  return {
    document: { ...supergraph, definitions },
    types: new Set(entities.map((entity) => entity.name.value)),
  };
}

function lookupName(type: string): string {
  return `_lookup_${type}`;
}

function objectTypes({
  definitions,
}: DocumentNode): ReadonlyMap<string, ObjectTypeDefinitionNode> {
  return new Map(
    definitions
      .filter((d) => d.kind === Kind.OBJECT_TYPE_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );
}

function queryTypeName({ definitions }: DocumentNode): string {
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION) continue;
    for (const { operation, type } of definition.operationTypes) {
      if (operation === OperationTypeNode.QUERY) return type.name.value;
    }
  }
  return 'Query';
}

function joins(directives: Directives, name: string) {
  return (directives ?? []).filter((d) => d.name.value === name);
}

function keysOf(
  type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
): readonly string[] {
  const keys = joins(type.directives, 'join__type').flatMap((directive) => {
    const { key } = directiveArguments(directive);
    return typeof key === 'string' ? key : [];
  });
  return [...new Set(keys)];
}

/**
 * The fields that keys consist of, by object type; includes value types in
 * keys.
 */
function fieldsOfKeys(
  types: ReadonlyMap<string, ObjectTypeDefinitionNode>,
  keysKnown: KeysOf,
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  const add = (type: ObjectTypeDefinitionNode, set: SelectionSetNode): void => {
    const fields = known.get(type.name.value) ?? new Set();
    known.set(type.name.value, fields);
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) continue;
      const name = selection.name.value;
      fields.add(name);
      const field = type.fields?.find((f) => f.name.value === name);
      const below = field && types.get(namedType(field.type));
      if (below && selection.selectionSet) add(below, selection.selectionSet);
    }
  };
  for (const type of types.values()) {
    for (const key of keysKnown(type)) add(type, parseFieldSet(key));
  }
  return known;
}

function withKeys(
  type: ObjectTypeDefinitionNode,
  fields: ReadonlySet<string>,
  known: readonly string[],
): ObjectTypeDefinitionNode {
  const keys = known.map((key) =>
    directive(
      `@join__type(graph: ${GRAPH}, key: ${JSON.stringify(key)}, resolvable: false)`,
    ),
  );
  return {
    ...type,
    directives: [
      ...(type.directives ?? []),
      ...(keys.length > 0 ? keys : [directive(`@join__type(graph: ${GRAPH})`)]),
    ],
    fields: ownedFields(type).map((field) =>
      fields.has(field.name.value)
        ? withDirectives(field, [`@join__field(graph: ${GRAPH})`])
        : field,
    ),
  };
}

function withLookups(
  query: ObjectTypeDefinitionNode,
  entities: readonly ObjectTypeDefinitionNode[],
): ObjectTypeDefinitionNode {
  const lookups = entities.map(({ name: { value: name } }) =>
    definitionOf(
      `type Query { ${lookupName(name)}: ${name} @join__field(graph: ${GRAPH}) }`,
    ),
  );
  return {
    ...query,
    directives: [
      ...(query.directives ?? []),
      directive(`@join__type(graph: ${GRAPH})`),
    ],
    fields: [
      ...ownedFields(query),
      ...lookups.flatMap(({ fields }) => fields ?? []),
    ],
  };
}

/**
 * A field without @join__field belongs to all subgraphs of its type. These are
 * written out, so that the new subgraph is not among them.
 */
function ownedFields(
  type: ObjectTypeDefinitionNode,
): readonly FieldDefinitionNode[] {
  const graphs = new Set(
    joins(type.directives, 'join__type').map((join) =>
      String(directiveArguments(join)['graph']),
    ),
  );
  return (type.fields ?? []).map((field) =>
    joins(field.directives, 'join__field').length > 0
      ? field
      : withDirectives(
          field,
          [...graphs].map((graph) => `@join__field(graph: ${graph})`),
        ),
  );
}

function withDirectives(
  field: FieldDefinitionNode,
  added: readonly string[],
): FieldDefinitionNode {
  return {
    ...field,
    directives: [...(field.directives ?? []), ...added.map(directive)],
  };
}

function directive(text: string): ConstDirectiveNode {
  const [found] = definitionOf(`type T ${text}`).directives ?? [];
  if (!found) throw new Error(`Expected a directive, but got: ${text}`);
  return found;
}

function definitionOf(text: string): ObjectTypeDefinitionNode {
  const [definition] = parse(text, { noLocation: true }).definitions;
  if (definition?.kind === Kind.OBJECT_TYPE_DEFINITION) return definition;
  throw new Error(`Expected an object type, but got: ${text}`);
}

function lookupGraph(): EnumValueDefinitionNode {
  const join = directive(`@join__graph(name: "${LOOKUP_SUBGRAPH}", url: "")`);
  return {
    kind: Kind.ENUM_VALUE_DEFINITION,
    name: { kind: Kind.NAME, value: GRAPH },
    directives: [join],
  };
}
