import { GraphQLError } from 'graphql';

import { expectedError } from '../../kit/errors.ts';
import type {
  OrganizationSource,
  RecordReader,
} from '../source/organization-source.ts';
import { createSourceHealth } from './source-health.ts';

/** The records of one district in one system; lists are ordered by segments. */
export interface Segment {
  readonly district: string;
  readonly source: OrganizationSource;
}

/** The connected systems, and which records each has. */
export interface SourceRegistry {
  readonly sources: readonly OrganizationSource[];
  /** Ordered by district, then by system. */
  readonly segments: readonly Segment[];
  /** The source of a system that holds the district's records. */
  find(system: string): OrganizationSource | null;
  close(): Promise<void>;
}

/** Who is told of failing sources, and of unexpected errors. */
export interface RegistryReports {
  /** Writes a line for the operator when a source fails or works again. */
  readonly tell: (line: string) => void;
  readonly report: (cause: unknown) => void;
}

/** Throws TypeError if two sources have one system name. */
export function createSourceRegistry(
  opened: readonly OrganizationSource[],
  reports: RegistryReports,
): SourceRegistry {
  const sources = opened.map((source) => guarded(source, reports));
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
  { tell, report }: RegistryReports,
): OrganizationSource {
  const { system, name, districts } = source.description;
  const health = createSourceHealth(source.description, tell);
  async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const attempt = health.begin();
    try {
      const answer = await ask();
      attempt.succeeded();
      return answer;
    } catch (cause) {
      if (cause instanceof GraphQLError) throw cause;
      // A defect of our own code is not the system's failure; its stack is
      // needed.
      if (isDefect(cause)) report(cause);
      attempt.failed(cause);
      throw expectedError(
        'SOURCE_UNAVAILABLE',
        `The system ${system} (${name}) of ${districts.join(', ')} cannot be read now.`,
      );
    }
  }
  function reader<Record>(inner: RecordReader<Record>): RecordReader<Record> {
    return {
      byIds: (ids) => asked(() => inner.byIds(ids)),
      page: (request) => asked(() => inner.page(request)),
      count: (request) => asked(() => inner.count(request)),
      sortKeyOf: (record) => inner.sortKeyOf(record),
    };
  }
  return {
    description: source.description,
    units: reader(source.units),
    partyOrganizations: reader(source.partyOrganizations),
    affiliations: (ids) => asked(() => source.affiliations(ids)),
    linksOfUnits: (ids) => asked(() => source.linksOfUnits(ids)),
    linksOfOrganizations: (ids) =>
      asked(() => source.linksOfOrganizations(ids)),
    unitGroups: (request) => asked(() => source.unitGroups(request)),
    summary: () => asked(() => source.summary()),
    close: () => source.close(),
  };
}

function isDefect(cause: unknown): boolean {
  return [TypeError, RangeError, ReferenceError].some(
    (kind) => cause instanceof kind,
  );
}
