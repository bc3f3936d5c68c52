import { keysOfPath } from '../../plan/plan-node.ts';
import type { EntityPart, EntityStep, Step } from '../steps/step.ts';

/**
 * Decides which parts may share entities.
 *
 * A part that shares replaces equal objects by one object when it begins. If
 * another fetch for one of the replaced objects is under way, its result would
 * be merged into an object that is no longer in the answer. So a part may share
 * only if each other part with a path among the same keys is complete before it
 * begins, or begins after it. Two parts that begin at once with the same paths
 * see the same objects, and may both share.
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
  // A part that no longer shares may be the one that another was to begin with.
  return countSharing(kept) < countSharing(steps) ? limitSharing(kept) : kept;
}

function countSharing(steps: readonly Step[]): number {
  return steps
    .flatMap((step) => (step.kind === 'entities' ? step.parts : []))
    .filter((part) => part.mayShare).length;
}

/** The steps that are certainly complete when a step begins. */
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
