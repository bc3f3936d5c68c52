import {
  type ArgumentNode,
  type DirectiveNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type TypeNode,
  type VariableDefinitionNode,
  type VariableNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { valueOf } from '../model/argument-value.ts';
import {
  type CompiledField,
  compileField,
  type Slot,
} from './compiled-field.ts';
import { LookupTexts } from './lookup-texts.ts';
import type { LimitArgument, PageAsk } from '../model/page-ask.ts';
import type { PartitionModel } from '../model/partition-model.ts';
import { reservedFor } from '../model/reserved-names.ts';
import { selectedFields, type Variables } from '../model/selected-fields.ts';
import { inlineFragments } from '../../base/inline-fragments.ts';

/** A query to a partitioned subgraph, prepared for splitting. */
export interface CompiledQuery {
  readonly fields: readonly CompiledField[];
  /** The name of the root type, for `__typename`. */
  readonly rootType: string;
  /** The variables, with the query's defaults applied. */
  withDefaults(variables: Variables): Variables;
  /**
   * The query with only some fields, by index; cached, so always the same
   * object.
   */
  part(fields: ReadonlyMap<number, PartField>): QueryPart;
  /** The root fields by which the query's entities can be looked up. */
  readonly lookups: LookupTexts;
}

/** A query for one endpoint. */
export interface QueryPart {
  readonly query: string;
  /** Variables that are passed unchanged. */
  readonly variables: readonly string[];
  /** Variables whose values are reduced to the endpoint's keys. */
  readonly slots: readonly SlotVariable[];
  /** Variables that limit the number of rows of a page. */
  readonly limits: readonly LimitVariable[];
}

/** Describes how a field is asked for. */
export interface PartField {
  readonly page?: PageAsk;
}

export interface LimitVariable {
  readonly variable: string;
  /** The index of its field. */
  readonly field: number;
}

export interface SlotVariable {
  readonly variable: string;
  /** The index of its field. */
  readonly field: number;
  readonly slot: Slot;
}

/** The most parts of one query to keep; a query has few fields, mostly one. */
const MAX_PARTS = 64;

/** Throws a GraphQLError if the text is not GraphQL. */
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
  const parts = new LRUCache<string, QueryPart>({ max: MAX_PARTS });
  return {
    fields,
    lookups: new LookupTexts(operation, reserved),
    rootType: model.types.root(kind)?.name ?? '',
    withDefaults: (variables) =>
      defaults.length === 0 ? variables : withDefaults(variables, defaults),
    part(asked) {
      const id = partId(asked);
      let part = parts.get(id);
      if (!part) {
        part = writer.write(asked, query);
        parts.set(id, part);
      }
      return part;
    },
  };
}

function partId(asked: ReadonlyMap<number, PartField>): string {
  let id = '';
  for (const [index, { page }] of asked) {
    const way = page?.kind === 'share' ? page.argument : (page?.kind ?? '');
    id += `${index}${way},`;
  }
  return id;
}

