import { demandClusterEntity } from '../../subgraphs/resources/demand/demand-cluster.ts';
import { exchangeLogEntity } from '../../subgraphs/resources/log/exchange-log.ts';
import { exchangeEntity } from '../../subgraphs/resources/exchange/exchange.ts';
import { labourSharingAgreementEntity } from '../../subgraphs/resources/exchange/labour-sharing-agreement.ts';
import { resourceRequestEntity } from '../../subgraphs/resources/request/resource-request.ts';
import { resourceEntity } from '../../subgraphs/resources/resource/resource.ts';
import { trainingDemandEntity } from '../../subgraphs/resources/demand/training-demand.ts';
import type { PlatformRows } from '../shared/platform-rows.ts';
import type {
  AllianceLog,
  DemandClusterLog,
  ExchangeLog,
  RequestLog,
} from './alliance-log.ts';
import { demandClusterId, requestId } from './log-ids.ts';
import { invented } from './invented.ts';
import type { ResourceRequestState } from '../../subgraphs/resources/contract/generated.ts';

/** What members offered, asked for and gave one another. */
export function addResourceRows(rows: PlatformRows, log: AllianceLog): void {
  const { id: allianceId, members } = log;
  rows.add(exchangeLogEntity, [{ allianceId }]);
  rows.add(
    resourceEntity,
    (log.offers ?? []).map(({ title, kind, by }, index) => ({
      id: `${allianceId}-offer-${index + 1}`,
      title,
      kind,
      description: null,
      providerId: members[by] ?? null,
      allianceId,
      state: 'OFFERED',
      ...invented('DOCUMENTED'),
    })),
  );
  addRequests(rows, log);
  (log.exchanges ?? []).forEach((exchange, index) => {
    addExchange(rows, log, { exchange, index });
  });
  (log.demandClusters ?? []).forEach((cluster, index) => {
    addCluster(rows, log, { cluster, id: demandClusterId(allianceId, index) });
  });
}

function addRequests(rows: PlatformRows, log: AllianceLog): void {
  rows.add(
    resourceRequestEntity,
    (log.requests ?? []).map((request, index) => ({
      id: requestId(log.id, index),
      title: request.title,
      kind: request.kind,
      raisedById: log.members[request.by] ?? null,
      allianceId: log.id,
      state: stateOf(request),
      raisedOn: request.raisedOn,
      matchedOn: request.matchedOn ?? null,
      fulfilledOn: request.confirmedOn ?? null,
      confirmedOn: request.confirmedOn ?? null,
      unmetReason: request.unmetReason ?? null,
      demandClusterId: null,
      provenance: 'SYNTHETIC',
    })),
  );
}

function stateOf(request: RequestLog): ResourceRequestState {
  if (request.confirmedOn !== undefined) return 'CONFIRMED';
  if (request.unmetReason !== undefined) return 'UNMET';
  return request.matchedOn === undefined ? 'OPEN' : 'MATCHED';
}

function addExchange(
  rows: PlatformRows,
  { id: allianceId, members }: AllianceLog,
  { exchange, index }: { exchange: ExchangeLog; index: number },
): void {
  const id = `${allianceId}-e${index + 1}`;
  const { request, headcount, agreedOn, confirmedOn } = exchange;
  const labourSharingId = headcount === undefined ? null : `${id}-agreement`;
  rows.add(exchangeEntity, [
    {
      id,
      kind: exchange.kind,
      title: exchange.title,
      direction: 'STATED',
      providerId: members[exchange.from] ?? null,
      receiverId: members[exchange.to] ?? null,
      partyIds: null,
      allianceId,
      state: 'CONFIRMED',
      agreedOn,
      confirmedOn,
      requestId: request === undefined ? null : requestId(allianceId, request),
      labourSharingId,
      ...invented('CONFIRMED_BY_BENEFICIARY'),
    },
  ]);
  if (headcount === undefined || labourSharingId === null) return;
  rows.add(labourSharingAgreementEntity, [
    {
      id: labourSharingId,
      state: 'SETTLED',
      headcount,
      from: agreedOn,
      to: confirmedOn,
      effects: ['缓解用工缺口'],
    },
  ]);
}

function addCluster(
  rows: PlatformRows,
  { id: allianceId, members }: AllianceLog,
  { cluster, id }: { cluster: DemandClusterLog; id: string },
): void {
  const { topic, by, raisedOn } = cluster;
  rows.add(demandClusterEntity, [
    {
      id,
      topic,
      allianceId,
      state: 'CLUSTERED',
      ...invented('DOCUMENTED'),
    },
  ]);
  rows.add(
    trainingDemandEntity,
    by.map((member, index) => ({
      id: `${id}-d${index + 1}`,
      topic,
      raisedById: members[member] ?? null,
      raisedOn,
      raisedByText: null,
      demandClusterId: id,
    })),
  );
}
