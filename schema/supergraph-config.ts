import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { parseDocument } from 'yaml';
import { z } from 'zod';

import type { Contract } from './contracts.ts';

/** A composition file that cannot be used; one line for its author. */
export class SupergraphConfigError extends Error {
  override readonly name = 'SupergraphConfigError';
}

const schemaSource = z
  .object({ file: z.string().optional(), sdl: z.string().optional() })
  .refine(({ file, sdl }) => (file === undefined) !== (sdl === undefined), {
    message: 'expected either schema.file or schema.sdl',
  });

const subgraph = z.object({
  routing_url: z.string(),
  schema: schemaSource,
});

/** `supergraph.yaml` as rover writes it, and the list form of wgc. */
const supergraphConfig = z.object({
  subgraphs: z.union([
    z.record(z.string(), subgraph),
    z.array(subgraph.extend({ name: z.string() })),
  ]),
});

/**
 * The contracts that a `supergraph.yaml` lists (rover's and wgc's forms).
 * Files are relative to it. Throws SupergraphConfigError.
 */
export async function readSupergraphConfig(path: string): Promise<Contract[]> {
  const { subgraphs } = check(path, await readText(path));
  const entries = Array.isArray(subgraphs)
    ? subgraphs
    : Object.entries(subgraphs).map(([name, entry]) => ({ name, ...entry }));
  return Promise.all(
    entries.map(async ({ name, routing_url: url, schema }) => {
      if (schema.sdl !== undefined) return { name, url, sdl: schema.sdl };
      const file = resolve(dirname(path), schema.file ?? '');
      return { name, url, sdl: await readText(file), file };
    }),
  );
}

function check(path: string, text: string): z.infer<typeof supergraphConfig> {
  const document = parseDocument(text, { prettyErrors: true });
  const [syntaxError] = document.errors;
  if (syntaxError) {
    throw new SupergraphConfigError(
      `${path}: ${syntaxError.message.split('\n', 1)[0] ?? ''}`,
    );
  }
  const result = supergraphConfig.safeParse(document.toJS());
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new SupergraphConfigError(
    `${path}: ${issue?.message ?? 'unreadable'} (at ${issue?.path.join('.') ?? 'the top'})`,
  );
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new SupergraphConfigError(`Cannot read the file ${path}.`);
  }
}
