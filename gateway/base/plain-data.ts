/** A JSON object as subgraphs give it; keys are response keys. */
export type DataObject = Record<string, unknown>;

export function isDataObject(value: unknown): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A property, or undefined when the object has none of its own. Keys of a plan
 * may be schema names such as `constructor`, which every object inherits: all
 * such are functions, which JSON has none of, but `__proto__`, which is renamed.
 */
export function ownValue(object: DataObject, key: string): unknown {
  const value = object[key];
  return typeof value === 'function' ? undefined : value;
}
