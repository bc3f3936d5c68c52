import {
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  print,
  type SelectionSetNode,
} from 'graphql';
import { graphsOf, isExternalIn, joinsOf } from '../../../supergraph/joins.ts';
import type { Supergraph } from '../../../supergraph/load-supergraph.ts';
import {
  namedType,
  type SdlTypes,
} from '../../../../protocol/sdl/sdl-types.ts';
import { parseFieldSet } from '../../../../protocol/sdl/field-set.ts';
import { plannedFetches } from '../../plan-fetches.ts';
import type { PlanNode } from '../../plan-node.ts';

/**
 * Whether a plan asks each subgraph only for fields that it has at that place.
 */
export type AsksProvided = (plan: PlanNode) => boolean;

/**
 * Checks a plan against every @provides. The planner sometimes takes fields
 * provided at one place for provided at others too, and asks a subgraph for
 * external fields there: wrong data.
 */
export function createProvidedCheck({
  types,
  graphNames,
}: Pick<Supergraph, 'types' | 'graphNames'>): AsksProvided {
  const graphs = new Map([...graphNames].map(([graph, name]) => [name, graph]));
  return (plan) =>
    plannedFetches(plan).every(({ node, set }) => {
      const graph = graphs.get(node.subgraph) ?? '';
      const type = types.root(node.operationKind)?.name ?? '';
      return new Fetched(types, graph).has(set, { type, provided: [] });
    });
}

interface ProvidedPlace {
  readonly type: string;
  /** What is provided of the object there. */
  readonly provided: readonly SelectionSetNode[];
}

/** Checks what one subgraph is asked. */
class Fetched {
  readonly #types: SdlTypes;
  readonly #graph: string;

  constructor(types: SdlTypes, graph: string) {
    this.#types = types;
    this.#graph = graph;
  }

  has({ selections }: SelectionSetNode, place: ProvidedPlace): boolean {
    return selections.every((selection) => {
      if (selection.kind === Kind.FIELD)
        return this.#hasField(selection, place);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
      const type = selection.typeCondition?.name.value ?? place.type;
      return this.has(selection.selectionSet, { ...place, type });
    });
  }

  #hasField({ name, selectionSet }: FieldNode, place: ProvidedPlace): boolean {
    const field = this.#types.get(place.type)?.fields.get(name.value);
    if (!field) return true;
    const given = this.#objectsOf(place.type).map((object) =>
      place.provided.flatMap((set) =>
        this.#select(set, { object, field: name.value }),
      ),
    );
    const hasAll = this.#objectsOf(place.type).every(
      (object, n) =>
        (given[n] ?? []).length > 0 || !this.#isExternal(object, name.value),
    );
    if (!hasAll) return false;
    if (!selectionSet) return true;
    const type = namedType(field.type);
    const provided = [...common(given), ...this.#providesOf(field)];
    return this.has(selectionSet, { type, provided });
  }

  /** The types that objects of a type may have in the subgraph. */
  #objectsOf(name: string): readonly string[] {
    if (this.#types.get(name)?.kind !== 'interface') return [name];
    const objects = this.#types.all.filter(
      ({ kind, interfaces, directives }) =>
        kind === 'object' &&
        interfaces.has(name) &&
        graphsOf({ directives }).includes(this.#graph),
    );
    // A subgraph without any of the object types knows the interface as an
    // object (@interfaceObject).
    return objects.length > 0 ? objects.map((object) => object.name) : [name];
  }

  #isExternal(type: string, name: string): boolean {
    const field = this.#types.get(type)?.fields.get(name);
    return field !== undefined && isExternalIn(field, this.#graph);
  }

  #providesOf(field: FieldDefinitionNode): readonly SelectionSetNode[] {
    return joinsOf(field, 'join__field').flatMap(({ graph, provides }) =>
      graph === this.#graph && typeof provides === 'string'
        ? parseFieldSet(provides)
        : [],
    );
  }

  /** The place in a field set that selects a field of an object. */
  #select(
    { selections }: SelectionSetNode,
    of: { object: string; field: string },
  ): readonly FieldNode[] {
    return selections.flatMap((selection): readonly FieldNode[] => {
      if (selection.kind === Kind.FIELD) {
        return selection.name.value === of.field ? [selection] : [];
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      const condition = selection.typeCondition?.name.value ?? of.object;
      const isOf =
        condition === of.object ||
        this.#types.get(of.object)?.interfaces.has(condition) === true ||
        this.#types.get(condition)?.members.has(of.object) === true;
      return isOf ? this.#select(selection.selectionSet, of) : [];
    });
  }
}

/** What is provided below a field, if it is the same for all objects. */
function common(
  given: readonly (readonly FieldNode[])[],
): readonly SelectionSetNode[] {
  const texts = given.map((fields) => fields.map(print).sort().join(' '));
  return new Set(texts).size === 1
    ? (given[0] ?? []).flatMap(({ selectionSet }) => selectionSet ?? [])
    : [];
}
