import type { DocumentNode } from 'graphql';
import { StartupError } from '../../../base/errors.ts';
import {
  applyEdits,
  edited,
  type TextEdit,
  textOf,
} from '../../../supergraph/text-edit.ts';
import type { NativePlanner, OpenPlanner } from '../process/planner-process.ts';
import { ambiguousProvides } from './ambiguous-provides.ts';
import { foreignDirectives } from './foreign-directives.ts';
import { hiddenNumbers } from './hidden-numbers.ts';
import { withoutLongNumbers } from './long-numbers.ts';
import { withoutRefused } from './without-refused.ts';

/** A supergraph in the forms the planner takes. */
export interface PlannerForms {
  readonly planner: NativePlanner;
  readonly sdl: string;
  /**
   * The same with more of @provides, the most first: what the planner might
   * mix up is left in, so that its plans have to be checked.
   */
  readonly providing: readonly string[];
  /** What it cannot take, and is done without: `@provides on Query.p`. */
  readonly leftOut: readonly string[];
}

/** Rejects with a `StartupError` when the planner refuses the supergraph. */
export async function plannerForms(
  supergraph: DocumentNode,
  open: OpenPlanner,
): Promise<PlannerForms> {
  const long = withoutLongNumbers(supergraph);
  const document = edited(supergraph, long.edits);
  const edits = [...foreignDirectives(document), ...hiddenNumbers(document)];
  const ambiguous = ambiguousProvides(document);
  const text = textOf(document);
  const taken = await withoutRefused(
    applyEdits(text, [...edits, ...ambiguous]),
    (sdl) => openTaken(sdl, open),
  );
  return {
    planner: taken.value,
    sdl: taken.sdl,
    providing: providing(ambiguous).map((left) =>
      applyEdits(text, [...edits, ...left]),
    ),
    leftOut: [...long.leftOut, ...taken.leftOut],
  };
}

/** Opens a supergraph, and waits until the planner has taken it. */
async function openTaken(
  sdl: string,
  open: OpenPlanner,
): Promise<NativePlanner> {
  const planner = open(sdl);
  const refusal = await planner.refusal();
  if (refusal === undefined) return planner;
  throw new StartupError(
    'invalid-supergraph',
    `The query planner refuses the supergraph: ${refusal}`,
  );
}

/** Forms of a supergraph with one ambiguous @provides only. */
const MAX_ALONE = 4;

/** What to take out of @provides: nothing; all but one; each time another. */
function providing(ambiguous: readonly TextEdit[]): (readonly TextEdit[])[] {
  if (ambiguous.length === 0) return [];
  const alone = ambiguous.length === 1 ? [] : ambiguous.slice(0, MAX_ALONE);
  return [[], ...alone.map((kept) => ambiguous.filter((e) => e !== kept))];
}
