/**
 * Takes the client's directives out of an operation, since plans merge fields.
 * A field with directives gets an alias of its own, by which it is found again
 * in the plan (`pass-directives.ts`). Directives on fragments are dropped with
 * a warning, because fragments are not sent as written.
 */
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { mapOperations } from '../base/map-operations.ts';
import { responseKey } from '../base/response-key.ts';
import { nodesOf } from './document-nodes.ts';
import type { TakenKeys } from './rename-hostile-keys.ts';
import { inlineFragments } from '../base/inline-fragments.ts';

/** The directives taken out, by the nodes they were on. */
export interface ClientDirectives {
  readonly ofOperation: readonly DirectiveNode[];
  /** By variable name. */
  readonly ofVariables: ReadonlyMap<string, readonly DirectiveNode[]>;
  /** By the field's alias. */
  readonly ofFields: ReadonlyMap<string, readonly DirectiveNode[]>;
  /** Definitions of the variables that the directives use. */
  readonly definitions: readonly VariableDefinitionNode[];
  /** Descriptions of directives that are sent to no subgraph. */
  readonly dropped: readonly string[];
}

export interface TakenDirectives {
  readonly document: DocumentNode;
  readonly clientKeys: ReadonlyMap<string, string>;
  readonly directives: ClientDirectives | undefined;
}

export interface TakeContext {
  readonly schema: GraphQLSchema;
  readonly taken: TakenKeys;
  /** The names of the directives that every subgraph knows. */
  readonly known: ReadonlySet<string>;
}

/** Takes out all directives other than @skip and @include. */
export function takeDirectives(
  document: DocumentNode,
  clientKeys: ReadonlyMap<string, string>,
  context: TakeContext,
): TakenDirectives {
  const nodes = nodesOf(document);
  const isThere = nodes.some(
    (node) => node.kind === Kind.DIRECTIVE && isCustom(node),
  );
  if (!isThere) return { document, clientKeys, directives: undefined };
  const taker = new Taker(context, freePrefix(document, context.taken));
  taker.dropOnFragments(document);
  const taken = mapOperations(inlineFragments(document), (operation) =>
    taker.take(operation),
  );
  const keys = new Map(clientKeys);
  for (const [alias, key] of taker.keys) {
    keys.set(alias, clientKeys.get(key) ?? key);
  }
  return {
    document: withoutCustom(taken),
    clientKeys: keys,
    directives: taker.directives,
  };
}

/** Fields at the same place of the answer, on objects of the same type. */
interface Group {
  readonly type: string | undefined;
  readonly nodes: FieldNode[];
}

interface TypedSet {
  readonly type: GraphQLNamedType | undefined;
  readonly set: SelectionSetNode;
}

class Taker {
  /** The original key of each alias that was given. */
  readonly keys = new Map<string, string>();
  readonly #ofVariables = new Map<string, readonly DirectiveNode[]>();
  readonly #ofFields = new Map<string, readonly DirectiveNode[]>();
  readonly #dropped: string[] = [];
  /** The aliases, by place and type. */
  readonly #aliases = new Map<string, string>();
  readonly #context: TakeContext;
  readonly #prefix: string;
  #ofOperation: readonly DirectiveNode[] = [];
  #definitions: readonly VariableDefinitionNode[] = [];

  constructor(context: TakeContext, prefix: string) {
    this.#context = context;
    this.#prefix = prefix;
  }

  get directives(): ClientDirectives {
    return {
      ofOperation: this.#ofOperation,
      ofVariables: this.#ofVariables,
      ofFields: this.#ofFields,
      definitions: this.#definitions,
      dropped: this.#dropped,
    };
  }

  take(operation: OperationDefinitionNode): OperationDefinitionNode {
    const { variableDefinitions: variables = [], selectionSet } = operation;
    this.#definitions = variables.map((one) => ({ ...one, directives: [] }));
    this.#ofOperation = this.#kept(operation, `the ${operation.operation}`);
    for (const definition of variables) {
      const name = definition.variable.name.value;
      const kept = this.#kept(definition, `the variable $${name}`);
      if (kept.length > 0) this.#ofVariables.set(name, kept);
    }
    const type = this.#context.schema.getRootType(operation.operation);
    const root = { type: type ?? undefined, set: selectionSet };
    this.#takeFrom([root], '');
    return { ...operation, selectionSet: this.#rewritten(root, '') };
  }

  dropOnFragments(document: DocumentNode): void {
    for (const node of nodesOf(document)) {
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        this.#drop(customOf(node), `the spread of "${node.name.value}"`);
      } else if (node.kind === Kind.FRAGMENT_DEFINITION) {
        this.#drop(customOf(node), `the fragment "${node.name.value}"`);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        this.#drop(customOf(node), 'an inline fragment');
      }
    }
  }

  #takeFrom(sets: readonly TypedSet[], above: string): void {
    for (const [key, groups] of this.#groupsOf(sets)) {
      const place = `${above}.${key}`;
      const nodes = groups.flatMap((group) => group.nodes);
      if (nodes.some((node) => customOf(node).length > 0)) {
        this.#name(groups, key, place);
      }
      const below = groups.flatMap((group) =>
        group.nodes.flatMap((node) =>
          node.selectionSet
            ? { type: this.#typeOf(node, group.type), set: node.selectionSet }
            : [],
        ),
      );
      if (below.length > 0) this.#takeFrom(below, place);
    }
  }

