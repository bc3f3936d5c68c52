import { demandClusterEntity } from '../../subgraphs/resources/demand/demand-cluster.ts';
import { donationEntity } from '../../subgraphs/resources/donation/donation.ts';
import {
  exchangeEntity,
  type ExchangeRow,
} from '../../subgraphs/resources/exchange/exchange.ts';
import { labourSharingAgreementEntity } from '../../subgraphs/resources/exchange/labour-sharing-agreement.ts';
import { resourceEntity } from '../../subgraphs/resources/resource/resource.ts';
import { trainingDemandEntity } from '../../subgraphs/resources/demand/training-demand.ts';
import { articleUnitId, type ArticleUnitKey } from './units.ts';
import type { PlatformRows } from '../shared/platform-rows.ts';
import type { Article } from './article-schema.ts';
import { sourcedColumns } from './fact.ts';

type Exchange = Article['exchanges'][number];

/** What a speaker said of resources, exchanges, donations and demands. */
export function addResourceRows(rows: PlatformRows, article: Article): void {
  rows.add(
    resourceEntity,
    article.resources.map((resource) => ({
      id: resource.id,
      title: resource.title,
      kind: resource.kind,
      description: resource.description ?? null,
      providerId: optionalUnit(resource.provider),
      allianceId: resource.alliance ?? null,
      state: resource.state,
      ...sourcedColumns(resource, article),
    })),
  );
  rows.add(
    donationEntity,
    article.donations.map((donation) => ({
      id: donation.id,
      kind: donation.kind,
      donorId: optionalUnit(donation.donor),
      recipient: donation.recipient,
      recipientCount: donation.recipientCount ?? null,
      allianceId: donation.alliance ?? null,
      goods: donation.goods ?? null,
      goodsQuantity: donation.goodsQuantity ?? null,
      goodsUnit: donation.goodsUnit ?? null,
      valueCny: donation.valueCny ?? null,
      donatedOn: null,
      ...sourcedColumns(donation, article),
    })),
  );
  for (const exchange of article.exchanges) {
    addExchange(rows, exchange, article);
  }
  for (const cluster of article.demandClusters) {
    addCluster(rows, cluster, article);
  }
}

function addExchange(
  rows: PlatformRows,
  exchange: Exchange,
  article: Article,
): void {
  const { labourSharing } = exchange;
  const labourSharingId = labourSharing && `${exchange.id}-agreement`;
  rows.add(exchangeEntity, [
    {
      id: exchange.id,
      kind: exchange.kind,
      title: exchange.title,
      ...sidesOf(exchange),
      allianceId: exchange.alliance,
      state: exchange.state,
      agreedOn: null,
      confirmedOn: null,
      requestId: null,
      labourSharingId: labourSharingId ?? null,
      ...sourcedColumns(exchange, article),
    },
  ]);
  if (labourSharing === undefined || labourSharingId === undefined) return;
  rows.add(labourSharingAgreementEntity, [
    {
      id: labourSharingId,
      state: labourSharing.state ?? null,
      headcount: null,
      from: null,
      to: null,
      effects: labourSharing.effects,
    },
  ]);
}

/** Where the source does not say who gave, both are equal parties. */
function sidesOf({
  parties,
  provider,
}: Exchange): Pick<
  ExchangeRow,
  'direction' | 'providerId' | 'receiverId' | 'partyIds'
> {
  if (provider === undefined) {
    return {
      direction: 'NOT_STATED',
      providerId: null,
      receiverId: null,
      partyIds: parties.map(articleUnitId).sort(),
    };
  }
  const receiver = parties.find((party) => party !== provider);
  return {
    direction: 'STATED',
    providerId: articleUnitId(provider),
    receiverId: optionalUnit(receiver),
    partyIds: null,
  };
}

function addCluster(
  rows: PlatformRows,
  cluster: Article['demandClusters'][number],
  article: Article,
): void {
  rows.add(demandClusterEntity, [
    {
      id: cluster.id,
      topic: cluster.topic,
      allianceId: cluster.alliance,
      state: 'CLUSTERED',
      ...sourcedColumns(cluster, article),
    },
  ]);
  rows.add(
    trainingDemandEntity,
    cluster.demands.map((demand, index) => ({
      id: `${cluster.id}-demand-${index + 1}`,
      topic: cluster.topic,
      raisedById: optionalUnit(demand.raisedBy),
      raisedOn: null,
      raisedByText: demand.raisedByText,
      demandClusterId: cluster.id,
    })),
  );
}

function optionalUnit(key: ArticleUnitKey | undefined): string | null {
  return key === undefined ? null : articleUnitId(key);
}
