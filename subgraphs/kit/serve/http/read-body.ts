import type { IncomingMessage } from 'node:http';

import { expectedError } from '../../errors.ts';
import type { ServingLimits } from './serving-limits.ts';

/**
 * Reads request bodies, within a limit for each and one for all together.
 * Rejects with PAYLOAD_TOO_LARGE or SERVER_BUSY.
 */
export class BodyReader {
  readonly #limits: ServingLimits;
  #bytesReading = 0;

  constructor(limits: ServingLimits) {
    this.#limits = limits;
  }

  async read(request: IncomingMessage): Promise<string> {
    const { maxBodyBytes, maxBytesReading } = this.#limits;
    const chunks: Buffer[] = [];
    let bytes = 0;
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        this.#bytesReading += chunk.length;
        if (bytes > maxBodyBytes) {
          throw expectedError(
            'PAYLOAD_TOO_LARGE',
            `Expected a body of at most ${maxBodyBytes} bytes, but got more.`,
          );
        }
        if (this.#bytesReading > maxBytesReading) throw busy();
        chunks.push(chunk);
      }
      return Buffer.concat(chunks).toString();
    } finally {
      this.#bytesReading -= bytes;
    }
  }
}

/** The error for a request that comes while there is no room for it. */
export function busy() {
  return expectedError(
    'SERVER_BUSY',
    'Too many requests are under way: try again in a second.',
  );
}
