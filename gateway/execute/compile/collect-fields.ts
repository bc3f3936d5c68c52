import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { responseKey } from '../../base/response-key.ts';
import { type Conditions, isIncluded } from '../../prepare/conditions.ts';

/** What collecting fields depends on, besides the selection sets. */
export interface OperationSelection {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: Conditions;
}

/** The fields by response key, in the order of the answer. */
export type CollectedFields = ReadonlyMap<string, readonly FieldNode[]>;

/**
 * CollectFields of the specification (6.3.2) for objects of one type. It runs
 * when an operation is compiled, once per combination of conditions, and so
 * gives the exact order graphql-js would.
 */
export function collectFields(
  context: OperationSelection,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): CollectedFields {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const collect = (selection: SelectionNode): void => {
    if (!isIncluded(selection.directives ?? [], context.conditions)) return;
    if (selection.kind === Kind.FIELD) {
      const key = responseKey(selection);
      const known = fields.get(key);
      if (known) known.push(selection);
      else fields.set(key, [selection]);
      return;
    }
    const fragment = fragmentOf(selection, context, visited);
    if (fragment && applies(context.schema, fragment.condition, type)) {
      fragment.set.selections.forEach(collect);
    }
  };
  for (const set of sets) set.selections.forEach(collect);
  return fields;
}

interface Fragment {
  readonly condition: string | undefined;
  readonly set: SelectionSetNode;
}

function fragmentOf(
  selection: Exclude<SelectionNode, FieldNode>,
  context: OperationSelection,
  visited: Set<string>,
): Fragment | undefined {
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    return {
      condition: selection.typeCondition?.name.value,
      set: selection.selectionSet,
    };
  }
  const name = selection.name.value;
  const fragment = context.fragments.get(name);
  if (!fragment || visited.has(name)) return undefined;
  visited.add(name);
  return {
    condition: fragment.typeCondition.name.value,
    set: fragment.selectionSet,
  };
}

function applies(
  schema: GraphQLSchema,
  condition: string | undefined,
  type: GraphQLObjectType,
): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = schema.getType(condition);
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
}
