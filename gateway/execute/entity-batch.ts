import type { ResponsePath } from '../errors.ts';
import type { TypeIndex } from '../supergraph/type-index.ts';
import { cloneByShape, mergeObject } from './merge-shape.ts';
import { type DataObject, isDataObject } from './plain-data.ts';
import { applyRewrites } from './rewrites.ts';
import type { EntityPart } from './step.ts';

/** The objects one `_entities` field is asked for, and what it is asked. */
export interface EntityBatch {
  readonly part: EntityPart;
  readonly targets: readonly DataObject[];
  /** The representation of each target; -1 for a target without one. */
  readonly slots: readonly number[];
  /** JSON texts of the representations, no two equal. */
  readonly texts: readonly string[];
  /** An object of each representation, to make its value of. */
  readonly samples: readonly DataObject[];
}

/** Finds the targets of a part; equal ones share a representation. */
export function collectEntities(
  part: EntityPart,
  data: DataObject,
): EntityBatch {
  const targets: DataObject[] = [];
  for (const reader of part.readers) reader.collect(data, targets);
  const slots: number[] = [];
  const texts: string[] = [];
  const samples: DataObject[] = [];
  const known = new Map<string, number>();
  for (const target of targets) {
    const text = part.representations.text(target);
    if (text === undefined) {
      slots.push(-1);
      continue;
    }
    let slot = known.get(text);
    if (slot === undefined) {
      slot = texts.push(text) - 1;
      samples.push(target);
      known.set(text, slot);
    }
    slots.push(slot);
  }
  return { part, targets, slots, texts, samples };
}

/**
 * Merges what `_entities` answered into the targets. Returns false, and merges
 * nothing, when it is not one answer per representation: which belongs to
 * which cannot be known then.
 */
export function mergeEntities(
  batch: EntityBatch,
  entities: unknown,
  types: TypeIndex,
): boolean {
  const { part, targets, slots, texts } = batch;
  if (!Array.isArray(entities) || entities.length !== texts.length) {
    return false;
  }
  if (part.rewrites.length > 0) applyRewrites(entities, part.rewrites, types);
  const used = part.mayShare ? undefined : new Set<number>();
  for (let n = 0; n < targets.length; n++) {
    const target = targets[n];
    const slot = slots[n] ?? -1;
    if (!target || slot < 0) continue;
    const entity: unknown = entities[slot];
    if (!isDataObject(entity)) {
      markAbsent(batch, target);
    } else if (used?.has(slot)) {
      mergeObject(target, cloneByShape(entity, part.shape), part.shape);
    } else {
      used?.add(slot);
      mergeObject(target, entity, part.shape);
    }
  }
  return true;
}

/** A target of a part and the place it stands at, for errors. */
export interface EntityPlace {
  readonly target: DataObject;
  readonly slot: number;
  readonly path: ResponsePath;
}

/** Where the targets of a batch stand now. */
export function placesOf(
  batch: EntityBatch,
  data: DataObject,
): readonly EntityPlace[] {
  const slots = new Map<DataObject, number>();
  batch.targets.forEach((target, n) => slots.set(target, batch.slots[n] ?? -1));
  return batch.part.readers
    .flatMap((reader) => reader.locate(data))
    .flatMap(({ object, path }) => {
      const slot = slots.get(object);
      return slot === undefined ? [] : { target: object, slot, path };
    });
}

/** The keys a part brings to an object of this type. */
export function keysFor(
  part: EntityPart,
  target: DataObject,
  types: TypeIndex,
): readonly string[] {
  const typename = String(target['__typename']);
  return [...part.keysByType].flatMap(([condition, keys]) =>
    condition === '' || types.matches(typename, condition) ? keys : [],
  );
}

/** An entity its subgraph does not know: its fields are null, not missing. */
function markAbsent(batch: EntityBatch, target: DataObject): void {
  for (const key of batch.part.shape.keys) {
    if (key !== '__typename' && target[key] === undefined) target[key] = null;
  }
}
