import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

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

describe('the platform databases of the demo', () => {
  it('hold 15 alliances of the article and 11 invented ones', () => {
    const counts = Map.groupBy(rowsOf('alliance'), (row) => row['provenance']);
    expect(counts.get('ARTICLE_QUOTE')).toHaveLength(15);
    expect(counts.get('SYNTHETIC')).toHaveLength(11);
    expect(counts.size).toBe(2);
  });

  it('quote every fact that was not invented, as a report', () => {
    const facts = everyRow()
      .map(([, row]) => row)
      .filter(
        (row) => 'provenance' in row && row['provenance'] !== 'SYNTHETIC',
      );
    expect(facts.length).toBeGreaterThan(90);
    for (const row of facts) {
      expect(['ARTICLE_QUOTE', 'EXTERNAL_SOURCE']).toContain(row['provenance']);
      expect(row['quote']).toEqual(expect.stringMatching(/./u));
      if ('evidence' in row) expect(row['evidence']).toBe('REPORTED');
    }
  });

  it('name the source of every fact from elsewhere', () => {
    const external = everyRow()
      .map(([, row]) => row)
      .filter((row) => row['provenance'] === 'EXTERNAL_SOURCE');
    expect(external).toHaveLength(3);
    for (const row of external) expect(row['quote']).toMatch(/来源:/u);
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
