/**
 * The milliseconds of a `Retry-After` header, given in seconds or as a date
 * (RFC 9110, 10.2.3). Undefined if it is neither; 0 for a date in the past.
 */
export function retryAfterMs(
  header: string | undefined,
  now: number = Date.now(),
): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/u.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
