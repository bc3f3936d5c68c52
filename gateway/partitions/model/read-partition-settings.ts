import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { StartupError } from '../../base/errors.ts';
import {
  partitionSettings,
  type PartitionSettings,
} from './partition-settings.ts';

/**
 * Reads endpoints of partitions from YAML or JSON text. Throws a
 * `StartupError` of one line: the file, the line, what was expected.
 */
export function readPartitionSettings(
  text: string,
  file: string,
): PartitionSettings {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const place = (offset: number | undefined): string => {
    if (offset === undefined) return file;
    const { line, col } = lineCounter.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [syntax] = document.errors;
  if (syntax) throw invalid(`${place(syntax.pos[0])}: ${syntax.message}`);
  const result = partitionSettings.safeParse(document.toJS() ?? {});
  if (result.success) {
    if (Object.keys(result.data).length > 0) return result.data;
    throw invalid(`${file}: expected endpoints of a subgraph, but got none`);
  }
  const [issue] = result.error.issues;
  if (!issue) throw invalid(`${file}: unreadable`);
  const node = document.getIn(issueKey(issue), true) as
    { readonly range?: readonly [number, number, number] } | undefined;
  throw invalid(`${place(node?.range?.[0])}: ${describe(issue)}`);
}

/** Checks settings that are given as data. Throws a `StartupError`. */
export function checkPartitionSettings(settings: unknown): PartitionSettings {
  const result = partitionSettings.safeParse(settings);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalid(issue ? describe(issue) : 'partitions: unreadable');
}

/** The keys that can be known where one is not. */
const KEYS = [
  'endpoints', 'name', 'url', 'partitions', 'readOnly', 'deadlineMs',
  'concurrency', 'limit', 'queue', 'retry', 'attempts', 'budget',
  'minPerSecond', 'backoffMs', 'breaker', 'threshold', 'size', 'minimum',
  'sleepMs', 'staleIfError', 'maxAgeMs', 'maxBytes', 'response', 'maxDepth',
  'maxValues', 'maxKeys', 'maxErrors', 'compression', 'retired',
  'entities', 'only',
]; // prettier-ignore

type Issue = z.core.$ZodIssue;

function issueKey(issue: Issue): PropertyKey[] {
  return issue.code === 'unrecognized_keys'
    ? [...issue.path, issue.keys[0] ?? '']
    : issue.path;
}

function describe(issue: Issue): string {
  const where = issueKey(issue).map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const [meant] = suggestionList(key, KEYS);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    return `${where}: expected a known key, but got "${key}".${hint}`;
  }
  return `${where === '' ? 'partitions' : where}: ${issue.message}.`;
}

function invalid(message: string): StartupError {
  return new StartupError('invalid-option', message);
}
