/** Smaller chunks are put together: each Buffer has a price of its own. */
const SMALL = 4096;
const ROOM = 64 * 1024;
const NONE = Buffer.alloc(0);

/** Bytes that come in pieces, kept as they come. */
export class ChunkList {
  readonly #chunks: Buffer[] = [];
  /** Bytes before each chunk. */
  readonly #starts: number[] = [];
  #length = 0;
  /** What is free behind the last chunk. */
  #room: Buffer | undefined;

  get length(): number {
    return this.#length;
  }

  get chunks(): readonly Buffer[] {
    return this.#chunks;
  }

  add(chunk: Buffer): void {
    if (chunk.length < SMALL && this.#length > 0) this.#copy(chunk);
    else {
      this.#append(chunk);
      this.#room = undefined;
    }
  }

  /** The bytes of a part; one view where they are of one chunk. */
  slice(start: number, end: number = this.#length): Buffer {
    const parts: Buffer[] = [];
    for (let n = this.#indexOf(start); n < this.#chunks.length; n++) {
      const chunk = this.#chunks[n] ?? NONE;
      const before = this.#starts[n] ?? 0;
      if (before >= end) break;
      parts.push(chunk.subarray(Math.max(0, start - before), end - before));
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : Buffer.concat(parts);
  }

  #append(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#starts.push(this.#length);
    this.#length += chunk.length;
  }

  #copy(chunk: Buffer): void {
    if (!this.#room || this.#room.length < chunk.length) {
      this.#room = Buffer.allocUnsafeSlow(ROOM);
      this.#append(this.#room.subarray(0, 0));
    }
    const last = this.#chunks.length - 1;
    const used = this.#chunks[last] ?? NONE;
    chunk.copy(this.#room);
    this.#chunks[last] = Buffer.from(
      this.#room.buffer,
      this.#room.byteOffset - used.length,
      used.length + chunk.length,
    );
    this.#room = this.#room.subarray(chunk.length);
    this.#length += chunk.length;
  }

  /** The last chunk that begins at or before an offset. */
  #indexOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
