import { createActivitiesSubgraph } from '../../../subgraphs/activities/subgraph.ts';
import { createAlliancesSubgraph } from '../../../subgraphs/alliances/subgraph.ts';
import type { VitalityReport } from '../../../subgraphs/alliances/vitality/report.ts';
import type { Clock } from '../../../subgraphs/kit/values/clock.ts';
import type { Subgraph } from '../../../subgraphs/kit/serve/subgraph.ts';
import { createResourcesSubgraph } from '../../../subgraphs/resources/subgraph.ts';
import type { PlatformDatabases } from '../../../demo/fill-platform.ts';

/** What the tests ask of a report. */
export type Vitality = Pick<
  VitalityReport,
  | 'status'
  | 'index'
  | 'band'
  | 'recovered'
  | 'indicators'
  | 'warnings'
  | 'missing'
  | 'dataConfidence'
>;

/** An alliance's report as the three subgraphs make it together. */
export async function vitalityOf(
  databases: PlatformDatabases,
  id: string,
  clock: Clock,
): Promise<Vitality> {
  const facts = await ask(
    createActivitiesSubgraph({ dataSource: databases.activities, clock }),
    id,
    activityFacts,
  );
  const exchanges = await ask(
    createResourcesSubgraph({ dataSource: databases.resources, clock }),
    id,
    exchangeFacts,
  );
  const answer = await ask(
    createAlliancesSubgraph({ dataSource: databases.alliances, clock }),
    { id, ...facts, ...exchanges },
    report,
  );
  return answer['vitality'] as Vitality;
}

const activityFacts = `facts12m {
  asOf hasLog
  events { id kind startedOn endedOn recordedOn planFiledOn hasObjective needKind needRaisedOn hostCount summarizedOn initiatedBy partyElement outcomeCount online attendeeUnitIds }
  conferences { heldOn superiorAttended }
  resolutions { dueOn closedOn }
  claims { unitId dueOn confirmedOn }
  publishedProjects { publishedOn claimedOn }
}`;

const exchangeFacts = `exchangeFacts12m {
  hasLog exchanges { providerId receiverId partyIds confirmedOn }
  requests { raisedOn matchedOn confirmedOn unmetReason }
}`;

const report = `vitality {
  status index band recovered dataConfidence
  indicators { id signal value points statement }
  warnings { rule statement }
  missing { indicator reason }
}`;

async function ask(
  subgraph: Subgraph,
  alliance: string | object,
  fields: string,
): Promise<Record<string, unknown>> {
  const key = typeof alliance === 'string' ? { id: alliance } : alliance;
  const { data, errors } = await subgraph.execute({
    query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Alliance { ${fields} } } }`,
    variables: { of: [{ __typename: 'Alliance', ...key }] },
  });
  if (errors) throw new Error(JSON.stringify(errors));
  const entities = data?.['_entities'] as Record<string, unknown>[];
  return entities[0] ?? {};
}
