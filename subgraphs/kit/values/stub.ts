/** An entity of another subgraph, known by its key only. */
export interface Stub {
  readonly id: string;
}

export function stub(id: string): Stub;
export function stub(id: string | null): Stub | null;
export function stub(id: string | null): Stub | null {
  return id === null ? null : { id };
}
