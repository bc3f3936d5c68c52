import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { isPair, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';

import { articleSchema, type Article } from './article-schema.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** A file of the article's facts with invalid content. */
export class ArticleError extends Error {
  override readonly name = 'ArticleError';
}

/** The article's facts, one file for each speaker, in order of file names. */
export function readArticle(folder = import.meta.dirname): Article[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readArticleFile(join(folder, name)));
}

/** Throws ArticleError with the file and the line of each mistake. */
export function readArticleFile(path: string): Article {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const at = (offset: number) =>
    `${basename(path)}:${lines.linePos(offset).line}`;
  if (document.errors.length > 0) {
    throw new ArticleError(
      document.errors
        .map((error) => `${at(error.pos[0])}: ${error.message}`)
        .join('\n'),
    );
  }
  const parsed = articleSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw new ArticleError(
    parsed.error.issues
      .map((issue) => {
        const place = at(offsetOf(document, issue));
        return `${place}: ${issue.path.join('.')}: ${issue.message}`;
      })
      .join('\n'),
  );
}

/** The position of an issue's value; for an unknown key, of the key. */
function offsetOf(document: Document, issue: Issue): number {
  if (issue.code === 'unrecognized_keys') {
    const key = keyOffset(document, issue.path, issue.keys[0]);
    if (key !== undefined) return key;
  }
  for (let depth = issue.path.length; depth > 0; depth -= 1) {
    const offset = rangeStart(document.getIn(issue.path.slice(0, depth), true));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function keyOffset(
  document: Document,
  path: Path,
  key: string | undefined,
): number | undefined {
  const map: unknown =
    path.length === 0 ? document.contents : document.getIn(path, true);
  const items = (map as { items?: readonly unknown[] } | null)?.items ?? [];
  const pair = items
    .filter((item) => isPair(item))
    .find((item) => String(item.key) === key);
  return rangeStart(pair?.key);
}

function rangeStart(node: unknown): number | undefined {
  return (node as { range?: readonly number[] } | null | undefined)?.range?.[0];
}