  /** Fields on different object types are never merged; others may be. */
  #name(groups: readonly Group[], key: string, place: string): void {
    const where = `the field "${place.slice(1)}"`;
    const texts = new Set(groups.map(({ nodes }) => textOf(nodes)));
    const areApart = groups.every(({ type }) =>
      isObjectType(this.#context.schema.getType(type ?? '')),
    );
    // Introspection and `__typename` are answered by the gateway.
    const isOwn = groups.some(
      ({ type, nodes }) =>
        type === undefined || nodes[0]?.name.value.startsWith('__') === true,
    );
    if (isOwn || (texts.size > 1 && !areApart)) {
      this.#drop(groups.flatMap((g) => g.nodes.flatMap(customOf)), where); // prettier-ignore
      return;
    }
    const aliases = new Map<string, string>();
    for (const { type, nodes } of groups) {
      const text = textOf(nodes);
      if (text === '') continue;
      const alias = aliases.get(text) ?? this.#addField(nodes, key, where);
      aliases.set(text, alias);
      this.#aliases.set(`${type ?? ''} ${place}`, alias);
    }
  }

  #addField(nodes: readonly FieldNode[], key: string, where: string): string {
    const directives = distinct(nodes.flatMap(customOf));
    const kept = this.#kept({ directives }, where);
    const alias = `${this.#prefix}${this.keys.size}`;
    this.keys.set(alias, key);
    this.#ofFields.set(alias, kept);
    return alias;
  }

  #rewritten({ type, set }: TypedSet, above: string): SelectionSetNode {
    const selections = set.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const within = this.#within(type, selection.typeCondition?.name.value);
        const selectionSet = this.#rewritten({ type: within, set: selection.selectionSet }, above); // prettier-ignore
        return { ...selection, selectionSet };
      }
      const place = `${above}.${responseKey(selection)}`;
      const value = this.#aliases.get(`${type?.name ?? ''} ${place}`);
      const named = value === undefined ? selection : { ...selection, alias: { kind: Kind.NAME, value } as const }; // prettier-ignore
      if (!selection.selectionSet) return named;
      const below = this.#typeOf(selection, type?.name);
      const selectionSet = this.#rewritten({ type: below, set: selection.selectionSet }, place); // prettier-ignore
      return { ...named, selectionSet };
    });
    return { ...set, selections };
  }

  #groupsOf(sets: readonly TypedSet[]): ReadonlyMap<string, Group[]> {
    const found = new Map<string, Group[]>();
    const add = ({ type, set }: TypedSet): void => {
      for (const selection of set.selections) {
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const condition = selection.typeCondition?.name.value;
          add({ type: this.#within(type, condition), set: selection.selectionSet }); // prettier-ignore
        } else if (selection.kind === Kind.FIELD) {
          const key = responseKey(selection);
          const groups = found.get(key) ?? [];
          found.set(key, groups);
          const known = groups.find((group) => group.type === type?.name);
          if (known) known.nodes.push(selection);
          else groups.push({ type: type?.name, nodes: [selection] });
        }
      }
    };
    sets.forEach(add);
    return found;
  }

  #within(
    type: GraphQLNamedType | undefined,
    condition: string | undefined,
  ): GraphQLNamedType | undefined {
    return condition === undefined
      ? type
      : this.#context.schema.getType(condition);
  }

  #typeOf(
    field: FieldNode,
    parentName: string | undefined,
  ): GraphQLNamedType | undefined {
    const parent = this.#context.schema.getType(parentName ?? '');
    if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
    const type = parent.getFields()[field.name.value]?.type;
    return type && getNamedType(type);
  }

  /** Those directives of a node that can be sent. */
  #kept(node: Directed, where: string): readonly DirectiveNode[] {
    const { known, schema } = this.#context;
    const kept: DirectiveNode[] = [];
    const dropped: DirectiveNode[] = [];
    for (const directive of customOf(node)) {
      const { value: name } = directive.name;
      const isTwice =
        kept.some((other) => other.name.value === name) &&
        schema.getDirective(name)?.isRepeatable !== true;
      (known.has(name) && !isTwice ? kept : dropped).push(directive);
    }
    this.#drop(dropped, where);
    return kept;
  }

  #drop(directives: readonly DirectiveNode[], where: string): void {
    this.#dropped.push(
      ...directives.map(({ name }) => `@${name.value} on ${where}`),
    );
  }
}

interface Directed {
  readonly directives?: readonly DirectiveNode[] | undefined;
}

function customOf({ directives = [] }: Directed): readonly DirectiveNode[] {
  return directives.filter(isCustom);
}

function isCustom({ name }: DirectiveNode): boolean {
  return name.value !== 'skip' && name.value !== 'include';
}

function textOf(nodes: readonly FieldNode[]): string {
  return distinct(nodes.flatMap(customOf)).map(print).join(' ');
}

function distinct(directives: readonly DirectiveNode[]): DirectiveNode[] {
  const seen = new Set<string>();
  return directives.filter((directive) => {
    const text = print(directive);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

function withoutCustom(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: (node) => (isCustom(node) ? null : undefined),
  });
}

/** A prefix that neither the client nor a plan uses. */
function freePrefix(document: DocumentNode, taken: TakenKeys): string {
  const keys = nodesOf(document).flatMap((node) =>
    node.kind === Kind.FIELD ? responseKey(node) : [],
  );
  let prefix = '_directed';
  while ([...keys, ...taken.names].some((key) => key.startsWith(prefix))) {
    prefix += '_';
  }
  return prefix;
}
