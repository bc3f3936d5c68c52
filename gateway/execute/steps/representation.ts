import type {
  RequiredField,
  RequiredSelection,
  Rewrite,
} from '../../plan/plan-node.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import { leafText } from '../../base/json-text.ts';
import {
  type DataObject,
  isDataObject,
  ownValue,
} from '../../base/plain-data.ts';
import { applyRewrites } from './rewrites.ts';

/** How an entity fetch represents its objects. */
export interface RepresentationPlan {
  readonly subgraph: string;
  readonly requires: readonly RequiredSelection[];
  readonly rewrites: readonly Rewrite[];
  readonly types: TypeIndex;
}

/**
 * Why an object has no representation:
 * - `no-key`: a key is null, so the entity cannot be asked for;
 * - `not-wanted`: the fetch is not for this type;
 * - `missing`: a required field was never answered.
 */
export type Unrepresentable = 'no-key' | 'not-wanted' | 'missing';

export interface RepresentationWriter {
  /**
   * A value to find equal representations by, if it is a string or number;
   * comparing it is cheaper than comparing texts. Different representations may
   * share it.
   */
  leadKey(object: DataObject): string | number | undefined;
  /**
   * The beginning of the text; lead keys are compared only among equal kinds.
   */
  kind(object: DataObject): string | undefined;
  /**
   * Whether the lead key is the only field, so that equal keys mean equal
   * texts.
   */
  isSole(object: DataObject): boolean;
  /** Whether an object has nothing but the lead key and `__typename`. */
  isOnlyKey(object: DataObject): boolean;
  /**
   * The JSON text, by which equal representations are found; undefined if there
   * is none.
   */
  text(object: DataObject): string | undefined;
  /** The representation as an object. */
  value(object: DataObject): DataObject;
  /** Why `text` returned undefined. */
  reason(object: DataObject): Unrepresentable;
}

/** How objects of one type are represented. */
interface TypeWriter {
  readonly selections: readonly RequiredField[];
  /** Names that must not be null. */
  readonly keys: ReadonlySet<string>;
  /**
   * The text of `__typename` after rewriting; undefined if rewriting depends on
   * the object.
   */
  readonly prefix: string | undefined;
  /** A leaf that is sent unchanged, preferably of a key. */
  readonly leadKey: string | undefined;
  /** Whether it is the only field besides `__typename`. */
  readonly isSole: boolean;
}

const NOT_WANTED = 'not-wanted';

export function createRepresentationWriter(
  plan: RepresentationPlan,
): RepresentationWriter {
  const writers = new Map<string, TypeWriter | typeof NOT_WANTED>();

  function writerFor(object: DataObject): TypeWriter | typeof NOT_WANTED {
    const typename = object['__typename'];
    if (typeof typename !== 'string') return NOT_WANTED;
    let writer = writers.get(typename);
    if (writer === undefined) {
      writer = createTypeWriter(plan, typename);
      // Bounded, since type names come from answers, which are not trusted.
      if (writers.size < 1000) writers.set(typename, writer);
    }
    return writer;
  }

  function value(object: DataObject): DataObject {
    const writer = writerFor(object);
    if (writer === NOT_WANTED) return {};
    const result = selectObject(object, writer.selections, plan.types);
    applyRewrites(result, plan.rewrites, plan.types);
    return result;
  }

  return {
    leadKey(object) {
      const writer = writerFor(object);
      if (writer === NOT_WANTED || writer.leadKey === undefined) {
        return undefined;
      }
      const value = object[writer.leadKey];
      return typeof value === 'string' || typeof value === 'number'
        ? value
        : undefined;
    },
    kind(object) {
      const writer = writerFor(object);
      return writer === NOT_WANTED ? undefined : writer.prefix;
    },
    isSole(object) {
      const writer = writerFor(object);
      return writer !== NOT_WANTED && writer.isSole;
    },
    isOnlyKey(object) {
      const writer = writerFor(object);
      if (writer === NOT_WANTED || !writer.isSole) return false;
      for (const key in object) {
        if (key !== '__typename' && key !== writer.leadKey) return false;
      }
      return true;
    },
    text(object) {
      const writer = writerFor(object);
      if (writer === NOT_WANTED) return undefined;
      if (writer.prefix !== undefined)
        return writeText(object, writer, plan.types);
      return findReason(object, writer) === undefined
        ? JSON.stringify(value(object))
        : undefined;
    },
    value,
    reason(object) {
      const writer = writerFor(object);
      return writer === NOT_WANTED
        ? NOT_WANTED
        : (findReason(object, writer) ?? 'missing');
    },
  };
}

