/**
 * Semi-joins: an input field that filters rows of one subgraph by keys only
 * another subgraph knows. A supergraph declares one by
 *
 *     input UnitFilter {
 *       id: IDFilter
 *       inAlliance: BooleanFilter @semiJoin(keys: "memberUnitIds", on: "id")
 *     }
 *
 * where `Query.memberUnitIds` (usually @inaccessible) lists the keys. Before
 * a fetch is sent, `inAlliance: {eq: true}` becomes `id: {in: [...]}`, and
 * `{eq: false}` becomes `id: {notIn: [...]}`; so the subgraph that owns the
 * rows never hears of the field.
 */
import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  OperationTypeNode,
} from 'graphql';
import { StartupError } from '../base/errors.ts';
import type { Supergraph } from '../supergraph/load-supergraph.ts';
import { sdlTypes } from '../../protocol/sdl/sdl-types.ts';
import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';
import { isDataObject } from '../base/plain-data.ts';

/** One declared semi-join. */
export interface SemiJoin {
  /** The root field that lists the keys, and the subgraph that owns it. */
  readonly keys: string;
  readonly subgraph: string;
  /** The sibling input field the keys are conditions on. */
  readonly on: string;
}

export interface SemiJoins {
  /** The semi-join declared on a field of an input type. */
  find(inputType: string, field: string): SemiJoin | undefined;
  /** Whether any semi-join is on an input field of this name. */
  hasFieldNamed(name: string): boolean;
  /** Whether a value of this type can hold a semi-join at any depth. */
  reaches(type: GraphQLInputType): boolean;
}

/** Keys by the root field that lists them. */
export type SemiJoinKeys = (join: SemiJoin) => readonly unknown[];

const SPEC = /\/semi-join\/v1\.\d+$/;

/** Reads the semi-joins a supergraph declares; throws a `StartupError`. */
export function readSemiJoins(supergraph: Supergraph): SemiJoins {
  const joins = new Map<string, SemiJoin>();
  const directive = directiveName(supergraph.document);
  for (const definition of supergraph.document.definitions) {
    if (definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      const use = field.directives?.find((d) => d.name.value === directive);
      if (!use) continue;
      const coordinate = `${definition.name.value}.${field.name.value}`;
      joins.set(coordinate, readSemiJoin(supergraph, use, coordinate));
    }
  }
  const reaching = reachingTypes(supergraph.publicSchema, joins);
  const names = new Set([...joins.keys()].map((key) => key.split('.')[1]));
  return {
    hasFieldNamed: (name) => names.has(name),
    find: (inputType, field) => joins.get(`${inputType}.${field}`),
    reaches: (type) => reaching.has(getNamedType(type).name),
  };
}

/** Every semi-join a value uses, each once. */
export function usedSemiJoins(
  value: unknown,
  type: GraphQLInputType,
  joins: SemiJoins,
): readonly SemiJoin[] {
  const used = new Map<string, SemiJoin>();
  rewriteSemiJoins(value, type, {
    joins,
    keysOf(join) {
      used.set(join.keys, join);
      return [];
    },
  });
  return [...used.values()];
}

export interface SemiJoinRewrite {
  readonly joins: SemiJoins;
  readonly keysOf: SemiJoinKeys;
}

/** A copy of an argument's value with each semi-join replaced by its keys. */
export function rewriteSemiJoins(
  value: unknown,
  type: GraphQLInputType,
  rewrite: SemiJoinRewrite,
): unknown {
  if (value === null || value === undefined) return value;
  if (isNonNullType(type)) return rewriteSemiJoins(value, type.ofType, rewrite);
  if (isListType(type)) {
    return Array.isArray(value)
      ? value.map((item) => rewriteSemiJoins(item, type.ofType, rewrite))
      : value;
  }
  if (!isInputObjectType(type) || !isDataObject(value)) return value;
  const result: Record<string, unknown> = {};
  const conditions: Record<string, unknown>[] = [];
  for (const [name, field] of Object.entries(type.getFields())) {
    if (!Object.hasOwn(value, name)) continue;
    const join = rewrite.joins.find(type.name, name);
    if (join) {
      conditions.push(...conditionOf(join, value[name], rewrite.keysOf));
    } else {
      result[name] = rewriteSemiJoins(value[name], field.type, rewrite);
    }
  }
  for (const condition of conditions) addConjunct(result, condition);
  return result;
}

/** No condition for an absent one: `{}`, `{eq: null}`, null. */
function conditionOf(
  join: SemiJoin,
  filter: unknown,
  keysOf: SemiJoinKeys,
): Record<string, unknown>[] {
  const wanted = isDataObject(filter) ? filter['eq'] : filter;
  if (typeof wanted !== 'boolean') return [];
  const keys = keysOf(join);
  return [{ [join.on]: wanted ? { in: keys } : { notIn: keys } }];
}

