/** Another subgraph's entity, by its key alone. */
export interface Stub {
  readonly id: string;
}

export function stub(id: string): Stub;
export function stub(id: string | null): Stub | null;
export function stub(id: string | null): Stub | null {
  return id === null ? null : { id };
}
