import {
  type FieldNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isList, namedType } from '../../../protocol/sdl/sdl-types.ts';
import type { PartitionModel } from './partition-model.ts';
import { type SelectedField, selectedFields } from './selected-fields.ts';

/** How objects of a statistics type are merged, by response key. */
export interface StatisticsSelection {
  readonly fields: readonly StatisticsField[];
  /** Response keys of the fields that identify a bucket. */
  readonly keys: readonly string[];
  /** Response keys of fields that cannot be negative. */
  readonly counts: readonly string[];
}

export type StatisticsField =
  | {
      readonly kind: 'first' | 'sum' | 'count' | 'min' | 'max';
      readonly field: SelectedField;
    }
  | {
      readonly kind: 'average';
      readonly field: SelectedField;
      /** The response key of the sum that an average is computed from. */
      readonly sum: string;
      readonly count: string;
    }
  | {
      readonly kind: 'nested';
      readonly field: SelectedField;
      readonly isList: boolean;
      readonly selected: StatisticsSelection;
    };

/** A statistics type, with the model that defines how its fields merge. */
export interface StatisticsType {
  readonly name: string;
  readonly model: PartitionModel;
}

export function statisticsSelection(
  selectionSet: SelectionSetNode | undefined,
  type: StatisticsType,
): StatisticsSelection {
  const fields = selectedFields(selectionSet);
  const keyOf = (name: string) =>
    findAlways(fields, name)?.key ?? `${type.model.reserved}${name}`;
  const members = fields.map((field) => toField(field, type, keyOf));
  return {
    fields: members,
    keys: keyFields(type).map(keyOf),
    counts: members.flatMap((member) => {
      if (member.kind === 'count') return member.field.key;
      return member.kind === 'average' ? member.count : [];
    }),
  };
}

/** The identifying fields of a bucket, as text. */
export function bucketKey(
  bucket: Readonly<Record<string, unknown>>,
  { keys }: StatisticsSelection,
): string {
  return JSON.stringify(keys.map((name) => bucket[name]));
}

/**
 * Adds, at every depth, what merging needs and the client does not select: the
 * keys of buckets, and sums and counts for averages.
 */
export function withStatisticsNeeds(
  selectionSet: SelectionSetNode | undefined,
  type: StatisticsType,
): SelectionSetNode {
  const selections = (selectionSet?.selections ?? []).map((selection) =>
    withNeedsBelow(selection, type),
  );
  return {
    kind: Kind.SELECTION_SET,
    selections: [...selections, ...needs(selectionSet, type)],
  };
}

function toField(
  field: SelectedField,
  type: StatisticsType,
  keyOf: (name: string) => string,
): StatisticsField {
  const rule = type.model.aggregateOf(type.name, field.name);
  switch (rule?.by) {
    case 'SUM':
      return { kind: 'sum', field };
    case 'COUNT':
      return { kind: 'count', field };
    case 'MIN':
      return { kind: 'min', field };
    case 'MAX':
      return { kind: 'max', field };
    case 'AVERAGE': {
      const { sum = '', count = '' } = rule;
      return { kind: 'average', field, sum: keyOf(sum), count: keyOf(count) };
    }
    case 'KEY':
      return { kind: 'first', field };
    case undefined:
      return field.selectionSet
        ? nestedField(field, type)
        : { kind: 'first', field };
  }
}

function nestedField(
  field: SelectedField,
  type: StatisticsType,
): StatisticsField {
  const nested = nestedType(type, field.name);
  return {
    kind: 'nested',
    field,
    isList: nested.isList,
    selected: statisticsSelection(field.selectionSet, nested),
  };
}

function withNeedsBelow(
  selection: SelectionNode,
  type: StatisticsType,
): SelectionNode {
  const below = 'selectionSet' in selection && selection.selectionSet;
  if (!below) return selection;
  if (selection.kind === Kind.FIELD) {
    const nested = nestedType(type, selection.name.value);
    return {
      ...selection,
      selectionSet: withStatisticsNeeds(selection.selectionSet, nested),
    };
  }
  const selections = selection.selectionSet.selections.map((inner) =>
    withNeedsBelow(inner, type),
  );
  return {
    ...selection,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

function needs(
  selectionSet: SelectionSetNode | undefined,
  type: StatisticsType,
): FieldNode[] {
  const fields = selectedFields(selectionSet);
  const names = new Set(keyFields(type));
  for (const { name } of fields) {
    const rule = type.model.aggregateOf(type.name, name);
    if (rule?.by !== 'AVERAGE') continue;
    for (const part of [rule.sum, rule.count]) if (part) names.add(part);
  }
  return [...names]
    .filter((name) => !findAlways(fields, name))
    .map((name) => ({
      kind: Kind.FIELD,
      name: { kind: Kind.NAME, value: name },
      alias: { kind: Kind.NAME, value: `${type.model.reserved}${name}` },
    }));
}

function findAlways(
  fields: readonly SelectedField[],
  name: string,
): SelectedField | undefined {
  return fields.find((field) => field.name === name && field.isAlways);
}

function keyFields({ name, model }: StatisticsType): string[] {
  const fields = model.types.get(name)?.fields.keys() ?? [];
  return [...fields].filter(
    (field) => model.aggregateOf(name, field)?.by === 'KEY',
  );
}

function nestedType(
  { name, model }: StatisticsType,
  field: string,
): StatisticsType & { readonly isList: boolean } {
  const node = model.types.get(name)?.fields.get(field);
  return {
    model,
    name: node ? namedType(node.type) : '',
    isList: node !== undefined && isList(node.type),
  };
}
