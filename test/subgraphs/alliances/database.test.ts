import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { allianceEntity } from '../../../subgraphs/alliances/alliance/alliance.ts';
import { alliancesModel } from '../../../subgraphs/alliances/model.ts';
import { openAlliances } from '../../../subgraphs/alliances/subgraph.ts';
import { openDatabase } from '../../../subgraphs/kit/storage/database.ts';
import { dataOf } from '../kit/asking.ts';
import { describeOnBothEngines, insert } from '../kit/engines.ts';
import { allianceRow } from './rows.ts';

const leaveEmpty = () => Promise.resolve();

describeOnBothEngines(alliancesModel, leaveEmpty, (database) => {
  it('migrates to the tables that the entities describe', async () => {
    const { upQueries } = await database().driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('migrates down and up again', async () => {
    const { length } = database().migrations;
    for (let undone = 0; undone < length; undone += 1) {
      await database().undoLastMigration();
    }
    expect(await database().runMigrations()).toHaveLength(length);
  });

  it('serves again what an earlier run has stored', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mengyue-alliances-'));
    const url = restartableUrl(database(), join(folder, 'alliances.db'));
    const first = await openDatabase(url, alliancesModel);
    await insert(first, allianceEntity, [allianceRow({ id: 'kept' })]);
    await first.destroy();

    const subgraph = await openAlliances(url);
    const data = await dataOf(subgraph, '{ alliances { nodes { id name } } }');
    await subgraph.close();
    await rm(folder, { recursive: true });

    expect(data).toEqual({
      alliances: { nodes: [{ id: 'kept', name: '示例·kept' }] },
    });
  });
});

/** A database in memory does not survive a restart, so a file stands for it. */
function restartableUrl({ options }: DataSource, file: string): string {
  if (options.type !== 'mariadb') return `sqlite:${file}`;
  if (options.url === undefined) throw new TypeError('Expected a URL.');
  return options.url;
}
