import {
  type DocumentNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { responseKey } from '../../../base/response-key.ts';
import { nodesOf } from '../../../prepare/document-nodes.ts';
import { inlineFragments } from '../../../base/inline-fragments.ts';
import { fetchDocument } from '../../fetch-document.ts';
import type { TypeIndex } from '../../../supergraph/type-index.ts';
import { mapFetches } from '../../map-plan.ts';
import type {
  BatchFetchNode,
  FetchNode,
  KeyRenamer,
  PlanNode,
} from '../../plan-node.ts';

/**
 * Gives aliases to conflicting fields. Plans may ask `... on Unit { size } ...
 * on Party { size }` in one query, which a subgraph refuses if the types for
 * one response key differ, even in nullability only (specification 5.3.2). All
 * but the first get an alias, which is renamed back in the answer.
 */
export function separateConflicts(node: PlanNode, types: TypeIndex): PlanNode {
  return mapFetches(node, ({ node: fetch }) =>
    mayConflict(fetch.query) ? separateFetch(fetch, types) : fetch,
  );
}

/**
 * With fewer than two type conditions all fields are the client's, which were
 * validated.
 */
function mayConflict(query: string): boolean {
  const first = query.indexOf('...');
  return first >= 0 && query.includes('...', first + 3);
}

function separateFetch(
  node: FetchNode | BatchFetchNode,
  types: TypeIndex,
): PlanNode {
  const document = withoutFragments(fetchDocument(node.query));
  const prefix = freePrefix(document);
  const separator = new Separator(node.subgraph, types, prefix);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const type = types.rootType(definition.operation);
    separator.separate([{ type, set: definition.selectionSet }], []);
  }
  const { renamers } = separator;
  if (renamers.length === 0) return node;
  const query = separator.print(document);
  if (node.kind === 'BatchFetch') {
    const batches = node.batches.map((batch) => ({
      ...batch,
      outputRewrites: [
        ...batch.outputRewrites,
        ...below(batch.alias, renamers),
      ],
    }));
    return { ...node, query, batches };
  }
  const added = node.requires ? below('_entities', renamers) : renamers;
  return { ...node, query, outputRewrites: [...node.outputRewrites, ...added] };
}

/**
 * Inlines fragments, as one place of use may need an alias and another may not.
 */
function withoutFragments(document: DocumentNode): DocumentNode {
  const inlined = inlineFragments(document);
  return inlined === document ? document : parse(print(inlined));
}

/** The renamings inside a root field, relative to that field. */
function below(key: string, renamers: readonly KeyRenamer[]): KeyRenamer[] {
  return renamers.flatMap((renamer) => {
    const [first, ...path] = renamer.path;
    return first?.kind === 'Key' && first.name === key
      ? { ...renamer, path }
      : [];
  });
}

/** A prefix that no name in the query has. */
function freePrefix(document: DocumentNode): string {
  const keys = nodesOf(document).flatMap((node) =>
    node.kind === Kind.FIELD ? responseKey(node) : [],
  );
  let prefix = '_separate';
  while (keys.some((key) => key.startsWith(prefix))) prefix += '_';
  return prefix;
}

interface TypedSet {
  readonly type: string | undefined;
  readonly set: SelectionSetNode;
}

interface TypedField {
  readonly field: FieldNode;
  readonly type: string | undefined;
}

class Separator {
  readonly renamers: KeyRenamer[] = [];
  readonly #aliases = new Map<FieldNode, string>();
  readonly #subgraph: string;
  readonly #types: TypeIndex;
  readonly #prefix: string;

  constructor(subgraph: string, types: TypeIndex, prefix: string) {
    this.#subgraph = subgraph;
    this.#types = types;
    this.#prefix = prefix;
  }

  /** Separates selections that apply to the same object. */
  separate(sets: readonly TypedSet[], path: KeyRenamer['path']): void {
    for (const [key, fields] of this.#byKey(sets)) {
      const shapes = new Map<string, TypedField[]>();
      for (const typed of fields) {
        const shape = responseShape(typed);
        shapes.set(shape, [...(shapes.get(shape) ?? []), typed]);
      }
      [...shapes.values()].forEach((same, n) => {
        if (n > 0) this.#rename(same, key, path);
      });
      const inner = fields.flatMap(({ field, type }) =>
        field.selectionSet
          ? { type: type && namedType(type), set: field.selectionSet }
          : [],
      );
      if (inner.length === 0) continue;
      this.separate(inner, [...path, { kind: 'Key', name: key }]);
    }
  }

  print(document: DocumentNode): string {
    return print(
      visit(document, {
        Field: {
          enter: (node) => {
            const value = this.#aliases.get(node);
            return value === undefined
              ? undefined
              : { ...node, alias: { kind: Kind.NAME, value } };
          },
        },
      }),
    );
  }

  #rename(
    fields: readonly TypedField[],
    key: string,
    path: KeyRenamer['path'],
  ): void {
    const alias = `${this.#prefix}${this.renamers.length}_${key}`;
    for (const { field } of fields) this.#aliases.set(field, alias);
    this.renamers.push({
      kind: 'KeyRenamer',
      path: [...path, { kind: 'Key', name: alias }],
      name: key,
    });
  }

  #byKey(sets: readonly TypedSet[]): ReadonlyMap<string, TypedField[]> {
    const fields = new Map<string, TypedField[]>();
    const add = ({ type, set }: TypedSet): void => {
      for (const selection of set.selections) {
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const condition = selection.typeCondition?.name.value ?? type;
          add({ type: condition, set: selection.selectionSet });
        } else if (selection.kind === Kind.FIELD) {
          const key = responseKey(selection);
          const found = {
            field: selection,
            type: this.#typeOf(selection, type),
          };
          fields.set(key, [...(fields.get(key) ?? []), found]);
        }
      }
    };
    sets.forEach(add);
    return fields;
  }

  #typeOf(field: FieldNode, parent: string | undefined): string | undefined {
    return parent === undefined
      ? undefined
      : this.#types.fieldType(this.#subgraph, parent, field.name.value);
  }
}

/**
 * What must be equal for one response key (SameResponseShape of the
 * specification).
 */
function responseShape({ field, type }: TypedField): string {
  if (type === undefined) return '';
  return field.selectionSet ? type.replace(/\w+/, '{}') : type;
}

function namedType(type: string): string {
  return type.replaceAll(/[[\]!]/g, '');
}
