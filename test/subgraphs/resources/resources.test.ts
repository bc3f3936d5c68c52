import { beforeAll, expect, it } from '@jest/globals';

import { fixedClock } from '../../../subgraphs/kit/values/clock.ts';
import type { Subgraph } from '../../../subgraphs/kit/serve/subgraph.ts';
import { resourcesModel } from '../../../subgraphs/resources/model.ts';
import { createResourcesSubgraph } from '../../../subgraphs/resources/subgraph.ts';
import { ask, dataOf, entitiesOf } from '../kit/asking.ts';
import { cited, citedFields } from '../kit/storage/cited.ts';
import { describeOnBothEngines } from '../kit/engines.ts';
import { cash, fillSample, sharedLabour, wipes } from './sample.ts';

describeOnBothEngines(resourcesModel, fillSample, (database) => {
  let subgraph: Subgraph;

  beforeAll(() => {
    subgraph = createResourcesSubgraph({
      dataSource: database(),
      clock: fixedClock('2020-08-11T00:30:00+08:00'),
    });
  });

  it('tells all of a resource', async () => {
    const data = await dataOf(
      subgraph,
      `{ resource(id: "r1") {
        id title kind description provider { id } alliance { id } state
        provenance evidence ${citedFields} } missing: resource(id: "no") { id } }`,
    );
    expect(data).toEqual({
      resource: {
        id: 'r1',
        title: '党建超市',
        kind: 'DIGITAL_PRODUCT',
        description: '说明',
        provider: { id: 'u1' },
        alliance: { id: 'a' },
        state: 'PROPOSED',
        provenance: 'ARTICLE',
        evidence: 'REPORTED',
        ...cited,
      },
      missing: null,
    });
  });

  it('tells all of an exchange and of the labour shared in it', async () => {
    const data = await dataOf(
      subgraph,
      `{ exchanges(filter: { id: { eq: "e1" } }) { nodes {
        id kind title direction provider { id } receiver { id } parties { id } alliance { id } state
        agreedOn confirmedOn request { id demandCluster { id } }
        labourSharing { id state headcount from to effects }
        provenance evidence ${citedFields} } } }`,
    );
    expect(data).toEqual({ exchanges: { nodes: [sharedLabour] } });
  });

  it('tells all of a donation', async () => {
    const data = await dataOf(
      subgraph,
      `{ donations { nodes { id kind donor { id } recipient recipientCount alliance { id }
        goods goodsQuantity goodsUnit valueCny donatedOn provenance evidence ${citedFields} } } }`,
    );
    expect(data).toEqual({
      donations: { nodes: [wipes, { ...cash, donor: null, alliance: null }] },
    });
  });

  it('tells all of a request', async () => {
    const data = await dataOf(
      subgraph,
      `{ resourceRequests(filter: { id: { eq: "q1" } }) { nodes {
        id title kind raisedBy { id } alliance { id } state raisedOn matchedOn
        fulfilledOn confirmedOn unmetReason demandCluster { topic } provenance } } }`,
    );
    expect(data).toEqual({
      resourceRequests: {
        nodes: [
          {
            id: 'q1',
            title: 'Request q1',
            kind: 'LABOUR',
            raisedBy: { id: 'u2' },
            alliance: { id: 'a' },
            state: 'UNMET',
            raisedOn: '2019-08-12',
            matchedOn: '2019-09-01',
            fulfilledOn: '2019-09-02',
            confirmedOn: '2019-09-03',
            unmetReason: '暂无',
            demandCluster: { topic: '高等级技术培训' },
            provenance: 'SYNTHETIC',
          },
        ],
      },
    });
  });

  it('counts the known units of a demand cluster, each once', async () => {
    const data = await dataOf(
      subgraph,
      '{ demandClusters { totalCount nodes { id unitCount alliance { id } demands { id raisedBy { id } raisedByText } } } }',
    );
    const byText = { id: 'd3', raisedBy: null, raisedByText: '周边数家企业' };
    expect(data).toEqual({
      demandClusters: {
        totalCount: 2,
        nodes: [
          {
            id: 'c1',
            unitCount: 2,
            alliance: { id: 'a' },
            demands: [
              { id: 'd1', raisedBy: { id: 'u1' }, raisedByText: null },
              { id: 'd2', raisedBy: { id: 'u2' }, raisedByText: null },
              byText,
              { id: 'd4', raisedBy: { id: 'u1' }, raisedByText: null },
            ],
          },
          { id: 'c2', unitCount: 0, alliance: null, demands: [] },
        ],
      },
    });
  });

  it.each<[field: string, filter: string, ids: string[]]>([
    ['resources', 'kind: { in: [VENUE] }', ['r2', 'r3']],
    ['resources', 'title: { contains: "党建" }', ['r1']],
    ['resources', 'alliance: { notIn: ["a"] }', ['r3']],
    ['resources', 'not: { alliance: { eq: "a" } }', ['r3']],
    [
      'resources',
      'or: [{ id: { eq: "r3" } }, { kind: { eq: DIGITAL_PRODUCT } }]',
      ['r1', 'r3'],
    ],
    ['resourceRequests', 'state: { eq: UNMET }', ['q1']],
    [
      'resourceRequests',
      'and: [{ alliance: { eq: "a" } }, { id: { notIn: ["q1"] } }]',
      ['q2', 'q3', 'q4'],
    ],
    ['exchanges', 'state: { in: [REPORTED] }', ['e2']],
    ['exchanges', 'kind: { eq: FUNDS }', []],
    ['donations', 'kind: { eq: CASH }', ['d-cash']],
    ['donations', 'alliance: { eq: "a" }', ['d-2020']],
    ['demandClusters', 'topic: { contains: "技术" }', ['c1']],
    ['demandClusters', 'alliance: { in: ["a"] }', ['c1']],
  ])('filters %s by %s', async (field, filter, ids) => {
    const data = await dataOf(
      subgraph,
      `{ list: ${field}(filter: { ${filter} }) { nodes { id } totalCount } }`,
    );
    expect(data).toEqual({
      list: { nodes: ids.map((id) => ({ id })), totalCount: ids.length },
    });
  });

  it('pages through exchanges', async () => {
    const query = `query ($after: String) { exchanges(first: 4, after: $after) {
      nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
    const first = (await dataOf(subgraph, query)) as Paged;
    const { endCursor } = first.exchanges.pageInfo;
    expect(first.exchanges).toMatchObject({
      nodes: [{ id: 'e1' }, { id: 'e2' }, { id: 'e3' }, { id: 'e4' }],
      totalCount: 7,
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    expect(await dataOf(subgraph, query, { after: endCursor })).toMatchObject({
      exchanges: {
        nodes: [{ id: 'e5' }, { id: 'e6' }, { id: 'e7' }],
        pageInfo: { hasNextPage: false, hasPreviousPage: true },
      },
    });
  });

  it('refuses a bad page with what it expected', async () => {
    const { errors } = await ask(
      subgraph,
      '{ exchanges(first: -1) { totalCount } }',
    );
    expect(errors).toMatchObject([
      {
        message: 'Expected first to be from 0 to 100, but got: -1.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it('resolves what other subgraphs refer to, in their order', async () => {
    const keys = [
      { __typename: 'Exchange', id: 'e2' },
      { __typename: 'Resource', id: 'missing' },
      { __typename: 'Resource', id: 'r2' },
      { __typename: 'ResourceRequest', id: 'q2' },
      { __typename: 'LabourSharingAgreement', id: 'l1' },
      { __typename: 'Donation', id: 'd-cash' },
      { __typename: 'TrainingDemand', id: 'd1' },
      { __typename: 'DemandCluster', id: 'c2' },
    ];
    const selection = `
      ... on Exchange { title } ... on Resource { title }
      ... on ResourceRequest { title } ... on LabourSharingAgreement { state }
      ... on Donation { recipient } ... on TrainingDemand { raisedBy { id } }
      ... on DemandCluster { topic }`;
    expect(await entitiesOf(subgraph, keys, selection)).toEqual([
      { title: 'Exchange e2' },
      null,
      { title: 'Resource r2' },
      { title: 'Request q2' },
      { state: 'SIGNED' },
      { recipient: '示例·慈善总会' },
      { raisedBy: { id: 'u1' } },
      { topic: '电商' },
    ]);
  });

  it('adds to alliances and units', async () => {
    const keys = [
      { __typename: 'Alliance', id: 'a' },
      { __typename: 'Unit', id: 'u1' },
      { __typename: 'Unit', id: 'nobody' },
    ];
    const selection = `
      ... on Alliance {
        resources { nodes { id } totalCount } requests(first: 1) { nodes { id } totalCount }
        exchanges(filter: { state: { eq: REPORTED } }) { nodes { id } }
        donations { nodes { id } } demandClusters { id }
      }
      ... on Unit { offers { id } asks: requests { id } gave: donations { id } }`;
    expect(await entitiesOf(subgraph, keys, selection)).toEqual([
      {
        resources: { nodes: [{ id: 'r1' }, { id: 'r2' }], totalCount: 2 },
        requests: { nodes: [{ id: 'q1' }], totalCount: 4 },
        exchanges: { nodes: [{ id: 'e2' }] },
        donations: { nodes: [{ id: 'd-2020' }] },
        demandClusters: [{ id: 'c1' }],
      },
      {
        offers: [{ id: 'r1' }],
        asks: [{ id: 'q2' }],
        gave: [{ id: 'd-2020' }],
      },
      { offers: null, asks: null, gave: null },
    ]);
  });

  it('says neither who gave nor who received where that is not stated', async () => {
    const data = await dataOf(
      subgraph,
      `{ exchanges(filter: { id: { eq: "e7" } }) { nodes {
        direction provider { id } receiver { id } parties { id } } } }`,
    );
    expect(data).toEqual({
      exchanges: {
        nodes: [
          {
            direction: 'NOT_STATED',
            provider: null,
            receiver: null,
            parties: [{ id: 'u3' }, { id: 'u4' }],
          },
        ],
      },
    });
  });

  it('knows no total of an alliance that keeps no log here', async () => {
    const selection = `... on Alliance {
      exchangeRecords exchanges { totalCount recordedCount }
      requests { totalCount recordedCount nodes { id } } demandClusters { id }
      exchangeFacts12m { hasLog exchanges { providerId receiverId partyIds } } }`;
    const [logged, told, unheard] = (await entitiesOf(
      subgraph,
      ['a', 'told', 'unheard'].map((id) => ({ __typename: 'Alliance', id })),
      selection,
    )) as unknown[];
    expect(logged).toMatchObject({
      exchangeRecords: 'COMPLETE',
      exchanges: { totalCount: 6, recordedCount: 6 },
      exchangeFacts12m: { hasLog: true },
    });
    const unknown = {
      requests: { totalCount: null, recordedCount: 0, nodes: [] },
      demandClusters: null,
    };
    expect(told).toMatchObject({
      ...unknown,
      exchangeRecords: 'PARTIAL',
      exchanges: { totalCount: null, recordedCount: 1 },
      exchangeFacts12m: {
        hasLog: false,
        exchanges: [
          { providerId: null, receiverId: null, partyIds: ['u3', 'u4'] },
        ],
      },
    });
    expect(unheard).toMatchObject({
      ...unknown,
      exchangeRecords: 'NONE',
      exchanges: { totalCount: null, recordedCount: 0 },
      exchangeFacts12m: { hasLog: false, exchanges: [] },
    });
  });

  it('takes what was confirmed or raised in the last 12 months', async () => {
    const selection = `... on Alliance { exchangeFacts12m {
      exchanges { providerId receiverId confirmedOn }
      requests { raisedOn matchedOn confirmedOn unmetReason } } }`;
    const keys = [
      { __typename: 'Alliance', id: 'a' },
      { __typename: 'Alliance', id: 'nobody' },
    ];
    const units = { providerId: 'u1', receiverId: 'u2' };
    const open = { matchedOn: null, confirmedOn: null, unmetReason: null };
    expect(await entitiesOf(subgraph, keys, selection)).toEqual([
      {
        exchangeFacts12m: {
          exchanges: [
            { ...units, confirmedOn: '2019-08-12' },
            { ...units, confirmedOn: '2020-08-11' },
          ],
          requests: [
            {
              raisedOn: '2019-08-12',
              matchedOn: '2019-09-01',
              confirmedOn: '2019-09-03',
              unmetReason: '暂无',
            },
            { ...open, raisedOn: '2020-08-11' },
          ],
        },
      },
      { exchangeFacts12m: { exchanges: [], requests: [] } },
    ]);
  });
});

interface Paged {
  readonly exchanges: { readonly pageInfo: { readonly endCursor: string } };
}
