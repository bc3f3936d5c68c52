import { resolve } from 'node:path';

import type { SqlMapping } from '../../../mapping/mapping-schema.ts';
import type { ReadOnlyDatabaseOptions } from './read-only-database.ts';

/**
 * How to open a mapping's database; relative paths start at the mapping's
 * folder.
 */
export function databaseOptions(
  { url, tls, connectSeconds, statementSeconds }: SqlMapping['source'],
  folder: string,
): ReadOnlyDatabaseOptions {
  return {
    url: absoluteUrl(url, folder),
    tls: tls === false ? undefined : tlsOptions(tls, folder),
    connectSeconds,
    statementSeconds,
  };
}

function absoluteUrl(url: string, folder: string): string {
  return url.startsWith('sqlite:')
    ? `sqlite:${resolve(folder, url.slice('sqlite:'.length))}`
    : url;
}

function tlsOptions(tls: true | { readonly ca: string }, folder: string) {
  return tls === true ? {} : { ca: resolve(folder, tls.ca) };
}
