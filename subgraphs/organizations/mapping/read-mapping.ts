import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';

import type { DistrictHook } from './district-hook.ts';
import { expandEnvironment, type Environment } from './expand-environment.ts';
import {
  explainIssue,
  unexpected,
  type ExplainedIssue,
} from './explain-issue.ts';
import { knownKeys } from './known-keys.ts';
import { loadHook } from './load-hook.ts';
import { MappingError, type MappingProblem } from './mapping-problem.ts';
import {
  mappingsByKind,
  sourceKinds,
  type MappingSettings,
} from './mapping-schema.ts';

/** A mapping file that was read and is valid. */
export interface DistrictMapping {
  /** The file, as it was named. */
  readonly file: string;
  /** The folder that relative paths in the settings start from. */
  readonly folder: string;
  readonly settings: MappingSettings;
  readonly hook: DistrictHook;
}

/**
 * Reads and checks a mapping file (docs/district-mapping.md); nothing of the
 * district is opened. Rejects with a MappingError that has every problem.
 */
export async function readMapping(
  file: string,
  environment: Environment = process.env,
): Promise<DistrictMapping> {
  const page = parsePage(file, await readText(file), environment);
  const checked = checkSettings(page);
  if (page.problems.length > 0 || !checked) {
    throw new MappingError(file, page.problems.sort(byPlace));
  }
  const folder = dirname(resolve(file));
  const settings = checked;
  const hook = settings.hook;
  if (hook === undefined) return { file, folder, settings, hook: {} };
  const loaded = await loadHook(folder, hook);
  if (loaded.kind === 'wrong') {
    const problem = { path: ['hook'], message: loaded.message, isKey: false };
    throw new MappingError(file, [located(page, problem)]);
  }
  return { file, folder, settings, hook: loaded.hook };
}

/** A mapping file as YAML, with the problems found so far. */
interface Page {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly problems: MappingProblem[];
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      await readFile(file),
    );
  } catch (error) {
    const message = `Expected a file of UTF-8 text, but got: ${unreadable(error)}.`;
    throw new MappingError(file, [
      { file, line: 1, column: 1, path: '', message },
    ]);
  }
}

/** Reasons why a file cannot be read, by the code of Node's error. */
const unreadableFiles = new Map<string | undefined, string>([
  ['ENOENT', 'no file of this name'],
  ['EISDIR', 'a directory'],
  ['EACCES', 'a file that this account may not read'],
  ['ERR_ENCODING_INVALID_ENCODED_DATA', 'bytes that are no UTF-8'],
]);

function unreadable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return unreadableFiles.get(code) ?? message;
}

/**
 * Only the first syntax errors are shown; later ones usually follow from them.
 */
const shownSyntaxErrors = 3;

function parsePage(file: string, text: string, environment: Environment): Page {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
  });
  const page: Page = { file, document, lines, problems: [] };
  for (const { pos, message } of document.errors.slice(0, shownSyntaxErrors)) {
    page.problems.push(
      at(page, pos[0], { path: '', message: `Expected YAML: ${message}` }),
    );
  }
  for (const { name, offset } of expandEnvironment(document, environment)) {
    const message = `Expected the environment variable ${name} to be set, or a default as in \${env.${name}:-default}, but got: nothing.`;
    page.problems.push(at(page, offset, { path: '', message }));
  }
  return page;
}

/** The settings; null if there are problems, which are added to the page. */
function checkSettings(page: Page): MappingSettings | null {
  if (page.document.errors.length > 0) return null;
  const kind = valueAt(page, ['source', 'kind']);
  const known = sourceKinds.find((it) => it === kind);
  if (known === undefined) {
    const path = ['source', 'kind'];
    const message = unexpected(sourceKinds, kind);
    page.problems.push(located(page, { path, message, isKey: false }));
    return null;
  }
  const result = mappingsByKind[known].safeParse(page.document.toJS());
  if (result.success) return result.data;
  const keys = z.toJSONSchema(mappingsByKind[known], { io: 'input' });
  for (const issue of result.error.issues) {
    const explained = explainIssue(issue, {
      valueAt: (path) => valueAt(page, path),
      keysAt: (path) => knownKeys(keys, path),
    });
    for (const one of explained) page.problems.push(located(page, one));
  }
  return null;
}

function valueAt({ document }: Page, path: readonly PropertyKey[]): unknown {
  if (!isMap(document.contents)) return undefined;
  const found: unknown = document.getIn(path);
  return isNode(found) ? found.toJS(document) : found;
}

/** The position of a key or value; for a missing one, that of its parent. */
function located(page: Page, issue: ExplainedIssue): MappingProblem {
  const { path, message } = issue;
  const problem = { path: path.map(String).join('.'), message };
  for (let length = path.length; length >= 0; length -= 1) {
    const part = path.slice(0, length);
    const offset = issue.isKey
      ? keyOffset(page.document, part)
      : valueOffset(page.document, part);
    if (offset !== null) return at(page, offset, problem);
  }
  return at(page, 0, problem);
}

function byPlace(one: MappingProblem, other: MappingProblem): number {
  return one.line - other.line || one.column - other.column;
}

function keyOffset(
  tree: Document,
  path: readonly PropertyKey[],
): number | null {
  const parent: unknown =
    path.length === 1 ? tree.contents : tree.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return null;
  const key = String(path.at(-1));
  const pair = parent.items.find((item) => String(item.key) === key);
  return isNode(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
}

function valueOffset(
  tree: Document,
  path: readonly PropertyKey[],
): number | null {
  const node: unknown =
    path.length === 0 || !isMap(tree.contents)
      ? tree.contents
      : tree.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function at(
  { file, lines }: Page,
  offset: number,
  problem: Pick<MappingProblem, 'path' | 'message'>,
): MappingProblem {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col, ...problem };
}
