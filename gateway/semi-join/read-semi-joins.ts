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
  type ConstDirectiveNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  OperationTypeNode,
} from 'graphql';
import { StartupError } from '../base/errors.ts';
import type { Supergraph } from '../supergraph/load-supergraph.ts';
import { linkedDirectives } from '../../protocol/sdl/linked-directives.ts';
import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';

/** A declared semi-join. */
export interface SemiJoin {
  /** The root field that lists the keys, and its subgraph. */
  readonly keys: string;
  readonly subgraph: string;
  /** The sibling input field by which rows are filtered. */
  readonly on: string;
}

export interface SemiJoins {
  /** The semi-join declared on a field of an input type. */
  find(inputType: string, field: string): SemiJoin | undefined;
  /** Whether any semi-join is on an input field of this name. */
  hasFieldNamed(name: string): boolean;
  /** Whether a value of this type can contain a semi-join at any depth. */
  reaches(type: GraphQLInputType): boolean;
}

const SPECIFICATION = {
  url: /\/semi-join\/v1\.\d+$/,
  names: ['semiJoin'],
} as const;

/**
 * Reads the semi-joins of a supergraph; throws a `StartupError` for invalid
 * ones.
 */
export function readSemiJoins(supergraph: Supergraph): SemiJoins {
  const joins = new Map<string, SemiJoin>();
  const uses = linkedDirectives(supergraph.document, SPECIFICATION);
  for (const { name, inputFields } of supergraph.types.all) {
    for (const field of inputFields.values()) {
      const use = uses?.find(field.directives, 'semiJoin');
      if (!use) continue;
      const coordinate = `${name}.${field.name.value}`;
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

function readSemiJoin(
  supergraph: Supergraph,
  use: ConstDirectiveNode,
  coordinate: string,
): SemiJoin {
  const { keys, on } = directiveArguments(use);
  const query = supergraph.types.rootType(OperationTypeNode.QUERY);
  const [owner] = supergraph.types.ownersOf(query, String(keys));
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

/** The input types that contain a semi-join at any depth. */
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
