import { type DocumentNode, visit } from 'graphql';
import type { TextEdit } from '../../../supergraph/text-edit.ts';

/** The specifications that planning and the public schema use. */
const READ =
  /^(join__.*|link|core|.*inaccessible|deprecated|specifiedBy|oneOf)$/;

/**
 * Removes directives of the subgraphs' own. The planner does not use them, and
 * crashes on a number it cannot parse in one, or on a `@cost` with another
 * definition.
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
