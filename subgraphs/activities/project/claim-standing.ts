import type { ProjectClaimRow } from './project-claim.ts';
import type { ClaimState } from '../contract/generated.ts';

/** States of a claim that is no longer expected: not accepted, or withdrawn. */
export const droppedClaimStates: readonly ClaimState[] = [
  'REJECTED',
  'WITHDRAWN',
];

/**
 * Whether the claim is due before `today` (YYYY-MM-DD), still expected, and not
 * confirmed.
 */
export function isOverdue(claim: ProjectClaimRow, today: string): boolean {
  return (
    claim.dueOn !== null &&
    claim.dueOn < today &&
    claim.confirmedOn === null &&
    claim.state !== 'CONFIRMED' &&
    !droppedClaimStates.includes(claim.state)
  );
}
