import { GatewayError } from '../../base/errors.ts';

/** What one request's body takes of the room of all. */
export interface BodyShare {
  /** More of it has come. Throws `SERVER_BUSY` when it is to give way. */
  take(bytes: number): void;
  /** It is read, and cannot be cut off any more. */
  settle(): void;
  /** Gives back what was taken; may be called again. */
  release(): void;
}

interface Reading {
  bytes: number;
  readonly cut: () => void;
}

/**
 * The bytes of bodies that are being read, or wait for an operation to be
 * admitted: each is bounded, but a thousand half-sent ones together are not.
 * Beyond the room the largest that is still being read gives way, so that a few
 * who send slowly keep nobody else out.
 */
export class RequestBodies {
  readonly #maxBytes: number;
  readonly #readings = new Set<Reading>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** `cut` ends the reading of this body for the sake of others. */
  begin(cut: () => void): BodyShare {
    const own: Reading = { bytes: 0, cut };
    this.#readings.add(own);
    return {
      take: (bytes) => {
        own.bytes += bytes;
        this.#bytes += bytes;
        if (this.#bytes > this.#maxBytes) this.#makeRoom(own);
      },
      settle: () => this.#readings.delete(own),
      release: () => {
        this.#readings.delete(own);
        this.#bytes -= own.bytes;
        own.bytes = 0;
      },
    };
  }

  #makeRoom(newest: Reading): void {
    const readings = [...this.#readings].sort((a, b) => b.bytes - a.bytes);
    let over = this.#bytes - this.#maxBytes;
    for (const reading of readings) {
      if (over <= 0) return;
      if (reading === newest) break;
      over -= reading.bytes;
      this.#readings.delete(reading);
      reading.cut();
    }
    if (over > 0) throw new GatewayError('SERVER_BUSY');
  }
}
