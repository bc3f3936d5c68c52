import type { DataSource } from 'typeorm';

import { demandClusterEntity } from '../../../subgraphs/resources/demand/demand-cluster.ts';
import { donationEntity } from '../../../subgraphs/resources/donation/donation.ts';
import { exchangeLogEntity } from '../../../subgraphs/resources/log/exchange-log.ts';
import { exchangeEntity } from '../../../subgraphs/resources/exchange/exchange.ts';
import { labourSharingAgreementEntity } from '../../../subgraphs/resources/exchange/labour-sharing-agreement.ts';
import { resourceRequestEntity } from '../../../subgraphs/resources/request/resource-request.ts';
import { resourceEntity } from '../../../subgraphs/resources/resource/resource.ts';
import { trainingDemandEntity } from '../../../subgraphs/resources/demand/training-demand.ts';
import { cited } from '../kit/storage/cited.ts';
import { insert } from '../kit/engines.ts';
import {
  demandRow,
  exchangeRow,
  requestRow,
  resourceRow,
  source,
} from './rows.ts';

const agreement = {
  id: 'l1',
  state: 'SIGNED',
  headcount: null,
  from: '2020-03-01',
  to: null,
  effects: ['职工报酬提高', '用工成本降低'],
} as const;

/** Exchange `e1`, as the subgraph answers it. */
export const sharedLabour = {
  id: 'e1',
  kind: 'LABOUR',
  title: '职工共享',
  direction: 'STATED',
  provider: { id: 'u1' },
  receiver: { id: 'u2' },
  parties: [{ id: 'u1' }, { id: 'u2' }],
  alliance: { id: 'a' },
  state: 'CONFIRMED',
  agreedOn: '2019-07-01',
  confirmedOn: '2019-08-12',
  request: { id: 'q1', demandCluster: { id: 'c1' } },
  labourSharing: agreement,
  ...source,
} as const;

export const wipes = {
  id: 'd-2020',
  kind: 'GOODS',
  donor: { id: 'u1' },
  recipient: '示例·红十字会',
  alliance: { id: 'a' },
  recipientCount: 240,
  goods: '医用酒精湿巾',
  goodsQuantity: 100_000,
  goodsUnit: '包',
  valueCny: 2_000_000.55,
  donatedOn: '2020',
  ...source,
} as const;

export const cash = {
  id: 'd-cash',
  kind: 'CASH',
  recipient: '示例·慈善总会',
  recipientCount: null,
  goods: null,
  goodsQuantity: null,
  goodsUnit: null,
  valueCny: 2_000_000,
  donatedOn: '2020-02-29',
  ...source,
} as const;

/** Rows of every table, few enough to list them in a test. */
export async function fillSample(dataSource: DataSource): Promise<void> {
  await insert(dataSource, resourceEntity, [
    resourceRow({ id: 'r3' }),
    resourceRow({
      id: 'r1',
      title: '党建超市',
      kind: 'DIGITAL_PRODUCT',
      description: '说明',
      providerId: 'u1',
      allianceId: 'a',
      state: 'PROPOSED',
      provenance: 'ARTICLE',
      ...cited,
    }),
    resourceRow({ id: 'r2', allianceId: 'a' }),
  ]);
  await insert(dataSource, exchangeLogEntity, [{ allianceId: 'a' }]);
  await insert(dataSource, labourSharingAgreementEntity, [agreement]);
  const { donor, alliance, ...given } = wipes;
  await insert(dataSource, donationEntity, [
    { ...cash, donorId: null, allianceId: null },
    { ...given, donorId: donor.id, allianceId: alliance.id },
  ]);
  await fillExchanges(dataSource);
  await fillDemands(dataSource);
}

async function fillExchanges(dataSource: DataSource): Promise<void> {
  const own = { allianceId: 'a' };
  await insert(dataSource, resourceRequestEntity, [
    requestRow({
      ...own,
      id: 'q1',
      raisedById: 'u2',
      state: 'UNMET',
      raisedOn: '2019-08-12',
      matchedOn: '2019-09-01',
      fulfilledOn: '2019-09-02',
      confirmedOn: '2019-09-03',
      unmetReason: '暂无',
      demandClusterId: 'c1',
    }),
    requestRow({ ...own, id: 'q2', raisedById: 'u1', raisedOn: '2020-08-11' }),
    requestRow({ ...own, id: 'q3', raisedOn: '2019-08-11' }),
    requestRow({ ...own, id: 'q4', raisedOn: '2020-08-12' }),
    requestRow({ id: 'q5' }),
  ]);
  await insert(dataSource, exchangeEntity, [
    exchangeRow({
      id: 'e1',
      title: sharedLabour.title,
      agreedOn: '2019-07-01',
      confirmedOn: '2019-08-12',
      requestId: 'q1',
      labourSharingId: 'l1',
    }),
    exchangeRow({ id: 'e2', state: 'REPORTED', confirmedOn: '2020-01-01' }),
    exchangeRow({ id: 'e3', confirmedOn: '2020-08-11' }),
    exchangeRow({ id: 'e4', confirmedOn: '2019-08-11' }),
    exchangeRow({ id: 'e5', confirmedOn: '2020-01-01', receiverId: null }),
    exchangeRow({ id: 'e6' }),
    exchangeRow({
      id: 'e7',
      allianceId: 'told',
      direction: 'NOT_STATED',
      providerId: null,
      receiverId: null,
      partyIds: ['u3', 'u4'],
      confirmedOn: '2020-05-05',
    }),
  ]);
}

async function fillDemands(dataSource: DataSource): Promise<void> {
  await insert(dataSource, demandClusterEntity, [
    { id: 'c2', topic: '电商', allianceId: null, state: 'MATCHED', ...source },
    {
      id: 'c1',
      topic: '高等级技术培训',
      allianceId: 'a',
      state: 'CLUSTERED',
      ...source,
    },
  ]);
  const own = { demandClusterId: 'c1' };
  await insert(dataSource, trainingDemandEntity, [
    demandRow({ ...own, id: 'd1', raisedById: 'u1' }),
    demandRow({ ...own, id: 'd2', raisedById: 'u2' }),
    demandRow({ ...own, id: 'd3', raisedByText: '周边数家企业' }),
    demandRow({ ...own, id: 'd4', raisedById: 'u1' }),
  ]);
}
