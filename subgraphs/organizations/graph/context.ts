import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

import type { Clock } from '../../kit/values/clock.ts';
import { parseRecordId } from '../../kit/values/ids.ts';
import { loadChildren } from '../../kit/read/loaders.ts';
import type { RequestContext } from '../../kit/serve/subgraph.ts';
import { organizationAliasEntity } from '../entities/organization-alias.ts';
import type {
  AffiliationRecord,
  HostLink,
  Link,
  OrganizationSource,
  PartyOrganizationRecord,
  RecordReader,
  SourceRecord,
  SourceSummary,
  UnitRecord,
} from '../source/organization-source.ts';
import type { Located } from './record-connection.ts';
import type { SourceRegistry } from './source-registry.ts';

/** A record of a source, by its local id: the key of the loaders. */
export interface RecordKey {
  readonly source: OrganizationSource;
  readonly localId: string;
}

/** What the resolvers of one request share. */
export type OrganizationsContext = ReturnType<
  typeof createOrganizationsContext
>;

export interface OrganizationsContextOptions extends RequestContext {
  readonly registry: SourceRegistry;
  readonly dataSource: DataSource;
  readonly clock: Clock;
}

/** Loaders read each thing once a request, and many together. */
export function createOrganizationsContext({
  scope,
  registry,
  dataSource,
  clock,
}: OrganizationsContextOptions) {
  const units = recordLoader<UnitRecord>(({ units }) => units);
  const partyOrganizations = recordLoader<PartyOrganizationRecord>(
    ({ partyOrganizations }) => partyOrganizations,
  );
  return {
    scope,
    registry,
    /** RFC 3339; the moment given as `asOf` in the whole answer. */
    asOf: clock.now().toISOString(),
    units,
    partyOrganizations,
    unit: byId(registry, units),
    partyOrganization: byId(registry, partyOrganizations),
    affiliations: affiliationLoader(),
    linksOfUnit: linkLoader(),
    linksOfOrganization: hostLoader(),
    aliasesOfUnit: loadChildren(dataSource, organizationAliasEntity, {
      parent: 'unitId',
      order: 'name',
    }),
    summaries: new DataLoader<OrganizationSource, SourceSummary>((sources) =>
      Promise.all(sources.map((source) => settle(source.summary()))),
    ),
  };
}

type RecordLoader<Value> = DataLoader<RecordKey, Value, string>;

function recordLoader<Record extends SourceRecord>(
  readerOf: (source: OrganizationSource) => RecordReader<Record>,
): RecordLoader<Located<Record> | null> {
  return batchedBySource(async (source, localIds) => {
    const records = await readerOf(source).byIds(localIds);
    return new Map(
      records.map((record) => [record.localId, { record, source }]),
    );
  }, null);
}

/**
 * Loads by the graph's id; the record must be in the district that the id
 * names.
 */
function byId<Record extends SourceRecord>(
  registry: SourceRegistry,
  loader: RecordLoader<Located<Record> | null>,
) {
  return async (id: string): Promise<Located<Record> | null> => {
    const parsed = parseRecordId(id);
    const source = parsed && registry.find(parsed.system);
    if (!source) return null;
    const found = await loader.load({ source, localId: parsed.localId });
    return found?.record.owner === parsed.district ? found : null;
  };
}

function affiliationLoader(): RecordLoader<AffiliationRecord | null> {
  return batchedBySource(
    (source, localIds) => source.affiliations(localIds),
    null,
  );
}

function linkLoader(): RecordLoader<readonly Link[]> {
  return batchedBySource(async (source, localIds) => {
    const links = await source.linksOfUnits(localIds);
    return Map.groupBy(links, ({ unit }) => unit);
  }, []);
}

/** Null for organizations whose hosts are not recorded. */
function hostLoader(): RecordLoader<readonly Link[] | null> {
  return batchedBySource(async (source, localIds) => {
    const links = await source.linksOfOrganizations(localIds);
    if (links === null) return new Map(localIds.map((id) => [id, null]));
    const known = Map.groupBy(links, ({ organization }) => organization);
    return new Map(localIds.map((id) => [id, linksKnown(known.get(id) ?? [])]));
  }, null);
}

function linksKnown(hosts: readonly HostLink[]): readonly Link[] | null {
  const links: Link[] = [];
  for (const { unit, organization } of hosts) {
    if (unit === null) return null;
    links.push({ unit, organization });
  }
  return links;
}

/** Each batch asks each source once, for all local ids. */
function batchedBySource<Value>(
  read: (
    source: OrganizationSource,
    localIds: readonly string[],
  ) => Promise<ReadonlyMap<string, Value>>,
  absent: Value,
): RecordLoader<Value> {
  return new DataLoader<RecordKey, Value, string>(
    async (keys) => {
      const groups = [...Map.groupBy(keys, ({ source }) => source)];
      const answers = new Map(
        await Promise.all(
          groups.map(async ([source, members]) => {
            const ids = members.map(({ localId }) => localId);
            return [source, await settle(read(source, ids))] as const;
          }),
        ),
      );
      return keys.map(({ source, localId }) => {
        const answer = answers.get(source);
        if (answer instanceof Error) return answer;
        return answer?.get(localId) ?? absent;
      });
    },
    {
      cacheKeyFn: ({ source, localId }) =>
        `${source.description.system} ${localId}`,
    },
  );
}

/** A source that fails fails only its own keys. */
async function settle<Answer>(
  pending: Promise<Answer>,
): Promise<Answer | Error> {
  try {
    return await pending;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
