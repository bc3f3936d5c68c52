import {
  type ArgumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  type SelectionSetNode,
  type TypeNode,
  type ValueNode,
} from 'graphql';
import { namedType } from '../../../protocol/sdl/sdl-types.ts';
import { argumentNode } from '../model/argument-value.ts';
import { type ValueCheck, checkValue } from '../expect/check-value.ts';
import {
  entityLookups,
  type EntityLookup,
  lookupBatch,
} from './entity-lookup.ts';
import {
  expectedObject,
  type ExpectedObject,
  expectedValue,
  type ExpectedValue,
} from '../expect/expected-value.ts';
import type { PartFault } from '../expect/part-fault.ts';
import { withKeys } from '../expect/with-keys.ts';
import { withoutCounts } from '../model/connection-selection.ts';
import { connectionMerger } from '../merge/merge-connection.ts';
import { listMerger } from '../merge/merge-list.ts';
import { statisticsMerger } from '../merge/merge-statistics.ts';
import type { Merger } from '../merge/merger.ts';
import type {
  GatherRule,
  PartitionModel,
  RouteRule,
} from '../model/partition-model.ts';
import type { PruneRule } from './prune.ts';
import type { SelectedField } from '../model/selected-fields.ts';
import { withStatisticsNeeds } from '../model/statistics-selection.ts';

/** An argument that is reduced for each endpoint to its own keys. */
export interface Slot {
  readonly argument: string;
  /** The value as written in the query. */
  readonly source: ValueNode;
  readonly type: TypeNode;
  readonly prune: PruneRule;
}

/** A root field of a query, with how its endpoints are found. */
export type CompiledField =
  | {
      readonly kind: 'route';
      readonly field: SelectedField;
      readonly node: FieldNode;
      readonly rule: RouteRule;
      readonly expected: ExpectedValue;
      /** Set if the field returns one row with a key. */
      readonly row: ExpectedObject | undefined;
      /** Whether the argument is the key of that row. */
      readonly isByKey: boolean;
      /** Whether fields are selected in addition to the client's. */
      readonly isWidened: boolean;
    }
  | {
      readonly kind: 'gather';
      readonly field: SelectedField;
      readonly node: FieldNode;
      readonly slots: readonly Slot[];
      readonly definition: FieldDefinitionNode;
      /** The separator after the partition in a row's key. */
      readonly separator: string | undefined;
      readonly merger: Merger;
      readonly expected: ExpectedValue;
      /**
       * The field without counts, for a page whose counts are already there.
       */
      readonly restNode: FieldNode;
      /**
       * Checks a value against what was asked for; `rest` values have no
       * counts.
       */
      readonly check: (
        value: unknown,
        context: ValueCheck,
        isRest: boolean,
      ) => PartFault | undefined;
    }
  | {
      readonly kind: 'entities';
      readonly field: SelectedField;
      readonly node: FieldNode;
      readonly slots: readonly [Slot];
      readonly expected: ExpectedEntities;
      /** How to look up entities of a type at endpoints without `_entities`. */
      readonly lookup: (typeName: string) => EntityLookup | undefined;
      /** The most keys to look up in one request. */
      readonly lookupBatch: number;
    }
  | { readonly kind: 'typename'; readonly field: SelectedField }
  | {
      readonly kind: 'unsupported';
      readonly field: SelectedField;
      /** What was expected, and what was there instead. */
      readonly reason: string;
    };

/** What is expected of an entity, by the type of its representation. */
export interface ExpectedEntities {
  as(typeName: string): ExpectedObject;
  /** The field of a representation that says which partition has the row. */
  keyField(typeName: string): string;
}

export function compileField(
  field: SelectedField,
  operation: 'query' | 'mutation',
  model: PartitionModel,
): CompiledField {
  const { name } = field;
  if (name === '__typename') return { kind: 'typename', field };
  const node = plainNode(field, field.selectionSet);
  if (name === '_entities') return compileEntities(field, node, model);
  const rule = model.rule(operation, name);
  switch (rule?.kind) {
    case 'route':
      return compileRoute({ field, node }, rule, model);
    case 'gather':
      return compileGather({ field, node }, rule, model);
    case undefined: {
      const root = model.types.root(operation)?.name ?? operation;
      return unsupported(field, root, 'a field with @route or @gather');
    }
  }
}

function compileRoute(
  { field, node }: { field: SelectedField; node: FieldNode },
  rule: RouteRule,
  model: PartitionModel,
): CompiledField {
  const { type } = rule.node;
  const keyed = keyedSelections(field, namedType(type), model);
  const expected = expectedValue(type, keyed, model);
  const { content } = expected;
  const row = content.kind === 'object' ? content.object : undefined;
  const key = model.keyOf(namedType(type));
  return {
    kind: 'route',
    field,
    node: keyed ? { ...node, selectionSet: keyed } : node,
    rule,
    expected,
    row: row?.key ? row : undefined,
    isByKey: rule.by.length === 1 && rule.by[0] === key?.field,
    isWidened: keyed !== field.selectionSet,
  };
}

