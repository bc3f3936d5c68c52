import type { MaskedError } from '../../gateway/observe/error-policy.ts';

/** What a client was not told, in one line, under the id that it has. */
export function reportMasked(masked: MaskedError): void {
  process.stderr.write(
    `mengyue: a subgraph failed: ${JSON.stringify(masked)}\n`,
  );
}
