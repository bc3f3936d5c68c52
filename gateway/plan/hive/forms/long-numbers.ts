import { type DocumentNode, visit } from 'graphql';
import {
  describeUse,
  type FieldSetUse,
  fieldSetUses,
  leaveOut,
} from '../../../supergraph/field-set-uses.ts';
import { sdlTypes } from '../../../../protocol/sdl/sdl-types.ts';
import type { TextEdit } from '../../../supergraph/text-edit.ts';
import { parseFieldSet } from '../../../../protocol/sdl/field-set.ts';

/** Matches texts that may contain a number which the planner cannot parse. */
const LONG = /\d{19}|\d[eE][+-]?\d/;

const INT64 = 2n ** 63n;

/**
 * Removes field sets with numbers beyond 64 bits, on which the planner crashes.
 */
export function withoutLongNumbers(document: DocumentNode): {
  readonly edits: readonly TextEdit[];
  readonly leftOut: readonly string[];
} {
  const uses = fieldSetUses(sdlTypes(document)).filter(hasLongNumber);
  return { edits: uses.map(leaveOut), leftOut: uses.map(describeUse) };
}

function hasLongNumber({ text = '' }: FieldSetUse): boolean {
  if (!LONG.test(text)) return false;
  let isLong = false;
  visit(parseFieldSet(text), {
    IntValue: ({ value }) => {
      const number = BigInt(value);
      if (number >= INT64 || number < -INT64) isLong = true;
    },
    FloatValue: ({ value }) => {
      if (!Number.isFinite(Number(value))) isLong = true;
    },
  });
  return isLong;
}
