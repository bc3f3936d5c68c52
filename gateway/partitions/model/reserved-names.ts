/** The prefix of names that the gateway adds to a query. */
export const RESERVED = '_partition_';

/**
 * A prefix that does not occur in a query, since the client, or a gateway in
 * front of this one, may use the same.
 */
export function reservedFor(query: string): string {
  let reserved = RESERVED;
  for (let n = 1; query.includes(reserved); n++) reserved = `_partition${n}_`;
  return reserved;
}
