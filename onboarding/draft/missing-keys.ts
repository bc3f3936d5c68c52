import { parse } from 'yaml';
import { z } from 'zod';

import { explainIssue } from '../../subgraphs/organizations/mapping/explain-issue.ts';
import { knownKeys } from '../../subgraphs/organizations/mapping/known-keys.ts';
import { mappingsByKind } from '../../subgraphs/organizations/mapping/mapping-schema.ts';
import type { Survey } from './columns/surveyed.ts';

/** What a drafted file still lacks to be a mapping; one line each. */
export function missingKeys(text: string, kind: Survey['kind']): string[] {
  const draft: unknown = parse(text, { stringKeys: true });
  const result = mappingsByKind[kind].safeParse(draft);
  if (result.success) return [];
  const keys = z.toJSONSchema(mappingsByKind[kind], { io: 'input' });
  return result.error.issues.flatMap((issue) =>
    explainIssue(issue, {
      valueAt: (path) => valueAt(draft, path),
      keysAt: (path) => knownKeys(keys, path),
    }).map(({ path, message }) => `${path.map(String).join('.')}: ${message}`),
  );
}

function valueAt(draft: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    draft,
  );
}
