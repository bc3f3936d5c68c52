import { expect, it } from '@jest/globals';

import { activitiesModel } from '../../../../subgraphs/activities/model.ts';
import { alliancesModel } from '../../../../subgraphs/alliances/model.ts';
import { openDatabase } from '../../../../subgraphs/kit/storage/database.ts';
import { resourcesModel } from '../../../../subgraphs/resources/model.ts';

/** A database of before sources were cited, with `rows` in it, brought up. */
async function migrated(
  model: typeof alliancesModel,
  inserts: readonly string[],
) {
  const dataSource = await openDatabase('sqlite::memory:', model);
  await dataSource.undoLastMigration();
  await dataSource.undoLastMigration();
  for (const sql of inserts) await dataSource.query(sql);
  await dataSource.runMigrations();
  return dataSource;
}

it('keeps alliances, renames their provenance and drops the quotes', async () => {
  const own = ['id', 'name', 'type', 'state', 'provenance', 'evidence'];
  const rest = [
    'lead_is_party_department',
    'shared_goals',
    'superior_connected',
  ];
  const insert = (provenance: string) =>
    `INSERT INTO alliance (${[...own, ...rest].join(', ')}, quote)
     VALUES ('${provenance}', 'n', 'INDUSTRY', 'ACTIVE', '${provenance}',
       'REPORTED', 0, '[]', 0, 'a sentence')`;
  const dataSource = await migrated(
    alliancesModel,
    ['ARTICLE_QUOTE', 'EXTERNAL_SOURCE', 'RECORDED'].map(insert),
  );
  const rows = await dataSource.query<unknown>(
    'SELECT id, provenance, member_records, statement FROM alliance ORDER BY id',
  );
  await dataSource.destroy();
  expect(rows).toEqual([
    row('ARTICLE_QUOTE', 'ARTICLE', 'PARTIAL'),
    row('EXTERNAL_SOURCE', 'EXTERNAL', 'PARTIAL'),
    row('RECORDED', 'RECORDED', 'COMPLETE'),
  ]);
});

function row(id: string, provenance: string, coverage: string) {
  return { id, provenance, member_records: coverage, statement: null };
}

it('takes whoever recorded activities for keeping a log of them', async () => {
  const insert = (id: string, provenance: string) => [
    `INSERT INTO activity (id, title, kind, categories, state, online,
       party_element, provenance, evidence)
     VALUES ('${id}', 't', 'FORUM', '[]', 'COMPLETED', 0, 1, '${provenance}', 'NONE')`,
    `INSERT INTO activity_alliance VALUES ('${id}', '${id}')`,
  ];
  const dataSource = await migrated(activitiesModel, [
    ...insert('own', 'RECORDED'),
    ...insert('told', 'ARTICLE_QUOTE'),
    `INSERT INTO joint_conference VALUES ('c', 'met', '2020-01-01', 0, 'RECORDED')`,
  ]);
  const rows = await dataSource.query<unknown>(
    'SELECT alliance_id AS id FROM activity_log ORDER BY alliance_id',
  );
  await dataSource.destroy();
  expect(rows).toEqual([{ id: 'met' }, { id: 'own' }]);
});

it('takes whoever recorded exchanges for keeping a log of them', async () => {
  const insert = (id: string, provenance: string) =>
    `INSERT INTO exchange (id, kind, title, alliance_id, state, provenance, evidence)
     VALUES ('${id}', 'LABOUR', 't', '${id}', 'CONFIRMED', '${provenance}', 'NONE')`;
  const dataSource = await migrated(resourcesModel, [
    insert('own', 'RECORDED'),
    insert('told', 'ARTICLE_QUOTE'),
  ]);
  const logs = await dataSource.query<unknown>('SELECT * FROM exchange_log');
  const directions = await dataSource.query<unknown>(
    'SELECT DISTINCT direction FROM exchange',
  );
  await dataSource.destroy();
  expect(logs).toEqual([{ alliance_id: 'own' }]);
  expect(directions).toEqual([{ direction: 'STATED' }]);
});
