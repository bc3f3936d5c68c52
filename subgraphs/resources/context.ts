import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

import { dayOf } from '../kit/values/calendar.ts';
import type { Clock } from '../kit/values/clock.ts';
import {
  ConnectionLoader,
  loadById,
  loadChildren,
  loadPresence,
} from '../kit/read/loaders.ts';
import { demandClusterEntity } from './demand/demand-cluster.ts';
import { donationEntity } from './donation/donation.ts';
import { exchangeLogEntity } from './log/exchange-log.ts';
import { exchangeEntity } from './exchange/exchange.ts';
import { labourSharingAgreementEntity } from './exchange/labour-sharing-agreement.ts';
import { resourceRequestEntity } from './request/resource-request.ts';
import { resourceEntity } from './resource/resource.ts';
import { trainingDemandEntity } from './demand/training-demand.ts';
import { createExchangeFactsReader } from './facts/exchange-facts.ts';
import { demandClusterList } from './demand/demand-cluster-list.ts';
import { donationList } from './donation/donation-list.ts';
import { exchangeList } from './exchange/exchange-list.ts';
import { requestList } from './request/request-list.ts';
import { resourceList } from './resource/resource-list.ts';

/** What the resolvers of one request share. */
export type ResourcesContext = ReturnType<typeof createResourcesContext>;

export function createResourcesContext(dataSource: DataSource, clock: Clock) {
  const keepsLog = loadPresence(dataSource, exchangeLogEntity, 'allianceId');
  return {
    keepsLog,
    isInLogs: loadIsInLogs(dataSource),
    ...rowLoaders(dataSource),
    ...childLoaders(dataSource),
    ...connectionLoaders(dataSource),
    exchangeFacts12m: createExchangeFactsReader(
      dataSource,
      dayOf(clock.now()),
      keepsLog,
    ),
  };
}

/** By unit: whether any log names it. If none does, it may still have given. */
function loadIsInLogs(dataSource: DataSource): DataLoader<string, boolean> {
  const asked = loadPresence(dataSource, resourceRequestEntity, 'raisedById');
  const gave = loadPresence(dataSource, exchangeEntity, 'providerId');
  const received = loadPresence(dataSource, exchangeEntity, 'receiverId');
  return new DataLoader((units) =>
    Promise.all(
      units.map(async (unit) =>
        (
          await Promise.all([
            asked.load(unit),
            gave.load(unit),
            received.load(unit),
          ])
        ).includes(true),
      ),
    ),
  );
}

/** One row by its id. */
function rowLoaders(dataSource: DataSource) {
  return {
    resource: loadById(dataSource, resourceEntity),
    request: loadById(dataSource, resourceRequestEntity),
    exchange: loadById(dataSource, exchangeEntity),
    labourSharing: loadById(dataSource, labourSharingAgreementEntity),
    donation: loadById(dataSource, donationEntity),
    trainingDemand: loadById(dataSource, trainingDemandEntity),
    demandCluster: loadById(dataSource, demandClusterEntity),
  };
}

/** All rows of one parent, in id order. */
function childLoaders(dataSource: DataSource) {
  return {
    resourcesOfUnit: loadChildren(dataSource, resourceEntity, {
      parent: 'providerId',
      order: 'id',
    }),
    requestsOfUnit: loadChildren(dataSource, resourceRequestEntity, {
      parent: 'raisedById',
      order: 'id',
    }),
    donationsOfUnit: loadChildren(dataSource, donationEntity, {
      parent: 'donorId',
      order: 'id',
    }),
    demandsOfCluster: loadChildren(dataSource, trainingDemandEntity, {
      parent: 'demandClusterId',
      order: 'id',
    }),
    clustersOfAlliance: loadChildren(dataSource, demandClusterEntity, {
      parent: 'allianceId',
      order: 'id',
    }),
  };
}

/** Pages of rows, of the whole table or of one alliance. */
function connectionLoaders(dataSource: DataSource) {
  return {
    resources: new ConnectionLoader(dataSource, resourceList),
    requests: new ConnectionLoader(dataSource, requestList),
    exchanges: new ConnectionLoader(dataSource, exchangeList),
    donations: new ConnectionLoader(dataSource, donationList),
    demandClusters: new ConnectionLoader(dataSource, demandClusterList),
  };
}
