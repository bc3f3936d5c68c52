import type { FieldDefinitionNode } from 'graphql';

import {
  type AggregateUse,
  type ArgumentPath,
  type GatherUse,
  type PartitionKey,
  type PartitionUses,
  partitionUses,
  readAggregate,
  readGather,
  readPartitionKey,
  readRoute,
} from '../../../protocol/partition/partition-uses.ts';
import { isList, namedType } from '../../../protocol/sdl/sdl-types.ts';
import type { Supergraph } from '../../supergraph/load-supergraph.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import { RESERVED } from './reserved-names.ts';

export interface RouteRule {
  readonly kind: 'route';
  readonly node: FieldDefinitionNode;
  readonly by: ArgumentPath;
  readonly separator: string | undefined;
}

export interface GatherRule extends GatherUse {
  readonly kind: 'gather';
  readonly node: FieldDefinitionNode;
  readonly separator: string | undefined;
}

export type RootFieldRule = RouteRule | GatherRule;

/** The partition rules of one subgraph, as its schema states them. */
export interface PartitionModel {
  readonly subgraph: string;
  /** The types of the whole supergraph. */
  readonly types: TypeIndex;
  /** The prefix of aliases and variables that are added to a query. */
  readonly reserved: string;
  keyOf(typeName: string): PartitionKey | undefined;
  rule(
    operation: 'query' | 'mutation',
    field: string,
  ): RootFieldRule | undefined;
  aggregateOf(type: string, field: string): AggregateUse | undefined;
  /** The root field that returns a row by its key alone. */
  lookupOf(typeName: string): RouteRule | undefined;
}

/** The partition models of a supergraph, by subgraph name. */
export function readPartitionModels({
  document,
  types,
}: Pick<Supergraph, 'document' | 'types'>): ReadonlyMap<
  string,
  PartitionModel
> {
  const uses = partitionUses(document);
  if (!uses) return new Map();
  const source: Source = { uses, types, keys: new Map() };
  for (const type of source.types.all) {
    const key = uses.find(type.directives, 'partitionKey');
    if (key) source.keys.set(type.name, readPartitionKey(key));
  }
  const rules = readRules(source);
  return new Map(
    [...rules].map(([subgraph, ofSubgraph]) => [
      subgraph,
      createModel(source, subgraph, ofSubgraph),
    ]),
  );
}

interface Source {
  readonly uses: PartitionUses;
  readonly types: TypeIndex;
  readonly keys: Map<string, PartitionKey>;
}

function createModel(
  { types, keys, uses }: Source,
  subgraph: string,
  rules: ReadonlyMap<string, RootFieldRule>,
): PartitionModel {
  return {
    subgraph,
    types,
    reserved: RESERVED,
    keyOf: (typeName) => keys.get(typeName),
    rule: (operation, field) => rules.get(`${operation} ${field}`),
    aggregateOf(type, field) {
      const node = types.get(type)?.fields.get(field);
      const use = uses.find(node?.directives, 'aggregate');
      return use && readAggregate(use);
    },
    lookupOf(typeName) {
      const key = keys.get(typeName)?.field;
      for (const [name, rule] of rules) {
        const isLookup =
          rule.kind === 'route' &&
          name.startsWith('query ') &&
          rule.by.join('.') === key &&
          !isList(rule.node.type) &&
          namedType(rule.node.type) === typeName;
        if (isLookup) return rule;
      }
      return undefined;
    },
  };
}

/** Rules by subgraph, then by `query name` or `mutation name`. */
function readRules(
  source: Source,
): ReadonlyMap<string, ReadonlyMap<string, RootFieldRule>> {
  const rules = new Map<string, Map<string, RootFieldRule>>();
  for (const operation of ['query', 'mutation'] as const) {
    const root = source.types.root(operation);
    for (const node of root?.fields.values() ?? []) {
      const rule = readRule(source, node);
      if (!rule || !root) continue;
      for (const subgraph of source.types.ownersOf(
        root.name,
        node.name.value,
      )) {
        const known = rules.get(subgraph) ?? new Map<string, RootFieldRule>();
        rules.set(subgraph, known);
        known.set(`${operation} ${node.name.value}`, rule);
      }
    }
  }
  return rules;
}

function readRule(
  source: Source,
  node: FieldDefinitionNode,
): RootFieldRule | undefined {
  const separator = separatorOf(source, rowType(source, node));
  const route = source.uses.find(node.directives, 'route');
  if (route) return { kind: 'route', node, by: readRoute(route), separator };
  const gather = source.uses.find(node.directives, 'gather');
  return gather && { kind: 'gather', node, ...readGather(gather), separator };
}

/** The type of the rows; for a connection, that of its nodes. */
function rowType({ types }: Source, node: FieldDefinitionNode): string {
  const name = namedType(node.type);
  const edges = types.get(name)?.fields.get('edges');
  const edge = edges && types.get(namedType(edges.type));
  const row = edge?.fields.get('node');
  return row ? namedType(row.type) : name;
}

/**
 * Composition ensures that there is only one, if the type has none of its own.
 */
function separatorOf({ keys }: Source, type: string): string | undefined {
  const [any] = keys.values();
  return (keys.get(type) ?? any)?.separator;
}
