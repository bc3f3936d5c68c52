import { Document, isScalar, Scalar, visit } from 'yaml';

import type { DraftEntry } from './guess/draft-entry.ts';

export interface RenderOptions {
  /** What the file is, one line. */
  readonly heading: string;
  /** Where editors find the schema, from the file's own place. */
  readonly schema: string;
}

/** The mark of what a person must look at. */
export const confirmMark = '待确认 please confirm';

/** The mapping file: every key below a comment that says why. */
export function renderDraft(
  entries: readonly DraftEntry[],
  { heading, schema }: RenderOptions,
): string {
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    `# ${oneLine(heading)}`,
  ];
  let open: readonly string[] = [];
  for (const it of entries) {
    const parents = it.path.slice(0, -1);
    if (it.value === undefined) {
      const depth = Math.min(parents.length, open.length);
      lines.push(...commentOf(it, depth));
      continue;
    }
    const shared = parents.findIndex((key, index) => open[index] !== key);
    const start = shared === -1 ? parents.length : shared;
    const opened = parents.slice(start);
    const isItem = opened.some(isIndex);
    for (const [index, key] of opened.entries()) {
      if (!isIndex(key)) lines.push(`${indent(start + index)}${flow(key)}:`);
    }
    open = parents;
    lines.push(...commentOf(it, parents.length - Number(isItem)));
    lines.push(valueOf(it, isItem));
  }
  return `${lines.join('\n')}\n`;
}

/** The place of an item in a list: its first key stands behind a dash. */
function isIndex(key: string): boolean {
  return /^\d+$/u.test(key);
}

function commentOf(
  { evidence, isSure, value, path }: DraftEntry,
  depth: number,
): string[] {
  const missing =
    value === undefined ? `${path.at(-1) ?? ''} 未找到 not found:` : '';
  const mark = isSure ? '' : `${confirmMark}:`;
  const text = `${missing}${mark}${oneLine(evidence)}`;
  return text === '' ? [] : [`${indent(depth)}# ${text}`];
}

function valueOf({ path, value }: DraftEntry, isItem: boolean): string {
  const key = flow(path.at(-1) ?? '');
  const before = indent(path.length - 1 - Number(isItem));
  return `${before}${isItem ? '- ' : ''}${key}: ${flow(value)}`;
}

/**
 * A value on one line, which YAML reads back unchanged: texts come from the
 * district's system and may hold line breaks, quotes, `#` or what is a number.
 */
export function flow(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Node(_, node) {
      if (isScalar(node) && typeof node.value === 'string') {
        node.type = styleOf(node.value);
      }
    },
  });
  return document
    .toString({
      collectionStyle: 'flow',
      lineWidth: 0,
      singleQuote: true,
      flowCollectionPadding: true,
      doubleQuotedAsJSON: true,
    })
    .trimEnd()
    .replace(
      /[\u007f-\u009f]/gu,
      (it) => `\\u00${it.charCodeAt(0).toString(16)}`,
    );
}

/** Plain where that is plainly a text; escapes only where a line needs them. */
function styleOf(text: string): Scalar.Type {
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return Scalar.QUOTE_DOUBLE;
  return /^[\p{L}_][\p{L}\p{N}_.:/-]*$/u.test(text)
    ? Scalar.PLAIN
    : Scalar.QUOTE_SINGLE;
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}

/** A system's own comments are in the evidence: no line of theirs ends ours. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
  return Array.from(line).slice(0, 300).join('');
}
