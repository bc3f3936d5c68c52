/** How names begin that the gateway adds to a query. */
export const RESERVED = '_partition_';

/**
 * A beginning of names that a query does not have: a client may call its own
 * so, and a gateway before this one does.
 */
export function reservedFor(query: string): string {
  let reserved = RESERVED;
  for (let n = 1; query.includes(reserved); n++) reserved = `_partition${n}_`;
  return reserved;
}
