import { isRawNumber } from '../../base/exact-json.ts';
import type { SdlTypes } from '../../../protocol/sdl/sdl-types.ts';

/** A scalar or enum, with a check of its JSON values. */
export interface ExpectedLeaf {
  readonly name: string;
  accepts(value: unknown): boolean;
}

export function expectedLeaf(name: string, types: SdlTypes): ExpectedLeaf {
  const accepts = BUILT_IN.get(name);
  if (accepts) return { name, accepts };
  const values = types.get(name)?.values;
  return values && values.size > 0
    ? { name, accepts: (value) => typeof value === 'string' && values.has(value) } // prettier-ignore
    : { name, accepts: () => true };
}

const BUILT_IN = new Map<string, (value: unknown) => boolean>([
  ['Int', (value) => typeof value === 'number' && (value | 0) === value],
  ['Float', (value) => typeof value === 'number' || isRawNumber(value)],
  ['String', (value) => typeof value === 'string'],
  ['Boolean', (value) => typeof value === 'boolean'],
  [
    'ID',
    (value) =>
      typeof value === 'string' ||
      Number.isSafeInteger(value) ||
      isRawNumber(value),
  ],
]);
