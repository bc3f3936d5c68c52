/**
 * Keeps what was used last, up to a total weight. Documents differ in size by
 * a thousand times: a number of entries would bound nothing.
 */
export class DocumentCache<Value> {
  readonly #maxWeight: number;
  readonly #entries = new Map<string, { value: Value; weight: number }>();
  #weight = 0;

  constructor(maxWeight: number) {
    this.#maxWeight = maxWeight;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // Maps keep the order of insertion: what is used goes to the end.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value, weight: number): void {
    if (weight > this.#maxWeight / 10 || this.#entries.has(key)) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const [oldest, { weight: its }] of this.#entries) {
      if (this.#weight <= this.#maxWeight) return;
      this.#entries.delete(oldest);
      this.#weight -= its;
    }
  }
}
