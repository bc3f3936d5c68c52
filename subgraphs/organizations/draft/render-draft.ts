import { stringify } from 'yaml';

import type { DraftEntry } from './draft-entry.ts';

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
  const lines = [`# yaml-language-server: $schema=${schema}`, `# ${heading}`];
  let open: readonly string[] = [];
  for (const it of entries) {
    const parents = it.path.slice(0, -1);
    const shared = parents.findIndex((key, index) => open[index] !== key);
    const start = shared === -1 ? parents.length : shared;
    if (it.value !== undefined) {
      for (const [index, key] of parents.slice(start).entries()) {
        lines.push(`${indent(start + index)}${key}:`);
      }
      open = parents;
    }
    const depth = Math.min(parents.length, open.length);
    lines.push(...commentOf(it, depth), ...valueOf(it));
  }
  return `${lines.join('\n')}\n`;
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

function valueOf({ path, value }: DraftEntry): string[] {
  if (value === undefined) return [];
  return [`${indent(path.length - 1)}${path.at(-1) ?? ''}: ${flow(value)}`];
}

/** A value on one line. */
export function flow(value: unknown): string {
  return stringify(value, {
    collectionStyle: 'flow',
    defaultStringType: 'PLAIN',
    lineWidth: 0,
    singleQuote: true,
    flowCollectionPadding: true,
  }).trimEnd();
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}

/** A system's own comments are in the evidence: no line of theirs ends ours. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 300);
}
