import { type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { nodesOf } from './document-nodes.ts';

/** The values of the variables that @skip and @include use. */
export type Conditions = ReadonlyMap<string, boolean>;

/** The names of the variables that @skip and @include use, sorted. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  for (const node of nodesOf(document)) {
    if (node.kind !== Kind.DIRECTIVE) continue;
    if (node.name.value !== 'skip' && node.name.value !== 'include') continue;
    const value = node.arguments?.[0]?.value;
    if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
  }
  return [...names].sort();
}

export function readConditions(
  names: readonly string[],
  variables: Readonly<Record<string, unknown>>,
): Conditions {
  return new Map(names.map((name) => [name, variables[name] === true]));
}

/** Whether a selection with these directives is part of the operation. */
export function isIncluded(
  directives: readonly DirectiveNode[],
  conditions: Conditions,
): boolean {
  return directives.every((directive) => {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') return true;
    const value = directive.arguments?.[0]?.value;
    const isTrue =
      value?.kind === Kind.VARIABLE
        ? conditions.get(value.name.value) === true
        : value?.kind === Kind.BOOLEAN && value.value;
    return isTrue === (name === 'include');
  });
}

/**
 * Evaluates @skip and @include and removes them. Plans become smaller, and the
 * planner need not support conditions.
 */
export function applyConditions(
  document: DocumentNode,
  conditions: Conditions,
): DocumentNode {
  const isConditional = nodesOf(document).some(
    ({ kind }) => kind === Kind.DIRECTIVE,
  );
  if (!isConditional) return document;
  const drop = (node: { readonly directives?: readonly DirectiveNode[] }) =>
    isIncluded(node.directives ?? [], conditions) ? undefined : null;
  return visit(document, {
    Field: { enter: drop },
    FragmentSpread: { enter: drop },
    InlineFragment: { enter: drop },
    Directive: {
      leave: (node) =>
        node.name.value === 'skip' || node.name.value === 'include'
          ? null
          : undefined,
    },
  });
}