function createTypeWriter(
  plan: RepresentationPlan,
  typename: string,
): TypeWriter | typeof NOT_WANTED {
  const selections = new Map<string, RequiredField>();
  const keys = new Set<string>();
  for (const selection of plan.requires) {
    if (selection.kind !== 'Fragment') continue;
    if (!plan.types.matches(typename, selection.typeCondition)) continue;
    for (const field of fieldsFor(selection.selections, typename, plan.types)) {
      selections.set(field.name, field);
    }
    addKeys(keys, selections, plan.types.keysOf(plan.subgraph, selection.typeCondition)); // prettier-ignore
  }
  if (selections.size === 0) return NOT_WANTED;
  selections.delete('__typename');
  const fields: RequiredField[] = [
    { kind: 'Field', source: '__typename', name: '__typename', selections: [] },
    ...selections.values(),
  ];
  const prefix = typenamePrefix(plan, typename);
  const leaves = fields.slice(1).filter((f) => f.selections.length === 0);
  const lead = leaves.find(({ name }) => keys.has(name)) ?? leaves[0];
  const hasLead = prefix !== undefined && lead !== undefined;
  return {
    selections: fields,
    keys,
    prefix,
    leadKey: hasLead ? lead.source : undefined,
    isSole: hasLead && fields.length === 2,
  };
}

function fieldsFor(
  selections: readonly RequiredSelection[],
  typename: string,
  types: TypeIndex,
): RequiredField[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'Field') return selection;
    return types.matches(typename, selection.typeCondition)
      ? fieldsFor(selection.selections, typename, types)
      : [];
  });
}

/** The fields of each key that this fetch sends completely. */
function addKeys(
  keys: Set<string>,
  selections: ReadonlyMap<string, RequiredField>,
  declared: readonly (readonly string[])[],
): void {
  for (const key of declared) {
    if (key.every((name) => selections.has(name))) {
      for (const name of key) keys.add(name);
    }
  }
}

/**
 * The usual rewrite sets `__typename` (for an @interfaceObject) and is done
 * here once per type. Any other rewrite is applied to each object.
 */
function typenamePrefix(
  plan: RepresentationPlan,
  typename: string,
): string | undefined {
  let name = typename;
  for (const rewrite of plan.rewrites) {
    const [condition, key] = rewrite.path;
    if (
      rewrite.kind !== 'ValueSetter' ||
      rewrite.path.length !== 2 ||
      condition?.kind !== 'Types' ||
      key?.kind !== 'Key' ||
      key.name !== '__typename'
    ) {
      return undefined;
    }
    if (condition.names.some((c) => plan.types.matches(typename, c))) {
      name = rewrite.value;
    }
  }
  return `{"__typename":${JSON.stringify(name)}`;
}

function writeText(
  object: DataObject,
  writer: TypeWriter,
  types: TypeIndex,
): string | undefined {
  let text = writer.prefix ?? '';
  const { selections } = writer;
  // The first selection is `__typename`: the prefix.
  for (let n = 1; n < selections.length; n++) {
    const field = selections[n];
    if (!field) continue;
    const value = ownValue(object, field.source);
    if (value === undefined) return undefined;
    if (value === null && writer.keys.has(field.name)) return undefined;
    const written =
      field.selections.length === 0
        ? leafText(value)
        : JSON.stringify(selectValue(value, field.selections, types));
    if (written === undefined) return undefined;
    text += `,"${field.name}":${written}`;
  }
  return `${text}}`;
}

function findReason(
  object: DataObject,
  writer: TypeWriter,
): Unrepresentable | undefined {
  let reason: Unrepresentable | undefined;
  for (const field of writer.selections) {
    const value = ownValue(object, field.source);
    if (value === null && writer.keys.has(field.name)) return 'no-key';
    if (value === undefined) reason = 'missing';
  }
  return reason;
}

function selectObject(
  object: DataObject,
  selections: readonly RequiredSelection[],
  types: TypeIndex,
): DataObject {
  const result: DataObject = {};
  for (const selection of selections) {
    if (selection.kind === 'Fragment') {
      if (
        types.matches(String(object['__typename']), selection.typeCondition)
      ) {
        Object.assign(
          result,
          selectObject(object, selection.selections, types),
        );
      }
      continue;
    }
    const value = ownValue(object, selection.source);
    if (value === undefined) continue;
    result[selection.name] = selectValue(value, selection.selections, types);
  }
  return result;
}

function selectValue(
  value: unknown,
  selections: readonly RequiredSelection[],
  types: TypeIndex,
): unknown {
  if (selections.length === 0) return value;
  if (Array.isArray(value)) {
    return value.map((item) => selectValue(item, selections, types));
  }
  return isDataObject(value) ? selectObject(value, selections, types) : value;
}