function operationOf(query: string): OperationDefinitionNode {
  const document = inlineFragments(parse(query, { noLocation: true }));
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
  readonly #reserved: string;

  constructor(
    operation: OperationDefinitionNode,
    fields: readonly CompiledField[],
    reserved: string,
  ) {
    this.#operation = operation;
    this.#original = print(operation);
    this.#reserved = reserved;
    const uses = countVariables(operation);
    this.#fields = fields.map((field, n) =>
      writtenField(field, { prefix: `${reserved}${n}_`, index: n, uses }),
    );
  }

  write(asked: ReadonlyMap<number, PartField>, query: string): QueryPart {
    const fields = [...asked].flatMap(([index, { page }]) => {
      const field = this.#fields[index];
      return field ? asWritten(field, page, this.#limitOf(index)) : [];
    });
    const limits = fields.flatMap(({ limit }) => limit ?? []);
    const slots = fields.flatMap((field) => field.slots);
    const own = new Map(slots.map((one) => [one.variable, one.slot]));
    const nodes = fields.flatMap(({ node }) => node ?? []);
    const { directives = [] } = this.#operation;
    const used = new Set([...nodes, ...directives].flatMap(variablesOf));
    const kept = (this.#operation.variableDefinitions ?? []).filter(
      ({ variable }) => used.has(variable.name.value),
    );
    const known = new Set(kept.map(({ variable }) => variable.name.value));
    const added = [
      ...slots
        .filter(({ variable }) => !known.has(variable))
        .map(({ variable, slot }) => definition(variable, slot.type)),
      ...limits.map(({ variable }) => definition(variable, LIMIT)),
    ];
    const text = print({
      ...this.#operation,
      variableDefinitions: [...kept, ...added],
      selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
    });
    return {
      // The same string object if nothing changed, since caches use it as a
      // key.
      query: text === this.#original ? query : text,
      variables: [...known].filter((name) => !own.has(name)),
      slots,
      limits,
    };
  }

  #limitOf(field: number): LimitVariable {
    return { variable: `${this.#reserved}${field}_limit`, field };
  }
}

const LIMIT: TypeNode = {
  kind: Kind.NON_NULL_TYPE,
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Int' } },
};

interface WrittenField {
  readonly node: FieldNode | undefined;
  /** For a page: the field without counts. */
  readonly restNode: FieldNode | undefined;
  readonly slots: readonly SlotVariable[];
  readonly limit?: LimitVariable;
}

/** A field as it is written for one endpoint. */
function asWritten(
  field: WrittenField,
  page: PageAsk | undefined,
  limit: LimitVariable,
): WrittenField {
  const { node, restNode } = field;
  if (!page || !node) return field;
  if (page.kind === 'rest') return { ...field, node: restNode };
  return { ...field, node: withLimit(node, page.argument, limit), limit };
}

function withLimit(
  node: FieldNode,
  argument: LimitArgument,
  { variable }: LimitVariable,
): FieldNode {
  const others = (node.arguments ?? []).filter(
    ({ name }) => name.value !== argument,
  );
  const limit: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: argument },
    value: variableNode(variable),
  };
  return { ...node, arguments: [...others, limit] };
}

interface WrittenAs {
  /** The prefix of variables that are added for it. */
  readonly prefix: string;
  readonly index: number;
  /** How often each variable is used. */
  readonly uses: ReadonlyMap<string, number>;
}

/**
 * A variable that is used only here is reused for the slot; otherwise the slot
 * gets a new one.
 */
function writtenField(
  field: CompiledField,
  { prefix, index, uses }: WrittenAs,
): WrittenField {
  if (!('node' in field)) return { node: undefined, restNode: undefined, slots: [] }; // prettier-ignore
  if (!('slots' in field)) return { node: field.node, restNode: undefined, slots: [] }; // prettier-ignore
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
  const rest = field.kind === 'gather' ? field.restNode : undefined;
  return {
    node: withSlots(field.node, slots),
    restNode: rest && withSlots(rest, slots),
    slots,
  };
}

function withSlots(node: FieldNode, slots: readonly SlotVariable[]): FieldNode {
  const replaced = (argument: ArgumentNode): ArgumentNode => {
    const found = slots.find(
      ({ slot }) => slot.argument === argument.name.value,
    );
    if (!found) return argument;
    return { ...argument, value: variableNode(found.variable) };
  };
  return { ...node, arguments: (node.arguments ?? []).map(replaced) };
}

function definition(variable: string, type: TypeNode): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: variableNode(variable),
    type,
  };
}

function variableNode(variable: string): VariableNode {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } };
}

function countVariables(
  operation: OperationDefinitionNode,
): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  visit(operation, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      uses.set(name.value, (uses.get(name.value) ?? 0) + 1);
    },
  });
  return uses;
}

function variablesOf(node: FieldNode | DirectiveNode): string[] {
  const names: string[] = [];
  visit(node, {
    Variable: ({ name }) => {
      names.push(name.value);
    },
  });
  return names;
}
