import { type FieldNode, Kind } from 'graphql';
import { namedType } from '../../../protocol/sdl/sdl-types.ts';
import { type ValueCheck, keyText, shown } from '../expect/check-value.ts';
import { conflict, invalid, type PartFault } from '../expect/part-fault.ts';
import type { GatherPart, Merged, Merger, PartFailure } from './merger.ts';
import type { PartitionKey } from '../../../protocol/partition/partition-uses.ts';
import type { GatherRule } from '../model/partition-model.ts';
import { partitionOf } from '../../../protocol/partition/partition-name.ts';
import {
  type SelectedField,
  selectedFields,
} from '../model/selected-fields.ts';
import { isDataObject } from '../../base/plain-data.ts';

/**
 * Concatenates lists. With a `key` (partitioned types always have one), equal
 * items become one. Different items with the same key, or an item of another
 * partition, are a conflict.
 */
export function listMerger(
  field: SelectedField,
  rule: GatherRule,
  { partitionKey, reserved }: ListRows,
): Merger {
  const key = rule.key ?? partitionKey?.field;
  const isLeaf = field.selectionSet === undefined;
  if (key === undefined || isLeaf) {
    const isOfKeys = isLeaf && namedType(rule.node.type) === 'ID';
    return {
      additions: [],
      takesPlaces: true,
      read: (value, context) =>
        readList(value, isOfKeys ? ownKeys(rule, context) : ANY_ITEM),
      merge: (parts) => mergeLists(parts, undefined),
    };
  }
  const selected = selectedFields(field.selectionSet).find(
    (one) => one.name === key && one.isAlways,
  );
  const identity: Identity = {
    key: selected?.key ?? `${reserved}${key}`,
    isAdded: !selected,
    partitionKey: partitionKey?.field === key ? partitionKey : undefined,
  };
  return {
    additions: selected ? [] : [addition(key, identity.key)],
    takesPlaces: true,
    read: (value, context) => readList(value, ownItems(identity, context)),
    merge: (parts) => mergeLists(parts, identity),
  };
}

export interface ListRows {
  readonly partitionKey: PartitionKey | undefined;
  readonly reserved: string;
}

type ItemFault = (item: unknown) => PartFault | undefined;

const ANY_ITEM: ItemFault = () => undefined;

function readList(value: unknown, faultOf: ItemFault): GatherPart | PartFault {
  if (!Array.isArray(value)) return invalid('a list, but got none');
  for (const item of value as unknown[]) {
    const fault = faultOf(item);
    if (fault) return fault;
  }
  return { value };
}

/**
 * An ID in a list is the key of a row or the name of a partition, and must be
 * the endpoint's own.
 */
function ownKeys({ separator }: GatherRule, { holds }: ValueCheck): ItemFault {
  return (item) => {
    const partition = partitionOf(keyText(item), separator);
    return partition === undefined || holds(partition)
      ? undefined
      : conflict(String(keyText(item)), partition);
  };
}

function ownItems(
  { key: name, partitionKey }: Identity,
  { holds }: ValueCheck,
): ItemFault {
  const known = new Set<string>();
  return (item) => {
    if (item === null) return undefined;
    const key = isDataObject(item) ? keyText(item[name]) : undefined;
    if (key === undefined) {
      return invalid(`items with a key, but got ${shown(item)} without`);
    }
    const claimed = partitionKey && partitionOf(key, partitionKey.separator);
    if (claimed !== undefined && !holds(claimed)) return conflict(key, claimed);
    if (known.has(key)) {
      return invalid(`each item once, but got "${key}" twice`);
    }
    known.add(key);
    return undefined;
  };
}

interface Identity {
  /** The response key of the item's key. */
  readonly key: string;
  readonly isAdded: boolean;
  /** Set if the key says which partition the item is of. */
  readonly partitionKey: PartitionKey | undefined;
}

function addition(name: string, alias: string): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    alias: { kind: Kind.NAME, value: alias },
  };
}

function mergeLists(
  parts: readonly GatherPart[],
  identity: Identity | undefined,
): Merged {
  const list = new MergedList(identity);
  const failures: PartFailure[] = [];
  parts.forEach((part, n) => {
    const failure = list.add(part, n);
    if (failure) failures.push(failure);
  });
  return {
    value: list.items,
    failures,
    locate(part, [index, ...rest]) {
      const place = list.places.get(`${part} ${String(index)}`);
      return place === undefined ? undefined : [place, ...rest];
    },
  };
}

class MergedList {
  readonly items: unknown[] = [];
  /** The place of each item in the merged list, by part and index. */
  readonly places = new Map<string, number>();
  readonly #identity: Identity | undefined;
  readonly #known = new Map<string, Known>();

  constructor(identity: Identity | undefined) {
    this.#identity = identity;
  }

  /** Adds all items of a part, or none and returns the fault. */
  add({ value }: GatherPart, n: number): PartFailure | undefined {
    const items = value as readonly unknown[];
    for (const item of items) {
      const failure = this.#check(n, item);
      if (failure) return failure;
    }
    items.forEach((item, index) => {
      const place = this.#place(item);
      this.places.set(`${n} ${index}`, place);
    });
    return undefined;
  }

  #check(n: number, item: unknown): PartFailure | undefined {
    const key = this.#keyOf(item);
    const known = key === undefined ? undefined : this.#known.get(key);
    return key === undefined || !known || known.text === this.#text(item)
      ? undefined
      : { part: n, ...unequal(key) };
  }

  #place(item: unknown): number {
    const key = this.#keyOf(item);
    const known = key === undefined ? undefined : this.#known.get(key);
    if (known) return known.place;
    const text = this.#text(item);
    this.#drop(item);
    const place = this.items.push(item) - 1;
    if (key !== undefined) this.#known.set(key, { place, text });
    return place;
  }

  #keyOf(item: unknown): string | undefined {
    if (!this.#identity || !isDataObject(item)) return undefined;
    return keyText(item[this.#identity.key]);
  }

  #text(item: unknown): string {
    return this.#identity ? JSON.stringify(item) : '';
  }

  #drop(item: unknown): void {
    if (!this.#identity?.isAdded || !isDataObject(item)) return;
    Reflect.deleteProperty(item, this.#identity.key);
  }
}

/** The first item with a key, and its place. */
interface Known {
  readonly place: number;
  readonly text: string;
}

function unequal(key: string): PartFault {
  return {
    code: 'PARTITION_CONFLICT',
    reason: `Expected items of one key to be equal, but got another "${key}".`,
    claimed: key,
  };
}
