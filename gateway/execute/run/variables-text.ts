import type { DataObject } from '../../base/plain-data.ts';

/** A variable whose value is JSON text already. */
export type WrittenVariable = readonly [name: string, text: string];

/** The JSON text of a request's variables; undefined when it has none. */
export function writeVariables(
  names: readonly string[],
  values: Readonly<DataObject>,
  written: readonly WrittenVariable[],
): string | undefined {
  let text = '';
  for (const [name, value] of written) {
    text += `${text === '' ? '{' : ','}"${name}":${value}`;
  }
  for (const name of names) {
    if (!Object.hasOwn(values, name)) continue;
    const value = JSON.stringify(values[name]) as string | undefined;
    if (value === undefined) continue;
    text += `${text === '' ? '{' : ','}"${name}":${value}`;
  }
  return text === '' ? undefined : `${text}}`;
}

/** The same variables as an object, for subgraphs that take objects. */
export function pickVariables(
  names: readonly string[],
  values: Readonly<DataObject>,
): DataObject {
  const picked: DataObject = {};
  for (const name of names) {
    if (Object.hasOwn(values, name)) picked[name] = values[name];
  }
  return picked;
}
