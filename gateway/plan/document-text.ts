import { type DocumentNode, print } from 'graphql';
import { perObject } from '../per-object.ts';

/** The text of a document, printed once: most reach the planner unchanged. */
export const documentText = perObject<DocumentNode, string>(print);
