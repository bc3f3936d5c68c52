import { type FieldNode, Kind } from 'graphql';
import { RESERVED } from './connection-shape.ts';
import {
  type GatherPart,
  malformed,
  type Merged,
  type Merger,
  type PartFailure,
} from './merger.ts';
import type { GatherRule, PartitionKey } from './partition-model.ts';
import { partitionOf } from './partition-name.ts';
import { type SelectedField, selectedFields } from './selected-fields.ts';
import { isDataObject } from '../../plain-data.ts';

/**
 * Lists one after the other. By a `key`, which entities have by themselves,
 * equal items become one; items of one key that differ, or whose key belongs
 * to another partition, are a conflict.
 */
export function listMerger(
  field: SelectedField,
  rule: GatherRule,
  partitionKey: PartitionKey | undefined,
): Merger {
  const key = rule.key ?? partitionKey?.field;
  const isLeaf = field.selectionSet === undefined;
  if (key === undefined || isLeaf) {
    return { additions: [], merge: (parts) => mergeLists(parts, undefined) };
  }
  const selected = selectedFields(field.selectionSet).find(
    (one) => one.name === key && one.isAlways,
  );
  const identity: Identity = {
    key: selected?.key ?? `${RESERVED}${key}`,
    isAdded: !selected,
    partitionKey: partitionKey?.field === key ? partitionKey : undefined,
  };
  return {
    additions: selected ? [] : [addition(key, identity.key)],
    merge: (parts) => mergeLists(parts, identity),
  };
}

interface Identity {
  /** The response key under which an item has its key. */
  readonly key: string;
  readonly isAdded: boolean;
  /** Set where the key says whose the item is. */
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
  /** Where an item is now, by part and index. */
  readonly places = new Map<string, number>();
  readonly #identity: Identity | undefined;
  readonly #known = new Map<string, Known>();

  constructor(identity: Identity | undefined) {
    this.#identity = identity;
  }

  /** Adds all items of a part, or none and says why. */
  add(part: GatherPart, n: number): PartFailure | undefined {
    const { value } = part;
    if (!Array.isArray(value)) {
      return malformed(n, 'Expected a list, but got none.');
    }
    for (const item of value as unknown[]) {
      const failure = this.#check(part, n, item);
      if (failure) return failure;
    }
    value.forEach((item: unknown, index) => {
      const place = this.#place(item, n);
      this.places.set(`${n} ${index}`, place);
    });
    return undefined;
  }

  #check(part: GatherPart, n: number, item: unknown): PartFailure | undefined {
    const key = this.#keyOf(item);
    if (key === undefined || !this.#identity) return undefined;
    const { partitionKey } = this.#identity;
    const claimed = partitionKey && partitionOf(key, partitionKey.separator);
    if (claimed !== undefined && !part.holds(claimed)) {
      return conflict(n, key, claimed);
    }
    const known = this.#known.get(key);
    if (!known || known.text === this.#text(item)) return undefined;
    return known.part === n ? undefined : conflict(n, key, key);
  }

  #place(item: unknown, part: number): number {
    const key = this.#keyOf(item);
    const known = key === undefined ? undefined : this.#known.get(key);
    if (known && known.part !== part) return known.place;
    const text = this.#text(item);
    this.#drop(item);
    const place = this.items.push(item) - 1;
    if (key !== undefined && !known)
      this.#known.set(key, { part, place, text });
    return place;
  }

  #keyOf(item: unknown): string | undefined {
    if (!this.#identity || !isDataObject(item)) return undefined;
    const key = item[this.#identity.key];
    return typeof key === 'string' || typeof key === 'number'
      ? String(key)
      : undefined;
  }

  #text(item: unknown): string {
    return this.#identity ? JSON.stringify(item) : '';
  }

  #drop(item: unknown): void {
    if (!this.#identity?.isAdded || !isDataObject(item)) return;
    Reflect.deleteProperty(item, this.#identity.key);
  }
}

/** The first part that had an item of a key, and what it looked like. */
interface Known {
  readonly part: number;
  readonly place: number;
  readonly text: string;
}

function conflict(part: number, key: string, claimed: string): PartFailure {
  return {
    part,
    code: 'PARTITION_CONFLICT',
    reason: `Expected items of its own, but got another "${key}", which belongs to "${claimed}".`,
    claimed,
  };
}
