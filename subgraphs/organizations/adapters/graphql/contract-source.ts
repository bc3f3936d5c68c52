import { encodeCursor, readPosition } from '../../../../protocol/cursor.ts';
import { formatRecordId } from '../../../kit/values/ids.ts';
import { describe, type MappedSource } from '../../mapping/mapped-source.ts';
import type { ContractMapping } from '../../mapping/mapping-schema.ts';
import type {
  AffiliationRecord,
  HostLink,
  Link,
  OrganizationSource,
  PartyOrganizationRecord,
  RecordOrder,
  RecordPageRequest,
  RecordReader,
  SourceRecord,
  SourceSummary,
  UnitGroup,
  UnitGroupRequest,
  UnitRecord,
} from '../../source/organization-source.ts';
import { askOrThrow } from './ask-or-throw.ts';
import {
  localIdOf,
  toAffiliation,
  toOrganization,
  toUnit,
  type AffiliationAnswer,
  type IdAnswer,
  type OrganizationAnswer,
  type UnitAnswer,
} from './contract-records.ts';
import { createGraphqlClient, type GraphqlClient } from './graphql-client.ts';

/**
 * A source for a server that speaks the organizations contract: queries are
 * passed on to it.
 */
export function openContractSource({
  settings,
}: MappedSource<ContractMapping>): OrganizationSource {
  const client = createGraphqlClient(settings.source);
  const server: Server = { client, settings };
  return {
    description: describe(settings, 'GRAPHQL'),
    units: readerOf<UnitAnswer, UnitRecord>(server, units),
    partyOrganizations: readerOf<OrganizationAnswer, PartyOrganizationRecord>(
      server,
      organizations,
    ),
    affiliations: (localIds) => affiliations(server, localIds),
    linksOfUnits: (localIds) => linksOfUnits(server, localIds),
    linksOfOrganizations: (localIds) => linksOfOrganizations(server, localIds),
    unitGroups: (request) => unitGroups(server, request),
    summary: () => summary(server),
    close: () => client.close(),
  };
}

interface Server {
  readonly client: GraphqlClient;
  readonly settings: ContractMapping;
}

/** How records of one kind are queried, and how answers are read. */
interface Kind<Answer extends IdAnswer, Record> {
  readonly type: 'Unit' | 'PartyOrganization';
  readonly field: 'units' | 'partyOrganizations';
  readonly selection: string;
  readonly toRecord: (answer: Answer) => Record;
}

const units: Kind<UnitAnswer, UnitRecord> = {
  type: 'Unit',
  field: 'units',
  selection: 'id name uscc nature industry district { code }',
  toRecord: toUnit,
};

const organizations: Kind<OrganizationAnswer, PartyOrganizationRecord> = {
  type: 'PartyOrganization',
  field: 'partyOrganizations',
  selection:
    'id name category localCategory partyCode establishedOn memberCountBand district { code }',
  toRecord: toOrganization,
};

/** Most rows of a page that the contract allows. */
const pageLimit = 100;

function readerOf<Answer extends IdAnswer, Record extends SourceRecord>(
  server: Server,
  kind: Kind<Answer, Record>,
): RecordReader<Record> {
  const { field, type, selection, toRecord } = kind;
  const ask = (request: object, parts: string) =>
    askOrThrow(
      server.client,
      `query ($first: Int, $after: String, $districts: [ID!], $filter: ${type}Filter, $orderBy: [${type}Order!]) {
        ${field}(first: $first, after: $after, districts: $districts, filter: $filter, orderBy: $orderBy) { ${parts} } }`,
      { ...request },
    ) as Promise<Readonly<globalThis.Record<typeof field, Page<Answer>>>>;
  const sortKeys = new WeakMap<Record, string>();
  return {
    // The server's own sort key, which is the end of its cursors.
    sortKeyOf: (record) => sortKeys.get(record) ?? record.localId,
    byIds: async (localIds) =>
      (await entities<Answer>(server, localIds, { type, selection })).map(
        toRecord,
      ),
    async page(request) {
      const rows: Record[] = [];
      let after = cursorOf(request, server.settings.system);
      while (rows.length < request.limit) {
        const first = Math.min(pageLimit, request.limit - rows.length);
        const { [field]: page } = await ask(
          {
            ...scopeOf(request),
            first,
            after,
            orderBy: orderBy(request.order),
          },
          `edges { cursor node { ${selection} } } pageInfo { hasNextPage endCursor }`,
        );
        for (const { cursor, node } of page.edges) {
          const record = toRecord(node);
          sortKeys.set(record, sortKeyIn(cursor));
          rows.push(record);
        }
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      return rows;
    },
    async count(request) {
      const answer = await ask({ ...scopeOf(request), first: 0 }, 'totalCount');
      return answer[field].totalCount;
    },
  };
}

interface Page<Answer> {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: Answer;
  }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string | null;
  };
  readonly totalCount: number | null;
}

function scopeOf({
  district,
  filter,
}: Pick<RecordPageRequest, 'district' | 'filter'>) {
  return { districts: [district], filter };
}

function orderBy(order: RecordOrder | undefined): object[] {
  const terms = (order?.terms ?? []).map(({ field, descending }) => ({
    [field]: descending ? 'DESC' : 'ASC',
  }));
  return order?.keyDescending === true ? [...terms, { id: 'DESC' }] : terms;
}

