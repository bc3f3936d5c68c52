import { GatewayError } from '../../base/errors.ts';

/** The share of one request's body in the room for all bodies. */
export interface BodyShare {
  /**
   * Takes room for further bytes. Throws `SERVER_BUSY` if this body has to give
   * way.
   */
  take(bytes: number): void;
  /** The body is complete and can no longer be cut off. */
  settle(): void;
  /** Gives its bytes back; may be called repeatedly. */
  release(): void;
}

interface Reading {
  bytes: number;
  readonly cut: () => void;
}

/**
 * Limits the bytes of all bodies that are being read or wait for admission;
 * each one is limited, but a thousand half-sent ones together are not. If there
 * is no room, the largest incomplete body is cut off, so that a few slow
 * senders do not keep others out.
 */
export class RequestBodies {
  readonly #maxBytes: number;
  readonly #readings = new Set<Reading>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** `cut` is called to end the reading of this body in favour of others. */
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
