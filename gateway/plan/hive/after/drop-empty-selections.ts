import {
  type DocumentNode,
  type FieldNode,
  Kind,
  Lexer,
  print,
  type SelectionNode,
  type SelectionSetNode,
  Source,
  type Token,
  TokenKind,
  visit,
} from 'graphql';
import { responseKey } from '../../../base/response-key.ts';
import { fetchDocument } from '../../fetch-document.ts';
import { planFailed } from '../process/plan-failure.ts';
import type { TypeIndex } from '../../../supergraph/type-index.ts';
import { inlineFragments } from '../../../base/inline-fragments.ts';
import { mapFetches } from '../../map-plan.ts';
import { dotted, fetchedPaths, plannedFetches } from '../../plan-fetches.ts';
import type {
  BatchFetchNode,
  DataPath,
  FetchNode,
  PlanNode,
} from '../../plan-node.ts';

/**
 * Removes empty selections such as `unit { lead }` or `... on Unit`, which
 * plans contain where another fetch asks for the fields; subgraphs refuse such
 * queries. Throws a `GatewayError` if no other fetch asks for the object, since
 * data would be missing.
 */
export function dropEmptySelections(
  plan: PlanNode,
  types: TypeIndex,
): PlanNode {
  const dropped: string[] = [];
  const result = mapFetches(plan, ({ node, path }) => {
    const rest = dropInFetch(node, types);
    if (!rest) return node;
    dropped.push(...rest.dropped.flatMap((p) => placesOf(p, node, path)));
    return rest.node;
  });
  if (dropped.length > 0) assertAsked(dropped, result);
  return result;
}

/** Response keys from the root of one query. */
type QueryPath = readonly string[];

function placesOf(
  path: QueryPath,
  node: FetchNode | BatchFetchNode,
  place: DataPath,
): readonly string[] {
  const [root, ...keys] = path;
  if (node.kind === 'BatchFetch') {
    const batches = node.batches.filter(({ alias }) => alias === root);
    return batches.flatMap(({ paths }) =>
      paths.map((above) => [dotted(above), ...keys].join('.')),
    );
  }
  return [node.requires ? [dotted(place), ...keys].join('.') : path.join('.')];
}

function assertAsked(dropped: readonly string[], plan: PlanNode): void {
  const asked = new Set(plannedFetches(plan).flatMap(fetchedPaths));
  const missing = dropped.find((path) => !asked.has(path));
  if (missing === undefined) return;
  throw planFailed(`nothing is asked of ${missing}.`);
}

interface Rest<T> {
  readonly node: T;
  readonly dropped: readonly QueryPath[];
}

/** Undefined if there is nothing to remove. */
function dropInFetch<T extends FetchNode | BatchFetchNode>(
  node: T,
  types: TypeIndex,
): Rest<T> | undefined {
  const document = inlineFragments(fetchDocument(markEmpty(node.query)));
  const dropper = new Dropper(node.subgraph, types);
  const definitions = document.definitions.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const type = types.rootType(definition.operation);
    const set = dropper.drop(definition.selectionSet, type, []);
    return { ...definition, selectionSet: set };
  });
  const { dropped } = dropper;
  if (dropped.length === 0) return undefined;
  return { node: withDocument(node, { ...document, definitions }), dropped };
}

/** Replaces the document, and drops variables that are no longer used. */
function withDocument<T extends FetchNode | BatchFetchNode>(
  node: T,
  document: DocumentNode,
): T {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const trimmed = visit(document, {
    VariableDefinition: ({ variable }) =>
      used.has(variable.name.value) ? undefined : null,
  });
  const variables = node.variables.filter((name) => used.has(name));
  return { ...node, query: print(trimmed), variables };
}

/** A placeholder field in an empty selection set. */
const NOTHING = '_mengyue_nothing';

/**
 * Makes `... on Unit }`, which is not GraphQL, parseable by adding a
 * placeholder.
 */
function markEmpty(query: string): string {
  const lexer = new Lexer(new Source(query));
  let result = '';
  let at = 0;
  const recent: Token[] = [];
  while (lexer.token.kind !== TokenKind.EOF) {
    const token = lexer.advance();
    const [spread, on, type] = recent.slice(-3);
    if (
      spread?.kind === TokenKind.SPREAD &&
      on?.value === 'on' &&
      type?.kind === TokenKind.NAME &&
      token.kind !== TokenKind.BRACE_L &&
      token.kind !== TokenKind.AT
    ) {
      result += `${query.slice(at, type.end)}{${NOTHING}}`;
      at = type.end;
    }
    recent.push(token);
  }
  return result + query.slice(at);
}

class Dropper {
  readonly dropped: QueryPath[] = [];
  readonly #subgraph: string;
  readonly #types: TypeIndex;

  constructor(subgraph: string, types: TypeIndex) {
    this.#subgraph = subgraph;
    this.#types = types;
  }

  drop(set: SelectionSetNode, type: string, path: QueryPath): SelectionSetNode {
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) {
        return this.#dropField(selection, type, path);
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
      const condition = selection.typeCondition?.name.value ?? type;
      const inner = this.drop(selection.selectionSet, condition, path);
      return inner.selections.length === 0
        ? []
        : [{ ...selection, selectionSet: inner }];
    });
    return { ...set, selections };
  }

  #dropField(field: FieldNode, type: string, path: QueryPath): FieldNode[] {
    if (field.name.value === NOTHING) {
      this.dropped.push(path);
      return [];
    }
    const below = this.#typeOf(field, type);
    if (below === undefined) return [field];
    const place = [...path, responseKey(field)];
    const { selectionSet: set } = field;
    if (!set) {
      this.dropped.push(place);
      return [];
    }
    const before = this.dropped.length;
    const selectionSet = this.drop(set, below, place);
    const isEmptied =
      this.dropped.length > before && selectionSet.selections.every(isTypename);
    if (isEmptied) this.dropped.push(place);
    return isEmptied ? [] : [{ ...field, selectionSet }];
  }

  /** The type of a field with selections. */
  #typeOf(field: FieldNode, parent: string): string | undefined {
    if (field.name.value === '_entities') return '_Entity';
    const type = this.#types
      .fieldType(this.#subgraph, parent, field.name.value)
      ?.replaceAll(/[[\]!]/g, '');
    return type !== undefined && this.#types.isComposite(type)
      ? type
      : undefined;
  }
}

function isTypename(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && selection.name.value === '__typename';
}
