/** Thrown by a writer that may not give way: others have waited long enough. */
export const TOO_LONG = new Error('The answer is too long for one go.');
