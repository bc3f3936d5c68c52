import {
  type ASTNode,
  type DirectiveNode,
  print,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { fetchDocument } from './fetch-document.ts';
import { mapFetches } from './map-plan.ts';
import type {
  BatchFetchNode,
  FetchNode,
  OperationKind,
  PlanNode,
} from './plan-node.ts';
import type { ClientDirectives } from '../prepare/take-directives.ts';

export interface PassedDirectives {
  readonly plan: PlanNode | undefined;
  /** Descriptions of directives that are sent to no subgraph. */
  readonly dropped: readonly string[];
}

/**
 * Adds the client's directives to the fetches of a plan that ask for the fields
 * they were on.
 */
export function passDirectives(
  plan: PlanNode | undefined,
  operation: OperationKind,
  directives: ClientDirectives | undefined,
): PassedDirectives {
  if (!directives) return { plan, dropped: [] };
  const passer = new Passer(operation, directives);
  return {
    plan: plan && passer.pass(plan),
    dropped: [...directives.dropped, ...passer.unsent()],
  };
}

class Passer {
  readonly #operation: OperationKind;
  readonly #directives: ClientDirectives;
  readonly #sent = new Set<string>();

  constructor(operation: OperationKind, directives: ClientDirectives) {
    this.#operation = operation;
    this.#directives = directives;
  }

  pass(node: PlanNode): PlanNode {
    return mapFetches(node, ({ node: fetch }) => this.#passInFetch(fetch));
  }

  /** Descriptions of the directives that no fetch has taken. */
  unsent(): readonly string[] {
    const { ofOperation, ofVariables } = this.#directives;
    const isSent = this.#sent.has('');
    return [
      ...(isSent ? [] : ofOperation.map((one) => told(one, `the ${this.#operation}`))), // prettier-ignore
      ...[...ofVariables].flatMap(([name, ones]) =>
        this.#sent.has(name)
          ? []
          : ones.map((one) => told(one, `the variable $${name}`)),
      ),
    ];
  }

  #passInFetch(node: FetchNode | BatchFetchNode): PlanNode {
    const { ofOperation, ofVariables, ofFields } = this.#directives;
    const document = fetchDocument(node.query);
    const isOfClient = node.operationKind === this.#operation;
    const passed = visit(document, {
      Field: (field) => added(field, ofFields.get(field.alias?.value ?? '')),
      VariableDefinition: (definition) => {
        const name = definition.variable.name.value;
        this.#sent.add(name);
        return added(definition, ofVariables.get(name));
      },
      OperationDefinition: (definition) => {
        if (isOfClient) this.#sent.add('');
        return isOfClient ? added(definition, ofOperation) : undefined;
      },
    });
    if (passed === document) return node;
    const missing = this.#missingDefinitions(passed, node.variables);
    const query = print(
      visit(passed, {
        OperationDefinition: (definition) => ({
          ...definition,
          variableDefinitions: [
            ...(definition.variableDefinitions ?? []),
            ...missing,
          ],
        }),
      }),
    );
    const names = missing.map(({ variable }) => variable.name.value);
    return { ...node, query, variables: [...node.variables, ...names] };
  }

  /** Definitions of variables that only the added directives use. */
  #missingDefinitions(
    document: ASTNode,
    defined: readonly string[],
  ): readonly VariableDefinitionNode[] {
    const used = new Set<string>();
    visit(document, {
      Directive: (directive) => {
        visit(directive, { Variable: ({ name }) => void used.add(name.value) });
      },
    });
    return this.#directives.definitions.flatMap((definition) => {
      const name = definition.variable.name.value;
      if (!used.has(name) || defined.includes(name)) return [];
      const directives = this.#directives.ofVariables.get(name);
      this.#sent.add(name);
      return [added(definition, directives) ?? definition];
    });
  }
}

/** Undefined if there is nothing to add. */
function added<
  Node extends { readonly directives?: readonly DirectiveNode[] | undefined },
>(node: Node, directives: readonly DirectiveNode[] = []): Node | undefined {
  if (directives.length === 0) return undefined;
  return { ...node, directives: [...(node.directives ?? []), ...directives] };
}

function told({ name }: DirectiveNode, where: string): string {
  return `@${name.value} on ${where}`;
}
