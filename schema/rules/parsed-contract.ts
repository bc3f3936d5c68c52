import type { DocumentNode } from 'graphql';

/** A contract that was read. */
export interface ParsedContract {
  readonly name: string;
  readonly document: DocumentNode;
}
