/**
 * Chunks smaller than this are copied together, since each Buffer has its own
 * cost.
 */
const SMALL = 4096;
const ROOM = 64 * 1024;
const NONE = Buffer.alloc(0);

/** A list of chunks of bytes, kept without copying large ones. */
export class ChunkList {
  readonly #chunks: Buffer[] = [];
  /** The number of bytes before each chunk. */
  readonly #starts: number[] = [];
  #length = 0;
  /** Free space behind the last chunk. */
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

  /** The bytes of a range; a view without a copy if they are in one chunk. */
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

  /** The index of the last chunk that begins at or before an offset. */
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
