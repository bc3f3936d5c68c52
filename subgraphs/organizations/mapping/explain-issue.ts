import type { z } from 'zod';

import { closestName } from './closest-name.ts';

type Issue = z.core.$ZodIssue;

/** A problem with one value: where it is, and what is wrong. */
export interface ExplainedIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Whether the key itself is wrong, not its value. */
  readonly isKey: boolean;
}

export interface ExplainOptions {
  /** The value at a path of the document. */
  readonly valueAt: (path: readonly PropertyKey[]) => unknown;
  /** The keys that are allowed at a path. */
  readonly keysAt: (path: readonly PropertyKey[]) => readonly string[];
}

/** Words an issue of zod: "Expected X, but got: Y." */
export function explainIssue(
  issue: Issue,
  options: ExplainOptions,
): ExplainedIssue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, issue.path, options));
  }
  if (issue.code === 'invalid_union') {
    const nested = nestedIssues(issue);
    if (nested) return nested.flatMap((it) => explainIssue(it, options));
  }
  const { path } = issue;
  const got = options.valueAt(path);
  const suggestion = suggestionFor(issue, got);
  return [
    {
      path,
      isKey: false,
      message: `Expected ${expectation(issue)}, but got: ${described(got)}${suggestion}.`,
    },
  ];
}

/** The message for a value that is not one of the known ones. */
export function unexpected(known: readonly string[], got: unknown): string {
  const meant = typeof got === 'string' ? closestName(got, known) : null;
  return `Expected ${oneOf(known)}, but got: ${described(got)}${didYouMean(meant)}.`;
}

function unknownKey(
  key: string,
  path: readonly PropertyKey[],
  { keysAt }: ExplainOptions,
): ExplainedIssue {
  const keys = keysAt(path);
  const meant = closestName(key, keys);
  return {
    path: [...path, key],
    isKey: true,
    message: `Expected one of the keys ${keys.join(', ')}, but got: ${key}${didYouMean(meant)}.`,
  };
}

/**
 * The issues in the variant of a union that was meant; null if that is unclear.
 */
function nestedIssues(
  issue: z.core.$ZodIssueInvalidUnion,
): readonly Issue[] | null {
  const meant = issue.errors.filter((variant) => !variant.some(isOfOtherType));
  const [nearest] = meant.sort((one, other) => one.length - other.length);
  return (
    nearest?.map((it) => ({ ...it, path: [...issue.path, ...it.path] })) ?? null
  );
}

/** Whether the value has another type than the variant, or none of its keys. */
function isOfOtherType(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  return issue.code === 'invalid_union'
    ? issue.errors.every((variant) => variant.some(isOfOtherType))
    : issue.code === 'invalid_type';
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

function expectation(issue: Issue): string {
  const own = /^Expected (.+)$/su.exec(issue.message)?.[1];
  if (own !== undefined) return own;
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_union':
      return unionExpectation(issue);
    case 'too_small':
      return `at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_key':
      return 'another key';
    case 'invalid_format':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_element':
    case 'custom':
      return issue.message;
  }
}

function unionExpectation(issue: z.core.$ZodIssueInvalidUnion): string {
  const { options } = issue as { readonly options?: readonly unknown[] };
  if (options) return oneOf(options.map(String));
  const types = new Set(expectedTypes(issue));
  return [...types].map((it) => typeNames[it] ?? it).join(' or ');
}

/** The types that a union accepts, nested unions included. */
function expectedTypes(issue: z.core.$ZodIssueInvalidUnion): readonly string[] {
  return issue.errors.flat().flatMap((it) => {
    if (it.code === 'invalid_union') return expectedTypes(it);
    return it.code === 'invalid_type' ? it.expected : [];
  });
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function oneOf(values: readonly string[]): string {
  return values.length === 1
    ? (values[0] ?? '')
    : `one of ${values.join(', ')}`;
}

function suggestionFor(issue: Issue, got: unknown): string {
  const { options = [] } = issue as { readonly options?: readonly unknown[] };
  const values = issue.code === 'invalid_value' ? issue.values : options;
  return typeof got === 'string'
    ? didYouMean(closestName(got, values.map(String)))
    : '';
}

function didYouMean(name: string | null): string {
  return name === null ? '' : ` (did you mean ${name}?)`;
}

function described(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || value === '') return 'an empty value';
  const whole = typeof value === 'string' ? value : JSON.stringify(value);
  const text = whole.replace(/\/\/\S*@/gu, '//***@');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
