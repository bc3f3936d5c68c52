import type { KeyRenamer, Rewrite } from '../../plan/plan-node.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import {
  type DataObject,
  isDataObject,
  ownValue,
} from '../../base/plain-data.ts';

/** Applies a plan's rewrites to an answer or a representation, in place. */
export function applyRewrites(
  value: unknown,
  rewrites: readonly Rewrite[],
  types: TypeIndex,
): void {
  for (const rewrite of rewrites) applyAt(value, { rewrite, types }, 0);
}

/** The new names of keys that are renamed anywhere in an answer. */
export function renamedKeys(
  rewrites: readonly Rewrite[],
): ReadonlyMap<unknown, string> {
  return new Map(
    rewrites.flatMap((rewrite) => {
      const last = rewrite.path.at(-1);
      return rewrite.kind === 'KeyRenamer' && last?.kind === 'Key'
        ? [[last.name, rewrite.name] as const]
        : [];
    }),
  );
}

interface Application {
  readonly rewrite: Rewrite;
  readonly types: TypeIndex;
}

function applyAt(value: unknown, application: Application, n: number): void {
  if (Array.isArray(value)) {
    for (const item of value) applyAt(item, application, n);
    return;
  }
  if (!isDataObject(value)) return;
  const { rewrite, types } = application;
  const step = rewrite.path[n];
  if (!step) return;
  if (step.kind === 'Types') {
    const typename = value['__typename'];
    const holds =
      typeof typename === 'string' &&
      step.names.some((name) => types.matches(typename, name));
    if (holds) applyAt(value, application, n + 1);
  } else if (n < rewrite.path.length - 1) {
    applyAt(ownValue(value, step.name), application, n + 1);
  } else if (rewrite.kind === 'ValueSetter') {
    value[step.name] = rewrite.value;
  } else {
    renameKey(value, step.name, rewrite);
  }
}

function renameKey(object: DataObject, key: string, rewrite: KeyRenamer): void {
  const value = ownValue(object, key);
  if (value === undefined) return;
  object[rewrite.name] = value;
  // The old key stays with the value undefined; `delete` would make the object
  // slow.
  object[key] = undefined;
}
