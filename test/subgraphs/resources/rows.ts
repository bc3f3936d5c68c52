import type { ExchangeRow } from '../../../subgraphs/resources/exchange/exchange.ts';
import type { ResourceRequestRow } from '../../../subgraphs/resources/request/resource-request.ts';
import type { ResourceRow } from '../../../subgraphs/resources/resource/resource.ts';
import type { TrainingDemandRow } from '../../../subgraphs/resources/demand/training-demand.ts';

type Given<Row> = Partial<Row> & { readonly id: string };

export const source = {
  provenance: 'SYNTHETIC',
  evidence: 'REPORTED',
  statement: null,
  wording: null,
  citation: null,
} as const;

export function resourceRow(given: Given<ResourceRow>): ResourceRow {
  return {
    title: `Resource ${given.id}`,
    kind: 'VENUE',
    description: null,
    providerId: null,
    allianceId: null,
    state: 'OFFERED',
    ...source,
    ...given,
  };
}

export function requestRow(
  given: Given<ResourceRequestRow>,
): ResourceRequestRow {
  return {
    title: `Request ${given.id}`,
    kind: 'LABOUR',
    raisedById: null,
    allianceId: null,
    state: 'OPEN',
    raisedOn: '2020-06-01',
    matchedOn: null,
    fulfilledOn: null,
    confirmedOn: null,
    unmetReason: null,
    demandClusterId: null,
    provenance: 'SYNTHETIC',
    ...given,
  };
}

export function exchangeRow(given: Given<ExchangeRow>): ExchangeRow {
  return {
    kind: 'LABOUR',
    title: `Exchange ${given.id}`,
    direction: 'STATED',
    providerId: 'u1',
    receiverId: 'u2',
    partyIds: null,
    allianceId: 'a',
    state: 'CONFIRMED',
    agreedOn: null,
    confirmedOn: null,
    requestId: null,
    labourSharingId: null,
    ...source,
    ...given,
  };
}

export function demandRow(given: Given<TrainingDemandRow>): TrainingDemandRow {
  return {
    topic: '高等级技术培训',
    raisedById: null,
    raisedOn: null,
    raisedByText: null,
    demandClusterId: null,
    ...given,
  };
}
