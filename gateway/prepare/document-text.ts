import { type DocumentNode, print } from 'graphql';
import { perObject } from '../base/per-object.ts';

/** The text of a document, printed once: most reach the planner unchanged. */
export const documentText = perObject<DocumentNode, string>(print);
