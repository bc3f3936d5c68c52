import {
  type ASTNode,
  type DocumentNode,
  Kind,
  OperationTypeNode,
  type ValidationRule,
} from 'graphql';
import { responseKey } from '../base/response-key.ts';
import { nodesOf } from './document-nodes.ts';

/** Facts about a document that decide which rules can apply. */
interface Facts {
  readonly kinds: ReadonlySet<Kind>;
  readonly nodes: readonly ASTNode[];
  readonly operations: number;
}

type Condition = (facts: Facts) => boolean;

/** Whether the document has a node of one of these kinds. */
function has(...kinds: readonly Kind[]): Condition {
  return (facts) => kinds.some((kind) => facts.kinds.has(kind));
}

const hasFragments = has(
  Kind.FRAGMENT_DEFINITION,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
);

const hasValues = has(
  Kind.NULL,
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
);

function mayMerge(facts: Facts): boolean {
  return hasFragments(facts) || facts.nodes.some(repeatsKeys);
}

/** When each validation rule (specification 5) can find a problem. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  UniqueOperationNamesRule: ({ operations }) => operations > 1,
  LoneAnonymousOperationRule: ({ operations }) => operations > 1,
  SingleFieldSubscriptionsRule: ({ nodes }) => nodes.some(isSubscription),
  KnownTypeNamesRule: has(Kind.NAMED_TYPE),
  FragmentsOnCompositeTypesRule: hasFragments,
  VariablesAreInputTypesRule: has(Kind.VARIABLE_DEFINITION),
  UniqueFragmentNamesRule: has(Kind.FRAGMENT_DEFINITION),
  KnownFragmentNamesRule: has(Kind.FRAGMENT_SPREAD),
  NoUnusedFragmentsRule: has(Kind.FRAGMENT_DEFINITION),
  PossibleFragmentSpreadsRule: hasFragments,
  NoFragmentCyclesRule: has(Kind.FRAGMENT_DEFINITION),
  UniqueVariableNamesRule: has(Kind.VARIABLE_DEFINITION),
  NoUndefinedVariablesRule: has(Kind.VARIABLE),
  NoUnusedVariablesRule: has(Kind.VARIABLE_DEFINITION),
  KnownDirectivesRule: has(Kind.DIRECTIVE),
  UniqueDirectivesPerLocationRule: has(Kind.DIRECTIVE),
  KnownArgumentNamesRule: has(Kind.ARGUMENT),
  UniqueArgumentNamesRule: has(Kind.ARGUMENT),
  ValuesOfCorrectTypeRule: hasValues,
  VariablesInAllowedPositionRule: has(Kind.VARIABLE),
  // Without fragments, only fields of the same selection set are merged.
  OverlappingFieldsCanBeMergedRule: mayMerge,
  MergeableFieldsRule: mayMerge,
  UniqueInputFieldNamesRule: has(Kind.OBJECT),
  MaxIntrospectionDepthRule: ({ nodes }) => nodes.some(isIntrospection),
};

/**
 * The rules that can find a problem in a document. Each rule costs a call at
 * every node, and most operations need only a quarter of them.
 */
export function relevantRules(
  document: DocumentNode,
  rules: readonly ValidationRule[],
): readonly ValidationRule[] {
  const nodes = nodesOf(document);
  const facts: Facts = {
    nodes,
    kinds: new Set(nodes.map(({ kind }) => kind)),
    operations: nodes.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
      .length,
  };
  return rules.filter(({ name }) => CONDITIONS[name]?.(facts) ?? true);
}

function isSubscription(node: ASTNode): boolean {
  return (
    node.kind === Kind.OPERATION_DEFINITION &&
    node.operation === OperationTypeNode.SUBSCRIPTION
  );
}

function isIntrospection(node: ASTNode): boolean {
  return node.kind === Kind.FIELD && node.name.value.startsWith('__');
}

function repeatsKeys(node: ASTNode): boolean {
  if (node.kind !== Kind.SELECTION_SET) return false;
  const fields = node.selections.filter((one) => one.kind === Kind.FIELD);
  return new Set(fields.map(responseKey)).size < fields.length;
}
