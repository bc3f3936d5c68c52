import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { realNamesIn } from '../../demo/article/real-names.ts';
import { articleUnitId } from '../../demo/article/units.ts';
import { demoUnits } from '../../demo/districts/unit-ids.ts';
import {
  fillPlatform,
  type PlatformDatabases,
} from '../../demo/fill-platform.ts';
import { startMariaDb, type PrivateMariaDb } from '../support/mariadb.ts';
import {
  closePlatform,
  dump,
  openPlatform,
  type AnyRow,
} from './support/platform.ts';

let databases: PlatformDatabases;
let tables: Record<string, AnyRow[]>;

beforeAll(async () => {
  databases = await openPlatform();
  await fillPlatform(databases);
  tables = await dump(databases);
});
afterAll(() => closePlatform(databases));

function rowsOf(table: string): AnyRow[] {
  const rows = tables[table];
  if (!rows) throw new Error(`No table ${table}`);
  return rows;
}

const articleUnits = new Set(
  (
    [
      'netdragon',
      'zhongbian',
      'changcheng',
      'hezong',
      'laoban',
      'nuobeier',
      'xingyuan',
      'zhongche',
      'jinchuang',
      'fz-organization-department',
      'fz-work-committee',
      'js-social-work',
      'js-equip-cluster',
      'js-life-cluster',
      'lvxiang',
      'xincang',
    ] as const
  ).map(articleUnitId),
);
const inventedUnits = new Set(demoUnits().map(({ id }) => id));

/** The properties that name a unit, in whatever table. */
const unitProperties = [
  'unitId',
  'leadUnitId',
  'successorUnitId',
  'providerId',
  'receiverId',
  'donorId',
  'raisedById',
  'proposedById',
];

function unitsOf(row: AnyRow): string[] {
  return unitProperties.flatMap((name) => {
    const value = row[name];
    return typeof value === 'string' ? [value] : [];
  });
}

/** The property by which a row hangs on another, and that row's table. */
const parents: readonly (readonly [string, string])[] = [
  ['activityId', 'activity'],
  ['conferenceId', 'joint_conference'],
  ['projectId', 'project'],
  ['charterId', 'charter'],
  ['versionId', 'charter_version'],
  ['demandClusterId', 'demand_cluster'],
];

/** Whether a row belongs to invented alliances, by following its parents. */
function isInvented(table: string, row: AnyRow): boolean | null {
  if (table === 'alliance') return row['provenance'] === 'SYNTHETIC';
  const { allianceId } = row;
  if (typeof allianceId === 'string') {
    return isInvented('alliance', byId('alliance', allianceId));
  }
  const parent = parents.find(
    ([property]) => typeof row[property] === 'string',
  );
  if (!parent) {
    return 'provenance' in row ? row['provenance'] === 'SYNTHETIC' : null;
  }
  const [property, parentTable] = parent;
  return isInvented(parentTable, byId(parentTable, row[property] as string));
}

function byId(table: string, id: string): AnyRow {
  const index = indexOf(table);
  const row = index.get(id);
  if (!row) throw new Error(`No ${table} ${id}`);
  return row;
}

const indexes = new Map<string, Map<string, AnyRow>>();

function indexOf(table: string): Map<string, AnyRow> {
  const known = indexes.get(table);
  if (known) return known;
  const index = new Map(rowsOf(table).map((row) => [row['id'] as string, row]));
  indexes.set(table, index);
  return index;
}

function everyRow(): [string, AnyRow][] {
  return Object.entries(tables).flatMap(([table, rows]) =>
    rows.map((row): [string, AnyRow] => [table, row]),
  );
}

const theArticle = '《党建联盟如何避免“空转”?》，《非公有制企业党建》';

/** A speaker and his question for the article, neither for another source. */
function citationOf(provenance: unknown) {
  return provenance === 'ARTICLE'
    ? {
        title: theArticle,
        publishedOn: '2020-08-11',
        speaker: expect.stringMatching(/^(成都|福州|金山|余杭)$/u),
        question: expect.any(Number),
      }
    : {
        title: expect.stringMatching(/./u),
        publishedOn: expect.stringMatching(/^\d{4}/u),
        speaker: null,
        question: null,
      };
}

