import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { CompareEveryCharacter1795700000000 } from '../../../../../subgraphs/kit/storage/mysql/code-point-collation.ts';
import { openDatabase } from '../../../../../subgraphs/kit/storage/database.ts';
import {
  startMariaDb,
  type PrivateMariaDb,
} from '../../../../support/mariadb.ts';
import { describeOnBothEngines, insert } from '../../engines.ts';
import {
  thingEntity,
  thingModel,
  thingRow,
  type ThingRow,
} from '../../thing.ts';

/** In code point order; a collation that pads sorts and compares otherwise. */
const texts = [
  '',
  ' ',
  'a',
  'a\u0001',
  'a\t',
  'a\n',
  'a ',
  'a  ',
  'a b',
  'a!',
  'aa',
  '盟',
  '盟 ',
  '\uFF5E',
  '𠮷',
  '𠮷 ',
];

const things = texts.map((text, index) =>
  thingRow({ id: text, label: text, amount: index }),
);

const fill = (dataSource: DataSource) =>
  insert(dataSource, thingEntity, things.toReversed());

describeOnBothEngines(thingModel, fill, (database) => {
  const rows = () => database().createQueryBuilder<ThingRow>(thingEntity, 't');

  it('sorts every character', async () => {
    const sorted = await rows().orderBy('t.label').getMany();
    expect(sorted.map(({ label }) => label)).toEqual(texts);
  });

  it.each(texts)('finds %j and no other', async (text) => {
    const equal = await rows().where('t.label = :text', { text }).getMany();
    const among = await rows()
      .where('t.id IN (:...ids)', { ids: [text] })
      .getMany();
    expect([equal, among].flat().map(({ label }) => label)).toEqual([
      text,
      text,
    ]);
  });

  it('groups no two texts as one', async () => {
    const groups = await rows()
      .select('t.label', 'label')
      .addSelect('COUNT(*)', 'count')
      .groupBy('t.label')
      .orderBy('t.label')
      .getRawMany<{ label: string; count: number | string }>();
    expect(groups.map(({ label, count }) => [label, Number(count)])).toEqual(
      texts.map((text) => [text, 1]),
    );
  });

  it('takes a key once', async () => {
    await expect(
      insert(database(), thingEntity, [thingRow({ id: 'a ' })]),
    ).rejects.toThrow(/UNIQUE|Duplicate/u);
  });
});

describe('a MariaDB database that pads', () => {
  let server: PrivateMariaDb;

  beforeAll(async () => {
    server = await startMariaDb();
  });

  afterAll(async () => {
    await server.stop();
  });

  it('is migrated, its rows and its later tables included', async () => {
    const url = await server.createDatabase('padded', 'utf8mb4_bin');
    const label = 'a'.repeat(255);
    const rows = [
      thingRow({ id: 'a', label, note: '长'.repeat(20_000) }),
      thingRow({ id: 'b', tags: ['盟 ', '𠮷'] }),
    ];
    await expect(openDatabase(url, thingModel)).rejects.toThrow(
      'expected the collation utf8mb4_nopad_bin, but got: utf8mb4_bin of thing.id; run ALTER TABLE thing CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin',
    );

    const dataSource = await openDatabase(url, {
      entities: thingModel.entities,
      migrations: [
        ...thingModel.migrations,
        CompareEveryCharacter1795700000000,
      ],
    });
    await dataSource.query('CREATE TABLE later (id varchar(9) PRIMARY KEY)');
    await insert(dataSource, thingEntity, rows);
    await insert(dataSource, thingEntity, [thingRow({ id: 'a ' })]);
    await dataSource.query("INSERT INTO later VALUES ('a'), ('a ')");

    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries).toEqual([]);
    // The two ids would be one again.
    await expect(dataSource.undoLastMigration()).rejects.toThrow('Duplicate');
    const kept = await dataSource.getRepository(thingEntity).find();
    expect(kept).toEqual([rows[0], thingRow({ id: 'a ' }), rows[1]]);
    await dataSource.destroy();
  });

  it('compares values that are no column’s by every character, too', async () => {
    const url = await server.createDatabase('session');
    const dataSource = await openDatabase(url, thingModel);
    const [row] = await dataSource.query<object[]>(
      "SELECT ? = 'a ' AS same, CAST(1 AS CHAR) = '1 ' AS cast",
      ['a'],
    );
    await dataSource.destroy();
    expect(Object.values(row ?? {}).map(Number)).toEqual([0, 0]);
  });
});
