import type { MaskedError } from '../../gateway/observe/error-policy.ts';

/**
 * Logs, in one line, an error that was hidden from a client, with its trace id.
 */
export function reportMasked(masked: MaskedError): void {
  process.stderr.write(
    `mengyue: a subgraph failed: ${JSON.stringify(masked)}\n`,
  );
}
