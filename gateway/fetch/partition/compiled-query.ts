import {
  type ArgumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import QuickLRU from 'quick-lru';
import { valueOf } from './argument-value.ts';
import {
  type CompiledField,
  compileField,
  type Slot,
} from './compiled-field.ts';
import type { PartitionModel } from './partition-model.ts';
import { reservedFor } from './reserved-names.ts';
import {
  selectedFields,
  type Variables,
  withoutFragments,
} from './selected-fields.ts';

/** A query to a partitioned subgraph, ready to be split. */
export interface CompiledQuery {
  readonly fields: readonly CompiledField[];
  /** The name of the operation's root type, for `__typename`. */
  readonly rootType: string;
  /** The variables with the query's own defaults. */
  withDefaults(variables: Variables): Variables;
  /** The query with some of the fields, by index; always the same object. */
  part(indices: readonly number[]): QueryPart;
}

/** A query for one endpoint. */
export interface QueryPart {
  readonly query: string;
  /** Variables that are passed as they are. */
  readonly variables: readonly string[];
  /** Variables that hold the value of a slot. */
  readonly slots: readonly SlotVariable[];
}

export interface SlotVariable {
  readonly variable: string;
  /** The index of its field. */
  readonly field: number;
  readonly slot: Slot;
}

/** Parts of one query that are kept: a query has few fields, mostly one. */
const MAX_PARTS = 64;

/** Throws a GraphQLError for a text that is no GraphQL. */
export function compileQuery(
  query: string,
  kind: 'query' | 'mutation',
  model: PartitionModel,
): CompiledQuery {
  const operation = operationOf(query);
  const { variableDefinitions = [], selectionSet } = operation;
  const reserved = reservedFor(query);
  const fields = selectedFields(selectionSet).map((field) =>
    compileField(field, kind, { ...model, reserved }),
  );
  const writer = new PartWriter(operation, fields, reserved);
  const defaults = variableDefinitions.filter((one) => one.defaultValue);
  const parts = new QuickLRU<string, QueryPart>({ maxSize: MAX_PARTS });
  return {
    fields,
    rootType: model.types.root(kind)?.name ?? '',
    withDefaults: (variables) =>
      defaults.length === 0 ? variables : withDefaults(variables, defaults),
    part(indices) {
      const id = indices.join();
      let part = parts.get(id);
      if (!part) {
        part = writer.write(indices, query);
        parts.set(id, part);
      }
      return part;
    },
  };
}

function operationOf(query: string): OperationDefinitionNode {
  const document = withoutFragments(parse(query, { noLocation: true }));
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) return definition;
  }
  throw new TypeError('Expected an operation, but got a document without.');
}

function withDefaults(
  variables: Variables,
  definitions: readonly VariableDefinitionNode[],
): Variables {
  const result = { ...variables };
  for (const { variable, defaultValue } of definitions) {
    const { value: name } = variable.name;
    if (!Object.hasOwn(result, name)) result[name] = valueOf(defaultValue, {});
  }
  return result;
}

class PartWriter {
  readonly #operation: OperationDefinitionNode;
  readonly #fields: readonly WrittenField[];
  readonly #original: string;

  constructor(
    operation: OperationDefinitionNode,
    fields: readonly CompiledField[],
    reserved: string,
  ) {
    this.#operation = operation;
    this.#original = print(operation);
    const uses = countVariables(operation);
    this.#fields = fields.map((field, n) =>
      writtenField(field, { prefix: `${reserved}${n}_`, index: n, uses }),
    );
  }

  write(indices: readonly number[], query: string): QueryPart {
    const fields = indices.flatMap((index) => this.#fields[index] ?? []);
    const slots = fields.flatMap((field) => field.slots);
    const own = new Map(slots.map((one) => [one.variable, one.slot]));
    const nodes = fields.flatMap(({ node }) => node ?? []);
    const used = new Set(nodes.flatMap(variablesOf));
    const kept = (this.#operation.variableDefinitions ?? []).filter(
      ({ variable }) => used.has(variable.name.value),
    );
    const known = new Set(kept.map(({ variable }) => variable.name.value));
    const added = slots
      .filter(({ variable }) => !known.has(variable))
      .map(({ variable, slot }) => definition(variable, slot));
    const text = print({
      ...this.#operation,
      variableDefinitions: [...kept, ...added],
      selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
    });
    return {
      // The same text object, where nothing is different: caches key on it.
      query: text === this.#original ? query : text,
      variables: [...known].filter((name) => !own.has(name)),
      slots,
    };
  }
}

interface WrittenField {
  readonly node: FieldNode | undefined;
  readonly slots: readonly SlotVariable[];
}

interface WrittenAs {
  /** How variables begin that are added for it. */
  readonly prefix: string;
  readonly index: number;
  /** How often each variable is used. */
  readonly uses: ReadonlyMap<string, number>;
}

/** A variable that is used once is its slot's; else the slot gets its own. */
function writtenField(
  field: CompiledField,
  { prefix, index, uses }: WrittenAs,
): WrittenField {
  if (!('node' in field)) return { node: undefined, slots: [] };
  if (!('slots' in field)) return { node: field.node, slots: [] };
  const slots = field.slots.map((slot, n): SlotVariable => {
    const { source } = slot;
    const isOwn =
      source.kind === Kind.VARIABLE && uses.get(source.name.value) === 1;
    return {
      slot,
      field: index,
      variable: isOwn ? source.name.value : `${prefix}${n}`,
    };
  });
  return { node: withSlots(field.node, slots), slots };
}

function withSlots(node: FieldNode, slots: readonly SlotVariable[]): FieldNode {
  const replaced = (argument: ArgumentNode): ArgumentNode => {
    const found = slots.find(
      ({ slot }) => slot.argument === argument.name.value,
    );
    if (!found) return argument;
    const name = { kind: Kind.NAME, value: found.variable } as const;
    return { ...argument, value: { kind: Kind.VARIABLE, name } };
  };
  return { ...node, arguments: (node.arguments ?? []).map(replaced) };
}

function definition(variable: string, { type }: Slot): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: {
      kind: Kind.VARIABLE,
      name: { kind: Kind.NAME, value: variable },
    },
    type,
  };
}

function countVariables({
  selectionSet,
}: OperationDefinitionNode): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  visit(selectionSet, {
    Variable: ({ name }) => {
      uses.set(name.value, (uses.get(name.value) ?? 0) + 1);
    },
  });
  return uses;
}

function variablesOf(node: FieldNode): string[] {
  const names: string[] = [];
  visit(node, {
    Variable: ({ name }) => {
      names.push(name.value);
    },
  });
  return names;
}
