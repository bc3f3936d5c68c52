import { type DocumentNode, visit } from 'graphql';
import type { TextEdit } from '../../../supergraph/text-edit.ts';

/** What planning and the public schema are made from. */
const READ =
  /^(join__.*|link|core|.*inaccessible|deprecated|specifiedBy|oneOf)$/;

/**
 * Takes out what subgraphs say by directives of their own: it is nothing to the
 * planner, which ends its process over a number it cannot parse in one, or over
 * a `@cost` that is not the one it knows.
 */
export function foreignDirectives(document: DocumentNode): TextEdit[] {
  const edits: TextEdit[] = [];
  visit(document, {
    Directive({ name, loc }) {
      if (loc && !READ.test(name.value)) {
        edits.push({ start: loc.start, end: loc.end, text: '' });
      }
      return false;
    },
  });
  return edits;
}
