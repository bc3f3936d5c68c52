import type { ResponsePath } from '../../base/errors.ts';
import type { OperationBudget } from '../../fetch/operation-budget.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import { cloneFetched, mergeFetched } from './merge-fetched.ts';
import { type DataObject, isDataObject } from '../../base/plain-data.ts';
import type { RepresentationWriter } from './representation.ts';
import { applyRewrites } from './rewrites.ts';
import type { EntityPart } from './step.ts';

/**
 * The objects that one `_entities` field is asked for, with their
 * representations.
 */
export interface RepresentationBatch {
  readonly part: EntityPart;
  readonly targets: readonly DataObject[];
  /** The index of each target's representation; -1 for a target without one. */
  readonly slots: readonly number[];
  /** JSON texts of the representations, all different. */
  readonly texts: readonly string[];
  /** One object for each representation, from which its value can be made. */
  readonly samples: readonly DataObject[];
}

/**
 * Collects the targets of a part; targets with equal representations share one.
 */
export function collectRepresentations(
  part: EntityPart,
  data: DataObject,
  budget: OperationBudget,
): RepresentationBatch {
  const collector = new RepresentationCollector(part);
  const visit = (object: DataObject) => collector.visit(object);
  budget.startVisit();
  for (const reader of part.readers) reader.collect(data, visit, budget);
  const { targets, slots, texts, samples } = collector;
  return { part, targets, slots, texts, samples };
}

/**
 * Collects a part's targets. Where sharing is allowed, objects that consist
 * only of the same key are replaced by a single object. It is fetched, merged
 * and written once, however often it stands in the answer.
 */
class RepresentationCollector {
  readonly targets: DataObject[] = [];
  readonly slots: number[] = [];
  readonly texts: string[] = [];
  readonly samples: DataObject[] = [];
  readonly #representations: RepresentationWriter;
  readonly #seen: Set<DataObject> | undefined;
  readonly #byText = new Map<string, number>();
  readonly #byKey = new Map<unknown, Map<string | number, KnownKey>>();

  constructor({ representations, mayShare }: EntityPart) {
    this.#representations = representations;
    this.#seen = mayShare ? new Set() : undefined;
  }

  visit(object: DataObject): DataObject {
    if (this.#seen?.has(object)) return object;
    const key = this.#representations.leadKey(object);
    if (key === undefined) return this.#add(object, this.#slotByText(object));
    const known = this.#knownKeys(this.#representations.kind(object));
    const same = known.get(key);
    if (!same) return this.#addFirst(object, (first) => known.set(key, first));
    if (!this.#representations.isSole(object)) {
      this.#remember(same);
      return this.#add(object, this.#slotByText(object));
    }
    if (same.stand && this.#representations.isOnlyKey(object)) {
      return same.stand;
    }
    return this.#add(object, same.slot);
  }

  /** The first object with this lead key; no text can be equal to its text. */
  #addFirst(object: DataObject, keep: (first: KnownKey) => void): DataObject {
    const text = this.#representations.text(object);
    const slot = text === undefined ? -1 : this.#push(text, object);
    const isStand = this.#seen && this.#representations.isOnlyKey(object);
    keep({ slot, stand: isStand ? object : undefined });
    return this.#add(object, slot);
  }

  /** From now on this representation is also found by its text. */
  #remember({ slot }: KnownKey): void {
    const text = this.texts[slot];
    if (text !== undefined) this.#byText.set(text, slot);
  }

  #add(object: DataObject, slot: number): DataObject {
    this.targets.push(object);
    this.slots.push(slot);
    this.#seen?.add(object);
    return object;
  }

  #knownKeys(kind: string | undefined): Map<string | number, KnownKey> {
    let known = this.#byKey.get(kind);
    if (!known) {
      known = new Map<string | number, KnownKey>();
      this.#byKey.set(kind, known);
    }
    return known;
  }

  /** -1 for an object without a representation. */
  #slotByText(object: DataObject): number {
    const text = this.#representations.text(object);
    if (text === undefined) return -1;
    let slot = this.#byText.get(text);
    if (slot === undefined) {
      slot = this.#push(text, object);
      this.#byText.set(text, slot);
    }
    return slot;
  }

  #push(text: string, object: DataObject): number {
    this.samples.push(object);
    return this.texts.push(text) - 1;
  }
}

/**
 * A lead key that was seen: its slot, and the object that replaces equal ones.
 */
interface KnownKey {
  readonly slot: number;
  readonly stand: DataObject | undefined;
}

/**
 * Merges the answer of `_entities` into the targets. Returns false, and merges
 * nothing, if the number of entities is not that of the representations: then
 * nobody knows which belongs to which.
 */
export function mergeEntities(
  batch: RepresentationBatch,
  entities: unknown,
  { types, budget }: { types: TypeIndex; budget: OperationBudget },
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
      continue;
    }
    const known = target['__typename'];
    if (used?.has(slot)) {
      mergeFetched(
        target,
        cloneFetched(entity, part.fetched, budget),
        part.fetched,
      );
    } else {
      used?.add(slot);
      mergeFetched(target, entity, part.fetched);
    }
    if (target['__typename'] !== known) keepType(target, known, types);
  }
  return true;
}

/**
 * The subgraph that owns an interface knows the type; one with an
 * @interfaceObject does not, so its `__typename` must not replace a known one.
 */
function keepType(target: DataObject, known: unknown, types: TypeIndex): void {
  const claimed = target['__typename'];
  if (typeof known !== 'string' || typeof claimed !== 'string') return;
  if (types.matches(known, claimed)) target['__typename'] = known;
}

/** A target of a part and the place it stands at, for errors. */
export interface EntityPlace {
  readonly target: DataObject;
  readonly slot: number;
  readonly path: ResponsePath;
}

/** The current places of the targets of a batch. */
export function placesOf(
  batch: RepresentationBatch,
  data: DataObject,
  budget: OperationBudget,
): readonly EntityPlace[] {
  budget.startVisit();
  const slots = new Map<DataObject, number>();
  batch.targets.forEach((target, n) => slots.set(target, batch.slots[n] ?? -1));
  return batch.part.readers
    .flatMap((reader) => reader.locate(data, budget))
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

/**
 * For an entity its subgraph does not know: its fields become null, not
 * missing.
 */
function markAbsent(batch: RepresentationBatch, target: DataObject): void {
  for (const key of batch.part.fetched.keys) {
    if (key !== '__typename' && target[key] === undefined) target[key] = null;
  }
}
