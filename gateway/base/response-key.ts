import type { FieldNode } from 'graphql';

/** The key of a field in an answer: its alias, if it has one. */
export function responseKey({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
