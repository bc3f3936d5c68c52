import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { DataSource } from 'typeorm';

import type { FilterInput } from '../../../../protocol/filter/fold-filter.ts';
import {
  entityRows,
  rowColumn,
} from '../../../../subgraphs/kit/read/entity-rows.ts';
import { compileFilter } from '../../../../subgraphs/kit/read/filter.ts';
import { partialDateColumn } from '../../../../subgraphs/kit/read/partial-date.ts';
import { describeOnBothEngines, insert } from '../engines.ts';
import { thingEntity, thingModel, thingRow } from '../thing.ts';

const dates = [
  '2017',
  '2017-12',
  '2017-12-31',
  '2018',
  '2018-01',
  '2018-01-01',
  '2018-01-15',
  '2018-01-31',
  '2018-02',
  '2018-02-28',
  '2018-12',
  '2018-12-31',
  '2019',
  '2019-01-01',
  '2020-02-29',
];

const filters = { day: partialDateColumn('row.day') };

const fill = (dataSource: DataSource) =>
  insert(dataSource, thingEntity, [
    ...dates.map((day) => thingRow({ id: day, day })),
    thingRow({ id: 'unknown' }),
  ]);

describeOnBothEngines(thingModel, fill, (database) => {
  async function matching(filter: FilterInput): Promise<string[]> {
    const where = compileFilter(filter, filters);
    const { from, selection, read } = entityRows(database(), thingEntity);
    const rows = await read(
      sql`SELECT ${selection} FROM ${from} WHERE ${where} ORDER BY ${rowColumn('id')}`,
    );
    return rows.map(({ id }) => id);
  }

  it.each<[string, object, string[]]>([
    ['a year', { eq: '2019' }, ['2019', '2019-01-01']],
    ['a month', { eq: '2018-02' }, ['2018-02', '2018-02-28']],
    ['a day', { eq: '2018-01-15' }, ['2018-01-15']],
    [
      'not before a month',
      { gte: '2018-12' },
      ['2018-12', '2018-12-31', '2019', '2019-01-01', '2020-02-29'],
    ],
    [
      'not after a day',
      { lte: '2018-01-01' },
      ['2017', '2017-12', '2017-12-31', '2018-01-01'],
    ],
    [
      'not after the end of a year',
      { gte: '2018-02', lte: '2018-12-31' },
      ['2018-02', '2018-02-28', '2018-12', '2018-12-31'],
    ],
    ['unknown', { isNull: true }, ['unknown']],
    ['known and late', { isNull: false, gte: '2019-02' }, ['2020-02-29']],
  ])('matches %s', async (_, day, expected) => {
    expect(await matching({ day })).toEqual(expected);
  });

  it.each(dates)(
    'matches only periods that wholly lie within %s',
    async (date) => {
      const within = (begin: string, end: string) =>
        dates.filter((each) => first(each) >= begin && last(each) <= end);
      const [begin, end] = [first(date), last(date)];
      expect(await matching({ day: { eq: date } })).toEqual(within(begin, end));
      expect(await matching({ day: { gte: date } })).toEqual(
        within(begin, '9999'),
      );
      expect(await matching({ day: { lte: date } })).toEqual(
        within('0000', end),
      );
    },
  );

  it('lets not match all that is not certain', async () => {
    const certain = await matching({ day: { lte: '2018-01' } });
    const rest = await matching({ not: { day: { lte: '2018-01' } } });
    expect([...certain, ...rest].toSorted()).toEqual([...dates, 'unknown']);
  });

  it('refuses null', () => {
    expect(() => compileFilter({ day: { lte: null } }, filters)).toThrow(
      'Expected a value for lte (isNull finds none), but got: null.',
    );
  });
});

function first(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

function last(date: string): string {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  const end = new Date(Date.UTC(year, day ? month - 1 : month, day ?? 0));
  return end.toISOString().slice(0, 10);
}