function keyedSelections(
  { selectionSet }: SelectedField,
  typeName: string,
  model: PartitionModel,
): SelectionSetNode | undefined {
  return selectionSet && withKeys(selectionSet, typeName, model);
}

function unsupported(
  field: SelectedField,
  root: string,
  expectation: string,
): Extract<CompiledField, { kind: 'unsupported' }> {
  const reason = `Expected ${expectation}, but got ${root}.${field.name}.`;
  return { kind: 'unsupported', field, reason };
}

/** Conditions on root fields are evaluated here and removed from the query. */
function plainNode(
  { node }: SelectedField,
  selectionSet: SelectionSetNode | undefined,
): FieldNode {
  const directives = (node.directives ?? []).filter(
    ({ name }) => name.value !== 'include' && name.value !== 'skip',
  );
  return { ...node, directives, ...(selectionSet ? { selectionSet } : {}) };
}

const REPRESENTATIONS: TypeNode = {
  kind: Kind.NON_NULL_TYPE,
  type: {
    kind: Kind.LIST_TYPE,
    type: {
      kind: Kind.NON_NULL_TYPE,
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: '_Any' } },
    },
  },
};

function compileEntities(
  field: SelectedField,
  node: FieldNode,
  model: PartitionModel,
): CompiledField {
  const argument = 'representations';
  const source = argumentNode(node, argument);
  const selectionSet = keyedSelections(field, '_Entity', model);
  if (!source || !selectionSet)
    return unsupported(field, 'Query', 'representations');
  const prune = { paths: [], separator: undefined };
  const object = expectedObject('_Entity', selectionSet, model);
  return {
    kind: 'entities',
    field,
    node: { ...node, selectionSet },
    slots: [{ argument, source, type: REPRESENTATIONS, prune }],
    expected: {
      as: (typeName) => object.as(typeName),
      keyField: (typeName) => model.keyOf(typeName)?.field ?? '',
    },
    lookup: entityLookups(selectionSet, model),
    lookupBatch: lookupBatch(selectionSet),
  };
}

function compileGather(
  { field, node }: { field: SelectedField; node: FieldNode },
  rule: GatherRule,
  model: PartitionModel,
): CompiledField {
  const { type } = rule.node;
  const name = namedType(type);
  const selectionSet = keyedSelections(field, name, model);
  const keyed = { ...field, selectionSet };
  const merger = createMerger(keyed, rule, model);
  const selected =
    rule.merge === 'STATISTICS'
      ? withStatisticsNeeds(selectionSet, { name, model })
      : withAdditions(selectionSet, merger.additions);
  const expected = expectedValue(type, selected, model);
  const rest = merger.paging && selected && withoutCounts(selected);
  const expectedRest =
    rest === selected ? expected : expectedValue(type, rest, model);
  return {
    kind: 'gather',
    field,
    node: selected ? { ...node, selectionSet: selected } : node,
    restNode: rest ? { ...node, selectionSet: rest } : node,
    slots: slotsOf(node, rule),
    definition: rule.node,
    separator: rule.separator,
    merger,
    expected,
    check: (value, context, isRest) =>
      checkValue(isRest ? expectedRest : expected, value, context),
  };
}

function createMerger(
  field: SelectedField,
  rule: GatherRule,
  model: PartitionModel,
): Merger {
  switch (rule.merge) {
    case 'CONNECTION':
      return connectionMerger(field, rule, model);
    case 'LIST': {
      const partitionKey = model.keyOf(namedType(rule.node.type));
      const { reserved } = model;
      return listMerger(field, rule, { partitionKey, reserved });
    }
    case 'STATISTICS':
      return statisticsMerger(field, rule, model);
  }
}

function withAdditions(
  selectionSet: SelectionSetNode | undefined,
  additions: readonly FieldNode[],
): SelectionSetNode | undefined {
  if (!selectionSet || additions.length === 0) return selectionSet;
  return {
    ...selectionSet,
    selections: [...selectionSet.selections, ...additions],
  };
}

function slotsOf(node: FieldNode, rule: GatherRule): Slot[] {
  return (node.arguments ?? []).flatMap((argument) => {
    const paths = rule.prune
      .filter(([name]) => name === argument.name.value)
      .map((path) => path.slice(1));
    const type = slotType(argument, rule);
    if (paths.length === 0 || !type) return [];
    return {
      argument: argument.name.value,
      source: argument.value,
      type,
      prune: { paths, separator: rule.separator },
    };
  });
}

/** An argument with a default may be left out, so its variable is nullable. */
function slotType(
  { name }: ArgumentNode,
  { node }: GatherRule,
): TypeNode | undefined {
  const defined = node.arguments?.find((one) => one.name.value === name.value);
  if (defined?.type.kind === Kind.NON_NULL_TYPE && defined.defaultValue) {
    return defined.type.type;
  }
  return defined?.type;
}
