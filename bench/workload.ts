/** A GraphQL operation that every gateway of a run is asked. */
export interface Workload {
  readonly name: string;
  /** One line for the report. */
  readonly about: string;
  readonly scene: SceneKind;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Connections, where 50 would measure the machine's memory instead. */
  readonly connections?: number;
  /**
   * A name in the query that is replaced by another one of the same length in
   * every request, so that no two operations are the same.
   */
  readonly distinctName?: string;
}

/**
 * What stands behind the gateway: the four subgraphs that answer from memory,
 * our own federation in the gateway's process, or the same over HTTP.
 */
export type SceneKind = 'shop' | 'federation' | 'federation-http';

/** The body of the workload's nth request. */
export function requestBody(workload: Workload, index: number): Buffer {
  const { distinctName, query, variables } = workload;
  const text =
    distinctName === undefined
      ? query
      : query.replaceAll(distinctName, nameOf(distinctName, index));
  return Buffer.from(JSON.stringify({ query: text, variables }));
}

/** Turns the answer to request 0 into the one expected for the nth. */
export function expectedAnswer(
  workload: Workload,
  first: Buffer,
): (index: number) => Buffer {
  const { distinctName } = workload;
  if (distinctName === undefined) return () => first;
  const name = nameOf(distinctName, 0);
  const places = placesOf(first, name);
  return (index) => {
    const answer = Buffer.from(first);
    for (const place of places) {
      answer.write(nameOf(distinctName, index), place, 'latin1');
    }
    return answer;
  };
}

function nameOf(distinctName: string, index: number): string {
  const digits = index.toString(36);
  return distinctName.slice(0, -digits.length) + digits;
}

function placesOf(bytes: Buffer, name: string): readonly number[] {
  const places: number[] = [];
  let place = bytes.indexOf(name);
  while (place >= 0) {
    places.push(place);
    place = bytes.indexOf(name, place + name.length);
  }
  return places;
}
