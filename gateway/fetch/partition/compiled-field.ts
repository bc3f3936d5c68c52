import {
  type ArgumentNode,
  type FieldNode,
  Kind,
  print,
  type SelectionSetNode,
  type TypeNode,
  type ValueNode,
} from 'graphql';
import { namedType } from '../../supergraph/sdl-types.ts';
import { argumentNode } from './argument-value.ts';
import { RESERVED } from './connection-shape.ts';
import { connectionMerger } from './merge-connection.ts';
import { listMerger } from './merge-list.ts';
import { statisticsMerger } from './merge-statistics.ts';
import type { Merger } from './merger.ts';
import type {
  GatherRule,
  PartitionModel,
  RouteRule,
} from './partition-model.ts';
import type { PruneRule } from './prune.ts';
import type { SelectedField } from './selected-fields.ts';
import { withStatisticsNeeds } from './statistics-shape.ts';

/** An argument whose value each endpoint gets its own part of. */
export interface Slot {
  readonly argument: string;
  /** The value as the query gives it. */
  readonly source: ValueNode;
  readonly type: TypeNode;
  readonly prune: PruneRule;
}

/** A root field of a query, and who is to answer it. */
export type CompiledField =
  | {
      readonly kind: 'route';
      readonly field: SelectedField;
      readonly node: FieldNode;
      readonly rule: RouteRule;
    }
  | {
      readonly kind: 'gather';
      readonly field: SelectedField;
      readonly node: FieldNode;
      readonly slots: readonly Slot[];
      readonly merger: Merger;
    }
  | {
      readonly kind: 'entities';
      readonly field: SelectedField;
      readonly node: FieldNode;
      readonly slots: readonly [Slot];
    }
  | { readonly kind: 'typename'; readonly field: SelectedField }
  | {
      readonly kind: 'unsupported';
      readonly field: SelectedField;
      /** What was expected of it, but got. */
      readonly reason: string;
    };

export function compileField(
  field: SelectedField,
  operation: 'query' | 'mutation',
  model: PartitionModel,
): CompiledField {
  const { name, selectionSet } = field;
  if (name === '__typename') return { kind: 'typename', field };
  const node = plainNode(field, selectionSet);
  if (name === '_entities') return compileEntities(field, node);
  const rule = model.rule(operation, name);
  switch (rule?.kind) {
    case 'route':
      return { kind: 'route', field, node, rule };
    case 'gather':
      return isReserved(node)
        ? unsupported(field, `no alias that begins with "${RESERVED}"`)
        : compileGather({ field, node }, rule, model);
    case undefined:
      return unsupported(field, 'a field with @route or @gather');
  }
}

function unsupported(
  field: SelectedField,
  expectation: string,
): Extract<CompiledField, { kind: 'unsupported' }> {
  const reason = `Expected ${expectation}, but got "${field.name}".`;
  return { kind: 'unsupported', field, reason };
}

/** What is added to a selection must not meet what a client calls so. */
function isReserved(node: FieldNode): boolean {
  return print(node).includes(RESERVED);
}

/** Conditions of root fields are evaluated here, and not sent. */
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

function compileEntities(field: SelectedField, node: FieldNode): CompiledField {
  const argument = 'representations';
  const source = argumentNode(node, argument);
  if (!source) return unsupported(field, 'representations');
  const prune = { paths: [], separator: undefined };
  const slot = { argument, source, type: REPRESENTATIONS, prune };
  return { kind: 'entities', field, node, slots: [slot] };
}

function compileGather(
  { field, node }: { field: SelectedField; node: FieldNode },
  rule: GatherRule,
  model: PartitionModel,
): CompiledField {
  const typeName = namedType(rule.node.type);
  const merger = createMerger(field, rule, model);
  const selected =
    rule.merge === 'STATISTICS'
      ? withStatisticsNeeds(field.selectionSet, { name: typeName, model })
      : withAdditions(field.selectionSet, merger.additions);
  return {
    kind: 'gather',
    field,
    node: selected ? { ...node, selectionSet: selected } : node,
    slots: slotsOf(node, rule),
    merger,
  };
}

function createMerger(
  field: SelectedField,
  rule: GatherRule,
  model: PartitionModel,
): Merger {
  switch (rule.merge) {
    case 'CONNECTION':
      return connectionMerger(field, rule);
    case 'LIST': {
      const key = model.keyOf(namedType(rule.node.type));
      return listMerger(field, rule, key);
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

/** With a default an argument may be left out, so a variable of it, too. */
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
