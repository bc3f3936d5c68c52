import {
  type DocumentNode,
  Kind,
  type OperationTypeNode,
  print,
} from 'graphql';
import { parseFieldSet } from '../../protocol/sdl/field-set.ts';
import {
  type SdlType,
  type SdlTypes,
  sdlTypes,
} from '../../protocol/sdl/sdl-types.ts';
import { graphsResolving, joinsOf } from './joins.ts';
import { type TypeHierarchy, typeHierarchy } from './type-hierarchy.ts';

/** A key of an entity in one subgraph, as the names of its outermost fields. */
export type EntityKey = readonly string[];

/**
 * The types of a supergraph, including inaccessible ones, which subgraphs
 * return although the public schema does not have them; with cached answers to
 * what planning and execution need to know.
 */
export interface TypeIndex extends SdlTypes, TypeHierarchy {
  /** The keys by which a subgraph resolves entities of a type. */
  keysOf(subgraph: string, type: string): readonly EntityKey[];
  /** The subgraphs that resolve a field; empty for an unknown field. */
  ownersOf(type: string, field: string): readonly string[];
  /** Whether a field has @requires; for an interface, on any of its types. */
  hasRequires(type: string, field: string): boolean;
  readonly hasRequiresOnInterfaces: boolean;
  /** Whether fields of this type have selections. */
  isComposite(type: string): boolean;
  /** The type of a field in a subgraph, as text. */
  fieldType(subgraph: string, type: string, field: string): string | undefined;
  rootType(operation: OperationTypeNode): string;
}

const COMPOSITE: ReadonlySet<unknown> = new Set(['object', 'interface', 'union'] satisfies SdlType['kind'][]); // prettier-ignore

type GraphNames = ReadonlyMap<string, string>;

/** Indexes a supergraph; `graphNames` maps `join__Graph` values to names. */
export function createTypeIndex(
  supergraph: DocumentNode,
  graphNames: GraphNames,
): TypeIndex {
  const types = sdlTypes(supergraph);
  const hierarchy = typeHierarchy(types);
  return {
    ...types,
    ...hierarchy,
    isComposite: (name) => COMPOSITE.has(types.get(name)?.kind),
    ownersOf(type, field) {
      const owner = types.get(type);
      const node = owner?.fields.get(field);
      const graphs = owner && node ? graphsResolving(owner, node) : [];
      return graphs.flatMap((graph) => graphNames.get(graph) ?? []);
    },
    keysOf: entityKeys(types, graphNames),
    fieldType: fieldTypes(types, graphNames),
    rootType: (operation) =>
      types.root(operation)?.name ??
      operation.replace(/^./, (c) => c.toUpperCase()),
    ...requiringFields(types, hierarchy),
  };
}

function entityKeys(
  { all }: SdlTypes,
  graphNames: GraphNames,
): TypeIndex['keysOf'] {
  const keys = new Map<string, EntityKey[]>();
  for (const type of all) {
    for (const { graph, key } of joinsOf(type, 'join__type')) {
      const subgraph = graphNames.get(String(graph));
      if (subgraph === undefined || typeof key !== 'string') continue;
      const id = `${subgraph} ${type.name}`;
      keys.set(id, [...(keys.get(id) ?? []), outermostFields(key)]);
    }
  }
  return (subgraph, type) => keys.get(`${subgraph} ${type}`) ?? [];
}

function outermostFields(fieldSet: string): EntityKey {
  return parseFieldSet(fieldSet).selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
}

function fieldTypes(
  { all }: SdlTypes,
  graphNames: GraphNames,
): TypeIndex['fieldType'] {
  const types = new Map<string, string>();
  for (const { name, fields } of all) {
    for (const field of fields.values()) {
      const coordinate = `${name}.${field.name.value}`;
      types.set(coordinate, print(field.type));
      for (const { graph, type } of joinsOf(field, 'join__field')) {
        if (typeof type !== 'string') continue;
        const subgraph = graphNames.get(String(graph)) ?? '';
        types.set(`${subgraph} ${coordinate}`, type);
      }
    }
  }
  return (subgraph, type, field) =>
    types.get(`${subgraph} ${type}.${field}`) ?? types.get(`${type}.${field}`);
}

function requiringFields(
  { all }: SdlTypes,
  hierarchy: TypeHierarchy,
): Pick<TypeIndex, 'hasRequires' | 'hasRequiresOnInterfaces'> {
  const requiring = new Set<string>();
  for (const { name, kind, fields } of all) {
    if (kind !== 'object') continue;
    for (const field of fields.values()) {
      const isRequiring = joinsOf(field, 'join__field').some(
        (join) => join['requires'] !== undefined,
      );
      if (isRequiring) requiring.add(`${name}.${field.name.value}`);
    }
  }
  const onObjects = requiring.size;
  for (const { name, kind, fields } of all) {
    if (kind !== 'interface') continue;
    const objects = [...hierarchy.typenamesOf(name)];
    for (const field of fields.keys()) {
      if (objects.some((object) => requiring.has(`${object}.${field}`))) {
        requiring.add(`${name}.${field}`);
      }
    }
  }
  return {
    hasRequires: (type, field) => requiring.has(`${type}.${field}`),
    hasRequiresOnInterfaces: requiring.size > onObjects,
  };
}
