import type { DraftEntry } from '../../onboarding/draft/guess/draft-entry.ts';
import { flow, oneLine } from '../../onboarding/draft/render-draft.ts';

/** Puts a question to a person; resolves with the line that was typed. */
export type Ask = (question: string) => Promise<string>;

/**
 * Asks about each doubtful entry: Enter takes the guess, a number one of the
 * choices, `-` leaves the key out and `?` leaves it to be confirmed later.
 */
export async function askDoubtful(
  entries: readonly DraftEntry[],
  ask: Ask,
): Promise<readonly DraftEntry[]> {
  const answered: DraftEntry[] = [];
  for (const entry of entries) {
    answered.push(entry.isSure ? entry : await answer(entry, ask));
  }
  return answered;
}

async function answer(entry: DraftEntry, ask: Ask): Promise<DraftEntry> {
  const choices = [entry.value, ...entry.choices].filter(
    (value) => value !== undefined,
  );
  const lines = choices.map((value, index) => `  ${index + 1}) ${flow(value)}`);
  const question = [
    `\n${entry.path.join('.')}`,
    `  ${oneLine(entry.evidence)}`,
    ...lines,
    '  回车=1,-=不填,?=以后再定,或直接输入 Enter, -, ?, a number or a value > ',
  ].join('\n');
  const typed = (await ask(question)).trim();
  if (typed === '?') return entry;
  const sure = { ...entry, isSure: true };
  if (typed === '-') return { ...sure, value: undefined };
  if (typed === '') return entry.value === undefined ? entry : sure;
  const chosen = /^\d+$/u.test(typed) ? choices[Number(typed) - 1] : undefined;
  return { ...sure, value: chosen ?? typedValue(entry, typed) };
}

/** A district code is one of a list. */
function typedValue({ path }: DraftEntry, typed: string): unknown {
  return path.join('.') === 'districts' ? typed.split(/[\s,,、]+/u) : typed;
}
