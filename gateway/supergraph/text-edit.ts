import { type DocumentNode, parse, print } from 'graphql';

/** A piece of a text to be replaced. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap; the rest of the text stays as it is. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The text that a document was read from. */
export function textOf(document: DocumentNode): string {
  return document.loc?.source.body ?? print(document);
}

/** A document after edits of its text. */
export function edited(
  document: DocumentNode,
  edits: readonly TextEdit[],
): DocumentNode {
  return edits.length === 0
    ? document
    : parse(applyEdits(textOf(document), edits));
}
