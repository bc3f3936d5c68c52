import { type DocumentNode, parse, print } from 'graphql';

/** Replaces a range of a text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The source text of a document. */
export function textOf(document: DocumentNode): string {
  return document.loc?.source.body ?? print(document);
}

/** Applies edits to a document's text and parses it again. */
export function edited(
  document: DocumentNode,
  edits: readonly TextEdit[],
): DocumentNode {
  return edits.length === 0
    ? document
    : parse(applyEdits(textOf(document), edits));
}
