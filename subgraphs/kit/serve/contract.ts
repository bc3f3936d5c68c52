import { readFileSync } from 'node:fs';

/**
 * The SDL text of a contract of schema/. Called as
 * `readContract(new URL('../../schema/NAME.graphql', import.meta.url))`, so
 * that it is found from the sources and from dist/ alike.
 */
export function readContract(location: URL): string {
  return readFileSync(location, 'utf8');
}
