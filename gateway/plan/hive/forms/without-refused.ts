import { parse } from 'graphql';
import { StartupError } from '../../../base/errors.ts';
import {
  describeUse,
  type FieldSetUse,
  fieldSetUses,
  leaveOut,
} from '../../../supergraph/field-set-uses.ts';
import { sdlTypes } from '../../../../protocol/sdl/sdl-types.ts';
import { applyEdits } from '../../../supergraph/text-edit.ts';

export interface Accepted<T> {
  readonly sdl: string;
  readonly value: T;
  /** What was left out, e.g. `@provides on Query.unit`. */
  readonly leftOut: readonly string[];
}

/** Rejects with a `StartupError` if the supergraph is refused. */
type Make<T> = (sdl: string) => Promise<T>;

/**
 * Calls `make` with a supergraph; if that is refused, with the supergraph
 * without the field sets that cause it. Rejects with the first error if none of
 * them does.
 */
export async function withoutRefused<T>(
  sdl: string,
  make: Make<T>,
): Promise<Accepted<T>> {
  try {
    return { sdl, value: await make(sdl), leftOut: [] };
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    const without = (uses: readonly FieldSetUse[]): string =>
      applyEdits(sdl, uses.map(leaveOut));
    const holds: Holds = (uses) => isTaken(without(uses), make);
    const uses = fieldSetUses(sdlTypes(parse(sdl)));
    if (!(await holds(uses))) throw error;
    const causes = await findCauses(uses, [], holds);
    const mended = without(causes);
    const value = await make(mended);
    return { sdl: mended, value, leftOut: causes.map(describeUse) };
  }
}

async function isTaken<T>(sdl: string, make: Make<T>): Promise<boolean> {
  try {
    await make(sdl);
    return true;
  } catch (error) {
    if (error instanceof StartupError) return false;
    throw error;
  }
}

/** Whether the supergraph is accepted without some field sets. */
type Holds = (without: readonly FieldSetUse[]) => Promise<boolean>;

/**
 * The field sets among `suspects` that must be removed, in addition to `gone`.
 */
async function findCauses(
  uses: readonly FieldSetUse[],
  gone: readonly FieldSetUse[],
  holds: Holds,
): Promise<readonly FieldSetUse[]> {
  if (uses.length === 0 || (await holds(gone))) return [];
  if (uses.length === 1) return uses;
  const middle = Math.ceil(uses.length / 2);
  const [first, second] = [uses.slice(0, middle), uses.slice(middle)];
  const inFirst = await findCauses(first, [...gone, ...second], holds);
  const inSecond = await findCauses(second, [...gone, ...inFirst], holds);
  return [...inFirst, ...inSecond];
}