/** The fields of a filter are one conjunction; a taken one needs `and`. */
function addConjunct(
  filter: Record<string, unknown>,
  condition: Record<string, unknown>,
): void {
  const isTaken = Object.keys(condition).some(
    (name) => filter[name] !== undefined,
  );
  if (!isTaken) {
    Object.assign(filter, condition);
    return;
  }
  const { and } = filter;
  filter['and'] = [
    ...(Array.isArray(and) ? (and as unknown[]) : []),
    condition,
  ];
}

/** The directive's name in this supergraph: imports may rename it. */
function directiveName(document: DocumentNode): string | undefined {
  for (const definition of document.definitions) {
    if (
      definition.kind !== Kind.SCHEMA_DEFINITION &&
      definition.kind !== Kind.SCHEMA_EXTENSION
    ) {
      continue;
    }
    for (const link of definition.directives ?? []) {
      const { url, as, import: imports } = directiveArguments(link);
      if (link.name.value !== 'link' || !SPEC.test(String(url))) continue;
      return (
        importedName(imports) ??
        `${typeof as === 'string' ? as : 'semi_join'}__semiJoin`
      );
    }
  }
  return undefined;
}

function importedName(imports: unknown): string | undefined {
  for (const item of Array.isArray(imports) ? (imports as unknown[]) : []) {
    if (item === '@semiJoin') return 'semiJoin';
    if (isDataObject(item) && item['name'] === '@semiJoin') {
      const { as } = item;
      return typeof as === 'string' ? as.slice(1) : 'semiJoin';
    }
  }
  return undefined;
}

function readSemiJoin(
  supergraph: Supergraph,
  use: DirectiveNode,
  coordinate: string,
): SemiJoin {
  const { keys, on } = directiveArguments(use as never);
  const owner = ownerOf(supergraph, String(keys));
  if (owner === undefined) {
    throw new StartupError(
      'invalid-supergraph',
      `@semiJoin on ${coordinate}: expected a field of Query that lists the keys, but got "${String(keys)}".`,
    );
  }
  const type = inputTypeOf(supergraph, coordinate);
  const operators = type?.getFields()[String(on)]?.type;
  const operatorType = operators ? getNamedType(operators) : undefined;
  if (
    !isInputObjectType(operatorType) ||
    !operatorType.getFields()['in'] ||
    !operatorType.getFields()['notIn'] ||
    !type?.getFields()['and']
  ) {
    throw new StartupError(
      'invalid-supergraph',
      `@semiJoin on ${coordinate}: expected a sibling "and" and a sibling "${String(on)}" with the operators "in" and "notIn".`,
    );
  }
  return { keys: String(keys), subgraph: owner, on: String(on) };
}

function inputTypeOf(
  { publicSchema }: Supergraph,
  coordinate: string,
): GraphQLInputObjectType | undefined {
  const type = publicSchema.getType(coordinate.split('.')[0] ?? '');
  return isInputObjectType(type) ? type : undefined;
}

function ownerOf(
  supergraph: Supergraph,
  fieldName: string,
): string | undefined {
  const query = sdlTypes(supergraph.document).root(OperationTypeNode.QUERY);
  const field = query?.fields.get(fieldName);
  if (!query || !field) return undefined;
  // Without @join__field every subgraph that has the type has the field.
  const graphs = [
    ...graphArguments(field.directives ?? [], 'join__field'),
    ...graphArguments(query.directives, 'join__type'),
  ];
  return supergraph.graphNames.get(graphs[0] ?? '');
}

function graphArguments(
  directives: readonly DirectiveNode[],
  name: string,
): string[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map((directive) => directiveArguments(directive as never))
    .filter((args) => args['usedOverridden'] !== true)
    .flatMap((args) =>
      typeof args['graph'] === 'string' ? args['graph'] : [],
    );
}

/** The input types from which a semi-join can be reached, to a fixed point. */
function reachingTypes(
  schema: GraphQLSchema,
  joins: ReadonlyMap<string, SemiJoin>,
): ReadonlySet<string> {
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const reaching = new Set<string>();
  for (let before = -1; before !== reaching.size;) {
    before = reaching.size;
    for (const type of inputs) {
      const fields = Object.values(type.getFields());
      if (
        fields.some(
          (field) =>
            joins.has(`${type.name}.${field.name}`) ||
            reaching.has(getNamedType(field.type).name),
        )
      ) {
        reaching.add(type.name);
      }
    }
  }
  return reaching;
}
