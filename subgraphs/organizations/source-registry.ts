import { GraphQLError } from 'graphql';

import { expectedError } from '../kit/errors.ts';
import type {
  OrganizationSource,
  RecordReader,
} from './organization-source.ts';

/** A stretch of the order of lists: one district's records in one system. */
export interface Segment {
  readonly district: string;
  readonly source: OrganizationSource;
}

/** The systems that are connected, and whose records are where. */
export interface SourceRegistry {
  readonly sources: readonly OrganizationSource[];
  /** Ordered by district, then by system. */
  readonly segments: readonly Segment[];
  /** The source of a system that holds the district's records. */
  find(system: string): OrganizationSource | null;
  close(): Promise<void>;
}

/** Throws TypeError if two sources have one system name. */
export function createSourceRegistry(
  opened: readonly OrganizationSource[],
  report: (cause: unknown) => void,
): SourceRegistry {
  const sources = opened.map((source) => guarded(source, report));
  const bySystem = new Map(
    sources.map((source) => [source.description.system, source]),
  );
  if (bySystem.size < sources.length) {
    const names = sources.map(({ description }) => description.system);
    throw new TypeError(
      `Expected each system once, but got: ${names.join(', ')}`,
    );
  }
  return {
    sources,
    segments: sources
      .flatMap((source) =>
        source.description.districts.map((district) => ({ district, source })),
      )
      .sort(bySegment),
    find: (system) => bySystem.get(system) ?? null,
    async close() {
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}

function bySegment(one: Segment, other: Segment): number {
  return placeOf(one) < placeOf(other) ? -1 : 1;
}

function placeOf({ district, source }: Segment): string {
  return `${district} ${source.description.system}`;
}

/** The same source; its failures name the system and are reported. */
function guarded(
  source: OrganizationSource,
  report: (cause: unknown) => void,
): OrganizationSource {
  const { system, name, districts } = source.description;
  async function attempt<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask();
    } catch (cause) {
      if (cause instanceof GraphQLError) throw cause;
      report(cause);
      throw expectedError(
        'SOURCE_UNAVAILABLE',
        `The system ${system} (${name}) of ${districts.join(', ')} cannot be read now.`,
      );
    }
  }
  function reader<Record>(inner: RecordReader<Record>): RecordReader<Record> {
    return {
      byIds: (ids) => attempt(() => inner.byIds(ids)),
      page: (request) => attempt(() => inner.page(request)),
      count: (request) => attempt(() => inner.count(request)),
      sortKeyOf: (record) => inner.sortKeyOf(record),
    };
  }
  return {
    description: source.description,
    units: reader(source.units),
    partyOrganizations: reader(source.partyOrganizations),
    affiliations: (ids) => attempt(() => source.affiliations(ids)),
    linksOfUnits: (ids) => attempt(() => source.linksOfUnits(ids)),
    linksOfOrganizations: (ids) =>
      attempt(() => source.linksOfOrganizations(ids)),
    unitGroups: (request) => attempt(() => source.unitGroups(request)),
    summary: () => attempt(() => source.summary()),
    close: () => source.close(),
  };
}
