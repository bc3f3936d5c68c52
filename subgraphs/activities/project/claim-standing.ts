import type { ProjectClaimRow } from './project-claim.ts';
import type { ClaimState } from '../contract/generated.ts';

/** Claims that nobody waits for: they were not accepted, or were withdrawn. */
export const droppedClaimStates: readonly ClaimState[] = [
  'REJECTED',
  'WITHDRAWN',
];

/** Due before `today` (YYYY-MM-DD), still awaited, and not confirmed. */
export function isOverdue(claim: ProjectClaimRow, today: string): boolean {
  return (
    claim.dueOn !== null &&
    claim.dueOn < today &&
    claim.confirmedOn === null &&
    claim.state !== 'CONFIRMED' &&
    !droppedClaimStates.includes(claim.state)
  );
}
