/**
 * Thrown by a synchronous writer when the answer is too long and must be
 * written in slices, so that other requests do not wait.
 */
export const TOO_LONG = new Error('The answer is too long for one go.');