/** Makes a cursor of the contract: the values of the order, then a key. */
function cursorOf(request: RecordPageRequest, system: string): string | null {
  const { after, district, order } = request;
  if (after === null) return null;
  const { values, ties } = after;
  const descending = order?.keyDescending === true;
  const key =
    ties.kind === 'after'
      ? formatRecordId({ district, system, localId: ties.sortKey })
      : endOfKeys((ties.kind === 'all') !== descending);
  return encodeCursor([...values, ...(descending ? [key, key] : [key])]);
}

function endOfKeys(first: boolean): string {
  return first ? '000000:a:0' : '999999:z:0';
}

/** The last part of a cursor, after district and system. */
function sortKeyIn(cursor: string): string {
  return localIdOf(String(readPosition(cursor)?.at(-1)));
}

/** Most records of one request, to bound the size of the body. */
const entitiesPerRequest = 5_000;

async function entities<Answer>(
  { client, settings }: Server,
  localIds: readonly string[],
  { type, selection }: { readonly type: string; readonly selection: string },
): Promise<readonly Answer[]> {
  const { districts, system } = settings;
  // The local id alone does not say which of the districts a record is in, so
  // each is tried.
  const keys = [...new Set(localIds)].flatMap((localId) =>
    districts.map((district) => ({
      __typename: type,
      id: formatRecordId({ district, system, localId }),
    })),
  );
  const found: Answer[] = [];
  for (let start = 0; start < keys.length; start += entitiesPerRequest) {
    const data = await askOrThrow(
      client,
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { ${selection} } } }`,
      { keys: keys.slice(start, start + entitiesPerRequest) },
    );
    const { _entities } = data as { readonly _entities: (Answer | null)[] };
    for (const one of _entities) if (one !== null) found.push(one);
  }
  return found;
}

async function affiliations(
  server: Server,
  localIds: readonly string[],
): Promise<ReadonlyMap<string, AffiliationRecord>> {
  const answers = await entities<AffiliationAnswer>(server, localIds, {
    type: 'PartyOrganization',
    selection:
      'id affiliation { parent { id } path { id } recordedSuperior recordedSuperiorId unresolvedSuperior levelCode doubts }',
  });
  return new Map(answers.flatMap(toAffiliation));
}

interface LinkAnswer extends IdAnswer {
  readonly others: readonly IdAnswer[] | null;
}

async function linksOfUnits(
  server: Server,
  localIds: readonly string[],
): Promise<readonly Link[]> {
  const answers = await entities<LinkAnswer>(server, localIds, {
    type: 'Unit',
    selection: 'id others: partyOrganizations { id }',
  });
  return answers.flatMap(({ id, others }) => {
    // A district's register must tell this.
    if (others === null) throw noList('partyOrganizations', id);
    const unit = localIdOf(id);
    return others.map((it) => ({ unit, organization: localIdOf(it.id) }));
  });
}

/** Null if the server does not tell the hosts of any of them; see HostLink. */
async function linksOfOrganizations(
  server: Server,
  localIds: readonly string[],
): Promise<readonly HostLink[] | null> {
  const answers = await entities<LinkAnswer>(server, localIds, {
    type: 'PartyOrganization',
    selection: 'id others: units { id }',
  });
  const isUnknown = ({ others }: LinkAnswer) => others === null;
  if (answers.length > 0 && answers.every(isUnknown)) return null;
  return answers.flatMap(({ id, others }): HostLink[] => {
    const organization = localIdOf(id);
    if (others === null) return [{ unit: null, organization }];
    return others.map((it) => ({ unit: localIdOf(it.id), organization }));
  });
}

function noList(field: string, id: string): Error {
  return new Error(`Expected ${field} of ${id} to be a list, but got: null`);
}

type GroupAnswer = Omit<UnitGroup, 'district'> & {
  readonly districtCode: string | null;
};

async function unitGroups(
  { client }: Server,
  request: UnitGroupRequest,
): Promise<readonly UnitGroup[]> {
  const { district, filter, groupBy } = request;
  const data = await askOrThrow(
    client,
    `query ($districts: [ID!], $filter: UnitFilter, $groupBy: [UnitDimension!]!) {
      unitStats(districts: $districts, filter: $filter, groupBy: $groupBy) {
        districtCode nature industry hasPartyOrganization count withPartyOrganization } }`,
    { districts: [district], filter, groupBy },
  );
  const { unitStats } = data as { readonly unitStats: readonly GroupAnswer[] };
  return unitStats.map(({ districtCode, ...group }) => ({
    ...group,
    district: districtCode,
  }));
}

interface SourceAnswer {
  readonly system: string;
  readonly lastSyncAt: string | null;
  readonly completeness: number | null;
  readonly unitCount: number | null;
  readonly partyOrganizationCount: number | null;
}

async function summary({ client, settings }: Server): Promise<SourceSummary> {
  const data = await askOrThrow(
    client,
    '{ dataSources { system lastSyncAt completeness unitCount partyOrganizationCount } }',
    {},
  );
  const { dataSources } = data as { dataSources: readonly SourceAnswer[] };
  const own = dataSources.find(({ system }) => system === settings.system);
  if (!own) {
    const got = dataSources.map(({ system }) => system).join(', ');
    throw new Error(
      `Expected the server to have the system ${settings.system}, but got: ${got}.`,
    );
  }
  return {
    lastSyncAt: own.lastSyncAt,
    unitCount: own.unitCount,
    partyOrganizationCount: own.partyOrganizationCount,
    filledFields: own.completeness ?? 0,
    askedFields: own.completeness === null ? 0 : 1,
  };
}
