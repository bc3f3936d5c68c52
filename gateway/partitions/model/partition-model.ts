import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
} from 'graphql';
import {
  linkedDirectives,
  type LinkedDirectives,
} from '../../supergraph/linked-directives.ts';
import {
  isList,
  namedType,
  sdlTypes,
  type SdlType,
  type SdlTypes,
} from '../../supergraph/sdl-types.ts';
import { directiveArguments } from '../../supergraph/type-index.ts';
import { RESERVED } from './reserved-names.ts';
import {
  type Aggregate,
  DEFAULT_KEY_FIELD,
  DEFAULT_ORDER_ARGUMENT,
  type Merge,
  PARTITION_SPECIFICATION,
  type PartitionDirective,
} from './partition-directives.ts';

/** Where the partition of a row is read from. */
export interface PartitionKey {
  readonly field: string;
  readonly separator: string | undefined;
}

/** Segments of a path of arguments: `['filter', 'id']`. */
export type ArgumentPath = readonly string[];

export interface RouteRule {
  readonly kind: 'route';
  readonly node: FieldDefinitionNode;
  readonly by: ArgumentPath;
  readonly separator: string | undefined;
}

export interface GatherRule {
  readonly kind: 'gather';
  readonly node: FieldDefinitionNode;
  readonly merge: Merge;
  readonly prune: readonly ArgumentPath[];
  readonly order: string;
  /** The field that tells rows of a list apart. */
  readonly key: string | undefined;
  readonly separator: string | undefined;
}

export type RootFieldRule = RouteRule | GatherRule;

export interface AggregateRule {
  readonly by: Aggregate;
  readonly sum: string | undefined;
  readonly count: string | undefined;
}

/** What a supergraph says of one partitioned subgraph. */
export interface PartitionModel {
  readonly subgraph: string;
  /** Of the whole supergraph. */
  readonly types: SdlTypes;
  /** How aliases and variables begin that are added to a query. */
  readonly reserved: string;
  keyOf(typeName: string): PartitionKey | undefined;
  rule(
    operation: 'query' | 'mutation',
    field: string,
  ): RootFieldRule | undefined;
  aggregateOf(type: string, field: string): AggregateRule | undefined;
  /** The root field that gives the row of a key, by the key alone. */
  lookupOf(typeName: string): RouteRule | undefined;
}

/** The partitioned subgraphs of a supergraph, by name. */
export function readPartitionModels(
  document: DocumentNode,
  graphNames: ReadonlyMap<string, string>,
): ReadonlyMap<string, PartitionModel> {
  const linked = linkedDirectives(document, PARTITION_SPECIFICATION);
  if (!linked) return new Map();
  const source: Source = {
    linked,
    graphNames,
    types: sdlTypes(document),
    keys: new Map(),
  };
  for (const type of source.types.all) {
    const key = argumentsOf(source, type, 'partitionKey');
    if (key) source.keys.set(type.name, readKey(key));
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
  readonly linked: LinkedDirectives<PartitionDirective>;
  readonly graphNames: ReadonlyMap<string, string>;
  readonly types: SdlTypes;
  readonly keys: Map<string, PartitionKey>;
}

type Arguments = Readonly<Record<string, unknown>>;
type Directed = Pick<FieldDefinitionNode, 'directives'>;

function createModel(
  { types, keys, linked }: Source,
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
      const use = linked.find(node?.directives, 'aggregate');
      return use && readAggregate(directiveArguments(use));
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
      for (const subgraph of ownersOf(source, root, node)) {
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
  const route = argumentsOf(source, node, 'route');
  if (route) {
    return { kind: 'route', node, by: pathOf(route['by']), separator };
  }
  const gather = argumentsOf(source, node, 'gather');
  if (!gather) return undefined;
  const { merge, prune, order, key } = gather;
  const paths = Array.isArray(prune) ? prune : prune == null ? [] : [prune];
  return {
    kind: 'gather',
    node,
    merge: merge as Merge,
    prune: paths.map(pathOf),
    order: typeof order === 'string' ? order : DEFAULT_ORDER_ARGUMENT,
    key: typeof key === 'string' ? key : undefined,
    separator,
  };
}

/** The type of the rows: of a connection's, that of its nodes. */
function rowType({ types }: Source, node: FieldDefinitionNode): string {
  const name = namedType(node.type);
  const edges = types.get(name)?.fields.get('edges');
  const edge = edges && types.get(namedType(edges.type));
  const row = edge?.fields.get('node');
  return row ? namedType(row.type) : name;
}

/** Composition has seen to it that there is but one where none is own. */
function separatorOf({ keys }: Source, type: string): string | undefined {
  const [any] = keys.values();
  return (keys.get(type) ?? any)?.separator;
}

function ownersOf(
  { graphNames }: Source,
  root: SdlType,
  node: FieldDefinitionNode,
): string[] {
  const own = graphsOf(node.directives, 'join__field');
  // Without @join__field every subgraph that has the type has the field.
  const graphs = own.length > 0 ? own : graphsOf(root.directives, 'join__type');
  return graphs.flatMap((graph) => graphNames.get(graph) ?? []);
}

function graphsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): string[] {
  return (directives ?? [])
    .filter((use) => use.name.value === name)
    .map(directiveArguments)
    .flatMap(({ graph }) => (typeof graph === 'string' ? graph : []));
}

function argumentsOf(
  { linked }: Source,
  { directives }: Directed,
  name: PartitionDirective,
): Arguments | undefined {
  const use = linked.find(directives, name);
  return use && directiveArguments(use);
}

function readKey({ field, separator }: Arguments): PartitionKey {
  return {
    field: typeof field === 'string' ? field : DEFAULT_KEY_FIELD,
    separator: typeof separator === 'string' ? separator : undefined,
  };
}

function readAggregate({ by, sum, count }: Arguments): AggregateRule {
  return {
    by: by as Aggregate,
    sum: typeof sum === 'string' ? sum : undefined,
    count: typeof count === 'string' ? count : undefined,
  };
}

function pathOf(value: unknown): ArgumentPath {
  return String(value).split('.');
}
