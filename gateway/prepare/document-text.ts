import { type DocumentNode, print } from 'graphql';
import { memoizeByObject } from '../base/memoize-by-object.ts';

/** The text of a document, printed once; most are planned as they were read. */
export const documentText = memoizeByObject<DocumentNode, string>(print);