/** The columns that hold a figure, whichever table they are in. */
const figureColumns = [
  'value',
  'valueCny',
  'withinDays',
  'goodsQuantity',
  'recipientCount',
];

function figuresOf(row: AnyRow): number[] {
  return figureColumns
    .map((column) => row[column])
    .filter((value) => value !== null && value !== undefined)
    .map(Number)
    .filter((value) => !Number.isNaN(value));
}

/**
 * `6000余万元` is 60,000,000; `一周内` 7 days; `2年` of an article of 2020 also
 * says 2018.
 */
function numbersIn(text: unknown): number[] {
  if (typeof text !== 'string') return [];
  const written = [...text.matchAll(/(\d+)(余?万)?(年?)/gu)].flatMap(
    ([, digits, tenThousands, years]) => {
      const number =
        Number(digits) *
        (tenThousands === '' || tenThousands === undefined ? 1 : 10_000);
      return years === '年' && number < 100
        ? [number, 2020 - number]
        : [number];
    },
  );
  return text.includes('一周') ? [...written, 7] : written;
}

describe('the platform databases of the demo', () => {
  it('hold 15 alliances of the article and 11 invented ones', () => {
    const counts = Map.groupBy(rowsOf('alliance'), (row) => row['provenance']);
    expect(counts.get('ARTICLE')).toHaveLength(15);
    expect(counts.get('SYNTHETIC')).toHaveLength(11);
    expect(counts.size).toBe(2);
  });

  it('cite every fact that was not invented, as a report', () => {
    const facts = everyRow()
      .map(([, row]) => row)
      .filter(
        (row) => 'provenance' in row && row['provenance'] !== 'SYNTHETIC',
      );
    expect(facts.length).toBeGreaterThan(90);
    for (const row of facts) {
      expect(row).toMatchObject({
        evidence: 'REPORTED',
        statement: expect.stringMatching(/./u),
        citation: citationOf(row['provenance']),
      });
    }
  });

  it('cite nobody for what is invented, and have no words of a source', () => {
    const cited = everyRow()
      .map(([, row]) => row)
      .filter((row) => row['provenance'] === 'SYNTHETIC')
      .filter(({ statement, wording, citation }) =>
        [statement, wording, citation].some(Boolean),
      );
    expect(cited).toEqual([]);
  });

  it('have what another source tells, with its title, and no speaker', () => {
    const external = everyRow()
      .filter(([, row]) => row['provenance'] === 'EXTERNAL')
      .map(([table, row]) => [table, row['id']]);
    expect(external).toEqual([
      ['reported_fact', 'js-ph-agri-fact-2'],
      ['reported_fact', 'yh-listed-fact-2'],
      ['reported_fact', 'yh-listed-fact-3'],
      ['activity', 'js-ph-agreement'],
      ['activity', 'js-ph-founding'],
      ['activity', 'yh-founding'],
    ]);
  });

  it('dates no alliance under a citation of the article by what others tell', () => {
    const told = new Set(
      rowsOf('reported_fact')
        .filter(
          ({ subject, provenance }) =>
            subject === 'FOUNDED_ON' && provenance === 'ARTICLE',
        )
        .map(
          ({ allianceId, value }) => `${String(allianceId)} ${String(value)}`,
        ),
    );
    const dated = rowsOf('alliance')
      .filter(({ provenance }) => provenance === 'ARTICLE')
      .filter(({ foundedOn }) => foundedOn !== null)
      .map(({ id, foundedOn }) => `${String(id)} ${String(foundedOn)}`);
    expect(dated.filter((each) => !told.has(each))).toEqual([]);
    expect(dated).toContain('yh-listed 2018');
  });

  it('have the digits of each figure of the article in its wording', () => {
    const told = everyRow().filter(
      ([, row]) => row['provenance'] === 'ARTICLE',
    );
    const figures = told.flatMap(([, row]) =>
      figuresOf(row).map((figure) => ({ figure, wording: row['wording'] })),
    );
    expect(figures.length).toBeGreaterThanOrEqual(14);
    const unworded = figures.filter(
      ({ figure, wording }) => !numbersIn(wording).includes(figure),
    );
    expect(unworded).toEqual([]);
  });

  it('have no digit in a paraphrase that its wording has not', () => {
    const told = everyRow().filter(
      ([, row]) => row['provenance'] === 'ARTICLE',
    );
    const strays = told.filter(([, { statement, wording }]) =>
      numbersIn(statement).some((each) => !numbersIn(wording).includes(each)),
    );
    expect(strays).toEqual([]);
  });

  it('have words of the source for figures only, and few of them', () => {
    const wordings = everyRow().flatMap(([, { wording }]) =>
      typeof wording === 'string' ? wording.split('；') : [],
    );
    for (const wording of wordings) {
      expect(wording).toMatch(/[\d一几半月]/u);
      expect(wording.length).toBeLessThanOrEqual(8);
    }
  });

  it('name no real party in anything invented', () => {
    const named = everyRow()
      .filter(([table, row]) => isInvented(table, row) !== false)
      .filter(
        ([, row]) =>
          row['provenance'] === undefined || row['provenance'] === 'SYNTHETIC',
      )
      .flatMap(([table, row]) =>
        realNamesIn(JSON.stringify(row)).map((name) => [
          table,
          row['id'],
          name,
        ]),
      );
    expect(named).toEqual([]);
  });

  it('attach nothing invented to an alliance of the article', () => {
    const mixed = everyRow().filter(
      ([table, row]) =>
        isInvented(table, row) === false && row['provenance'] === 'SYNTHETIC',
    );
    expect(mixed).toEqual([]);
  });

  it('give the alliances of the article no charter, conference or log', () => {
    const logs = new Set([
      'charter',
      'signature',
      'joint_conference',
      'participation',
      'project_claim',
      'resource_request',
      'institution',
      'guidance_visit',
      'support_plan',
      'recognition',
      'suspension',
    ]);
    const real = everyRow().filter(
      ([table, row]) => logs.has(table) && isInvented(table, row) === false,
    );
    expect(real).toEqual([]);
  });

  it('name only invented units in invented alliances', () => {
    const strays = everyRow()
      .filter(([table, row]) => isInvented(table, row) === true)
      .flatMap(([, row]) => unitsOf(row))
      .filter((unit) => !inventedUnits.has(unit));
    expect(strays).toEqual([]);
  });

  it("name only the article's units elsewhere", () => {
    const strays = everyRow()
      .filter(([table, row]) => isInvented(table, row) !== true)
      .flatMap(([, row]) => unitsOf(row))
      .filter((unit) => !articleUnits.has(unit));
    expect(strays).toEqual([]);
  });

  it('name invented alliances so that nobody takes them for real', () => {
    for (const row of rowsOf('alliance')) {
      const isMarked = (row['name'] as string).startsWith('示例·');
      expect(isMarked).toBe(row['provenance'] === 'SYNTHETIC');
    }
  });

  it.each([
    ['a mobile phone number', /(?<![\da-f])1[3-9]\d{9}(?![\da-f])/u],
    ['a telephone number', /(?<![\d-])0\d{2,3}-\d{7,8}(?!\d)/u],
    ['an identity number', /(?<!\d)\d{17}[\dX](?![\dA-Z])/u],
    ['a person by title', /(书记|部长|秘书长|主任|经理|同志|先生|女士)/u],
  ])('hold no %s', (_, pattern) => {
    const texts = everyRow().flatMap(([, row]) =>
      Object.values(row).filter((value) => typeof value === 'string'),
    );
    expect(texts.filter((text) => pattern.test(text))).toEqual([]);
  });

  it('are the same when they are filled anew', async () => {
    const again = await openPlatform();
    await fillPlatform(again);
    expect(await dump(again)).toEqual(tables);
    await closePlatform(again);
  });

  it('refuse to be filled twice, and stay as they were', async () => {
    await expect(fillPlatform(databases)).rejects.toThrow(/UNIQUE/u);
    expect(await dump(databases)).toEqual(tables);
  });
});

describe('the platform databases on MariaDB', () => {
  let server: PrivateMariaDb;
  beforeAll(async () => {
    server = await startMariaDb();
  });
  afterAll(() => server.stop());

  it('hold the same rows', async () => {
    for (const name of ['alliances', 'activities', 'resources']) {
      await server.createDatabase(name);
    }
    const onServer = await openPlatform((name) => server.url(name));
    await fillPlatform(onServer);
    expect(await dump(onServer)).toEqual(tables);
    await closePlatform(onServer);
  });
});
