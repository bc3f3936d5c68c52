import {
  type ArgumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  type VariableNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { CompiledField } from './compiled-field.ts';
import type { EntityLookup } from './entity-lookup.ts';

export type EntitiesField = Extract<CompiledField, { kind: 'entities' }>;

interface LookupText {
  readonly query: string;
  readonly passed: readonly string[];
  /**
   * One for each key. There may be more than keys, so that a few texts are
   * enough for all numbers of keys.
   */
  readonly variables: readonly string[];
  readonly aliases: readonly string[];
}

/** The texts of a query's lookups; the same object for the same types. */
export class LookupTexts {
  readonly #operation: OperationDefinitionNode;
  readonly #reserved: string;
  readonly #texts = new LRUCache<string, LookupText>({ max: 64 });

  constructor(operation: OperationDefinitionNode, reserved: string) {
    this.#operation = operation;
    this.#reserved = reserved;
  }

  write(field: EntitiesField, names: readonly string[]): LookupText {
    const last = names.at(-1) ?? '';
    const length = 2 ** Math.ceil(Math.log2(names.length));
    const types = Array.from({ length }, (_, n) => names[n] ?? last);
    const id = `${field.field.key} ${types.join()}`;
    let text = this.#texts.get(id);
    if (!text) {
      text = this.#write(field, types);
      this.#texts.set(id, text);
    }
    return text;
  }

  #write(field: EntitiesField, types: readonly string[]): LookupText {
    const lookups = types.flatMap((type) => field.lookup(type) ?? []);
    const variables = types.map((_, n) => `${this.#reserved}key${n}`);
    const aliases = types.map((_, n) => `${this.#reserved}${n}`);
    const selections = lookups.map((lookup, n) =>
      lookupField(lookup, aliases[n] ?? '', variables[n] ?? ''),
    );
    const selectionSet = { kind: Kind.SELECTION_SET, selections } as const;
    const used = variablesIn(selectionSet);
    const definitions = this.#operation.variableDefinitions ?? [];
    const kept = definitions.filter(({ variable }) => used.has(variable.name.value)); // prettier-ignore
    const added = lookups.map(({ type }, n) => ({
      kind: Kind.VARIABLE_DEFINITION as const,
      variable: variable(variables[n] ?? ''),
      type,
    }));
    const query = print({
      ...this.#operation,
      variableDefinitions: [...kept, ...added],
      selectionSet,
    });
    const passed = kept.map(({ variable: { name } }) => name.value);
    return { query, passed, variables, aliases };
  }
}

function lookupField(
  { field, argument, selectionSet }: EntityLookup,
  alias: string,
  key: string,
): FieldNode {
  const by: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: argument },
    value: variable(key),
  };
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: alias },
    name: { kind: Kind.NAME, value: field },
    arguments: [by],
    selectionSet,
  };
}

function variable(name: string): VariableNode {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
}

function variablesIn(node: SelectionSetNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(node, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}
