import { parse } from 'graphql';
import { describeUse, type FieldSetUse, fieldSetUses, leaveOut } from './field-set-uses.ts'; // prettier-ignore
import { sdlTypes } from '../../protocol/sdl/sdl-types.ts';
import { applyEdits } from './text-edit.ts';

export interface Accepted<T> {
  readonly sdl: string;
  readonly value: T;
  /** What was left out: `@provides on Query.unit`. */
  readonly leftOut: readonly string[];
}

/**
 * Calls `make` with a supergraph; where it throws, with the supergraph without
 * those field sets that make it throw. Throws what `make` threw when none of
 * them is the cause.
 */
export function withoutRefused<T>(
  sdl: string,
  make: (sdl: string) => T,
): Accepted<T> {
  try {
    return { sdl, value: make(sdl), leftOut: [] };
  } catch (error) {
    const without = (uses: readonly FieldSetUse[]): string =>
      applyEdits(sdl, uses.map(leaveOut));
    const holds: Holds = (uses) => {
      try {
        make(without(uses));
        return true;
      } catch {
        return false;
      }
    };
    const uses = fieldSetUses(sdlTypes(parse(sdl)));
    if (!holds(uses)) throw error;
    const causes = findCauses(uses, [], holds);
    const mended = without(causes);
    return { sdl: mended, value: make(mended), leftOut: causes.map(describeUse) }; // prettier-ignore
  }
}

/** Whether the supergraph is taken without some field sets. */
type Holds = (without: readonly FieldSetUse[]) => boolean;

/** Those among some that must go, when `gone` are gone anyway. */
function findCauses(
  uses: readonly FieldSetUse[],
  gone: readonly FieldSetUse[],
  holds: Holds,
): readonly FieldSetUse[] {
  if (uses.length === 0 || holds(gone)) return [];
  if (uses.length === 1) return uses;
  const middle = Math.ceil(uses.length / 2);
  const [first, second] = [uses.slice(0, middle), uses.slice(middle)];
  const inFirst = findCauses(first, [...gone, ...second], holds);
  return [...inFirst, ...findCauses(second, [...gone, ...inFirst], holds)];
}
