/** A JSON object as a subgraph answers it; its keys are response keys. */
export type DataObject = Record<string, unknown>;

export function isDataObject(value: unknown): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads an own property. A response key may be the name of an inherited
 * property, such as `constructor`. Inherited values are functions, which JSON
 * cannot contain, so those count as absent; `__proto__` is the exception, and
 * is renamed beforehand.
 */
export function ownValue(object: DataObject, key: string): unknown {
  const value = object[key];
  return typeof value === 'function' ? undefined : value;
}
