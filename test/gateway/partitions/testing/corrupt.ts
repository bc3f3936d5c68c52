import fc from 'fast-check';
import type { SubgraphResponse } from '../../../../gateway/fetch/subgraph-fetcher.ts';

const KINDS = [
  'delete',
  'null',
  'null with an error',
  'mistype',
  'foreign key',
  'repeat',
  'shorten',
  'turn round',
  'error without a path',
  'error elsewhere',
  'error at a value',
  'no data',
  'no data, 429',
  'other shape',
] as const;

/** One way to be wrong, and where: a place is picked by number. */
export interface Corruption {
  readonly kind: (typeof KINDS)[number];
  readonly place: number;
}

export const corruptions: fc.Arbitrary<Corruption> = fc.record({
  kind: fc.constantFrom(...KINDS),
  place: fc.nat(10_000),
});

type Path = readonly (string | number)[];
type Holder = Record<string | number, unknown>;

/** A place in an answer: its holder and key there. */
interface Place {
  readonly holder: Holder;
  readonly key: string | number;
  readonly path: Path;
  readonly value: unknown;
}

/** Where a null says that the source has none: nobody can see it is wrong. */
const NULLABLE = /^(year|mean|longest|shortest|book|statistics)$/u;
const ROWS = /^(nodes|edges|_entities|_partition_edges)$/u;

/** Changes an answer in place; undefined where there is no such place. */
export function corrupt(
  answer: SubgraphResponse,
  { kind, place: n }: Corruption,
): SubgraphResponse | undefined {
  const { data } = answer;
  if (!data) return undefined;
  const places = placesIn(data, []);
  const pick = (fits: (place: Place) => boolean): Place | undefined => {
    const fitting = places.filter(fits);
    return fitting[n % fitting.length];
  };
  const change = (
    fits: (place: Place) => boolean,
    to: (place: Place) => unknown,
  ): SubgraphResponse | undefined => {
    const place = pick(fits);
    if (!place) return undefined;
    place.holder[place.key] = to(place);
    return answer;
  };
  const withError = (path?: Path, base: SubgraphResponse = answer) => ({
    ...base,
    errors: [{ message: 'broken', ...(path ? { path } : {}) }],
  });
  const isRows = ({ key, value }: Place) =>
    ROWS.test(String(key)) && Array.isArray(value) && value.length > 1;
  switch (kind) {
    case 'delete': {
      const place = pick(({ key }) => typeof key === 'string');
      if (place) Reflect.deleteProperty(place.holder, place.key);
      return place && answer;
    }
    case 'null':
      return change(
        ({ key, path }) =>
          !NULLABLE.test(String(key)) &&
          !(typeof key === 'number' && path[0] === '_entities'),
        () => null,
      );
    case 'null with an error': {
      const place = pick(() => true);
      if (place) place.holder[place.key] = null;
      return place && withError(place.path);
    }
    case 'mistype':
      return change(
        ({ value }) => typeof value === 'number' || typeof value === 'string',
        ({ value }) => (typeof value === 'number' ? String(value) : 7.5),
      );
    case 'foreign key':
      return change(
        ({ key }) => key === 'id' || key === '_partition_id',
        ({ value }) => (String(value).startsWith('east') ? 'west:0' : 'east:1'),
      );
    case 'repeat':
      return change(isRows, ({ value }) =>
        (value as unknown[]).map(() => (value as unknown[])[0]),
      );
    case 'shorten':
      return change(isRows, ({ value }) => (value as unknown[]).slice(0, -1));
    case 'turn round':
      return change(isRows, ({ value }) => (value as unknown[]).toReversed());
    case 'error without a path':
      return withError();
    case 'error elsewhere':
      return withError(['elsewhere', n]);
    case 'error at a value':
      return withError(pick(({ value }) => value !== null)?.path);
    case 'no data':
      return withError(undefined, {});
    case 'no data, 429':
      return withError(undefined, { status: 429 });
    case 'other shape':
      return change(
        ({ value }) => typeof value === 'object' && value !== null,
        ({ value }) => (Array.isArray(value) ? {} : [value]),
      );
  }
}

function placesIn(holder: Holder, above: Path): Place[] {
  const entries: [string | number, unknown][] = Array.isArray(holder)
    ? holder.map((value: unknown, n) => [n, value])
    : Object.entries(holder);
  return entries.flatMap(([key, value]): Place[] => {
    const path = [...above, key];
    const below =
      typeof value === 'object' && value !== null
        ? placesIn(value as Holder, path)
        : [];
    return [{ holder, key, path, value }, ...below];
  });
}
