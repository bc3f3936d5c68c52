import { keysOfPath } from '../../plan/plan-node.ts';
import type { EntityPart, EntityStep, Step } from '../steps/step.ts';

/**
 * A part that shares entities replaces equal objects by one as it begins. An
 * object that another fetch under way is for must stay where it is: what that
 * fetch brings would be merged into an object that has left the answer. So a
 * part shares nothing where another one, that is neither done before it nor
 * begins after it, has a path of its own among the same keys. Two that begin
 * at once with the same paths see the same objects, and may both share.
 */
export function limitSharing(steps: readonly Step[]): readonly Step[] {
  const before = steps.map((_, n) => stepsBefore(steps, n));
  const isShared = (step: Step, n: number, part: EntityPart): boolean =>
    steps.every((other, m) => {
      if (other.kind !== 'entities') return true;
      if (before[n]?.has(m) || before[m]?.has(n)) return true;
      const isAtOnce =
        other === step || sameItems(other.dependencies, step.dependencies);
      return other.parts.every(
        (rival) =>
          rival === part ||
          !haveCommonKeys(rival, part) ||
          (isAtOnce && rival.mayShare && haveSamePaths(rival, part)),
      );
    });
  const kept = steps.map((step, n) => {
    if (step.kind !== 'entities') return step;
    const parts = step.parts.map((part) =>
      part.mayShare && !isShared(step, n, part)
        ? { ...part, mayShare: false }
        : part,
    );
    return { ...step, parts } satisfies EntityStep;
  });
  // What shares no more may be what another one was at once with.
  return countSharing(kept) < countSharing(steps) ? limitSharing(kept) : kept;
}

function countSharing(steps: readonly Step[]): number {
  return steps
    .flatMap((step) => (step.kind === 'entities' ? step.parts : []))
    .filter((part) => part.mayShare).length;
}

/** The steps that are complete when a step begins. */
function stepsBefore(steps: readonly Step[], n: number): ReadonlySet<number> {
  const found = new Set<number>();
  const add = (m: number): void => {
    if (found.has(m)) return;
    found.add(m);
    steps[m]?.dependencies.forEach(add);
  };
  steps[n]?.dependencies.forEach(add);
  return found;
}

function haveCommonKeys(one: EntityPart, other: EntityPart): boolean {
  const known = new Set(one.readers.map(keyText));
  return other.readers.some((reader) => known.has(keyText(reader)));
}

function haveSamePaths(one: EntityPart, other: EntityPart): boolean {
  return sameItems(one.readers.map(pathText), other.readers.map(pathText));
}

function keyText({ path }: EntityPart['readers'][number]): string {
  return keysOfPath(path).join('/');
}

function pathText({ path }: EntityPart['readers'][number]): string {
  return JSON.stringify(path);
}

function sameItems(
  one: readonly unknown[],
  other: readonly unknown[],
): boolean {
  return (
    one.length === other.length && one.every((item, n) => item === other[n])
  );
}
