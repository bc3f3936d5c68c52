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

/** The forms of a supergraph that are given to the planner. */
export interface PlannerForms {
  readonly planner: NativePlanner;
  readonly sdl: string;
  /**
   * Forms with more of the @provides, those with the most first. The planner
   * may mix these up, so its plans have to be checked.
   */
  readonly providing: readonly string[];
  /** Directives that are ignored, e.g. `@provides on Query.p`. */
  readonly leftOut: readonly string[];
}

/** Rejects with a `StartupError` if the planner refuses the supergraph. */
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

/** Opens a supergraph and waits until the planner has accepted it. */
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

/** The most forms that each keep a single ambiguous @provides. */
const MAX_ALONE = 4;

/**
 * The edits for each form: none; all ambiguous @provides but one; a different
 * one each time.
 */
function providing(ambiguous: readonly TextEdit[]): (readonly TextEdit[])[] {
  if (ambiguous.length === 0) return [];
  const alone = ambiguous.length === 1 ? [] : ambiguous.slice(0, MAX_ALONE);
  return [[], ...alone.map((kept) => ambiguous.filter((e) => e !== kept))];
}
