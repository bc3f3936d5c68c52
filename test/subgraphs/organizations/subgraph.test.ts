import { rm } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { hmtzTraps } from '../../../demo/districts/hmtz/traps.ts';
import { lqydjTraps } from '../../../demo/districts/lqydj/traps.ts';
import { ledgerId } from '../../../subgraphs/organizations/normalize/ledger-id.ts';
import { ask, dataOf, entitiesOf } from '../kit/asking.ts';
import { startOnSqlite, type Systems } from './systems.ts';

describe('the organizations subgraph', () => {
  let systems: Systems;
  beforeAll(async () => {
    systems = await startOnSqlite();
  });
  afterAll(() => systems.stop());

  const data = (query: string) => dataOf(systems.subgraph, query);

  it('has no mutation and no subscription', () => {
    expect(systems.subgraph.schema.getMutationType()).toBeUndefined();
    expect(systems.subgraph.schema.getSubscriptionType()).toBeUndefined();
  });

  it('resolves references to nothing where there is nothing', async () => {
    const keys = ['510112:lqydj:999999', '510112:none:1', 'not an id'].map(
      (id) => ({ __typename: 'Unit', id }),
    );
    expect(
      await entitiesOf(systems.subgraph, keys, '... on Unit { name }'),
    ).toEqual([null, null, null]);
  });

  it('knows the two spellings of a unit by an alias', async () => {
    const [a, b] = [hmtzTraps.spellingA, hmtzTraps.spellingB].map(ledgerId);
    expect(
      await data(`{
        ledger: unit(id: "330110:hmtz:${a ?? ''}") { aliases { system localId name confidence reviewed } }
        table: unit(id: "510112:lqydj:${lqydjTraps.spellingB}") { aliases { name } }
        none: unit(id: "510112:lqydj:101") { aliases { name } } }`),
    ).toEqual({
      ledger: {
        aliases: [
          {
            system: 'hmtz',
            localId: b,
            name: hmtzTraps.spellingB,
            confidence: 0.92,
            reviewed: false,
          },
        ],
      },
      table: { aliases: [{ name: '示例·云帆A1精密机械有限公司' }] },
      none: { aliases: [] },
    });
  });

  it('says of each system how fresh and how complete it is', async () => {
    const { dataSources } = (await data(`{ dataSources {
      id name system kind provenance lastSyncAt completeness unitCount
      districts { code } partyOrganizationCount } }`)) as {
      dataSources: {
        system: string;
        completeness: number;
        unitCount: number;
        lastSyncAt: string;
      }[];
    };
    expect(dataSources).toMatchObject([
      {
        id: '510112:lqydj',
        kind: 'SQLITE',
        provenance: 'SYNTHETIC',
        lastSyncAt: '2020-08-10T10:00:00.000Z',
        districts: ['510112', '510100', '510107', '510114', '510115'].map(
          (code) => ({ code }),
        ),
      },
      { id: '350100:fzhlw', kind: 'SQLITE' },
      { id: '310116:jszz', districts: [{ code: '310116' }] },
      { id: '330110:hmtz', kind: 'SPREADSHEET' },
      { id: 'article:wzss', kind: 'PUBLICATION', districts: [] },
    ]);
    for (const { completeness, unitCount } of dataSources.slice(0, 4)) {
      expect(completeness).toBeGreaterThan(0.5);
      expect(completeness).toBeLessThan(1);
      expect(unitCount).toBeGreaterThan(200);
    }
    const [, fzhlw, , ledger] = dataSources;
    expect(fzhlw?.lastSyncAt).toMatch(/^2020-07-/u);
    // A ledger knows neither nature, industry, date nor number of members.
    expect(ledger?.completeness).toBeLessThan(fzhlw?.completeness ?? 0);
  });

  it('stamps every record with the moment and the place it was read from', async () => {
    expect(
      await data(
        '{ partyOrganization(id: "510112:lqydj:101") { record { localId asOf dataSource { system } } affiliation { asOf source } } }',
      ),
    ).toEqual({
      partyOrganization: {
        record: {
          localId: '101',
          asOf: '2020-08-11T04:00:00.000Z',
          dataSource: { system: 'lqydj' },
        },
        affiliation: {
          asOf: '2020-08-11T04:00:00.000Z',
          source: '示例·龙泉驿区等 lqy_dj.t_dzz',
        },
      },
    });
  });

  it('names a system that cannot be read, and answers for the others', async () => {
    const broken = await startOnSqlite(100);
    await rm(broken.places.jszz.slice('sqlite:'.length));
    const answer = await ask(
      broken.subgraph,
      `{ gone: unit(id: "310116:jszz:1291000000000002000") { name }
         there: unit(id: "330110:hmtz:${ledgerId(hmtzTraps.jointA)}") { name } }`,
    );
    expect({ ...answer.data }).toMatchObject({
      gone: null,
      there: { name: hmtzTraps.jointA },
    });
    expect(answer.errors).toMatchObject([
      {
        message:
          'The system jszz (示例·金山智慧党建组织库) of 310116 cannot be read now.',
        path: ['gone'],
        extensions: { code: 'SOURCE_UNAVAILABLE' },
      },
    ]);
    expect(broken.told).toEqual([
      expect.stringMatching(/\(jszz,310116\)暂不可用:文件不存在/u),
      expect.stringMatching(/\(jszz\) of 310116 is out: the file is missing/u),
    ]);
    expect(broken.reported).toEqual([]);
    await broken.stop();
  });
});
