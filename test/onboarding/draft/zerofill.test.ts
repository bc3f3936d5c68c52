import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';

import { inspectSystem } from '../../../onboarding/check/quality/inspect-system.ts';
import { draftMapping } from '../../../onboarding/draft/draft-mapping.ts';
import { renderDraft } from '../../../onboarding/draft/render-draft.ts';
import { surveyDatabase } from '../../../onboarding/draft/survey/survey-database.ts';
import type { DistrictMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import { startMariaDb, type PrivateMariaDb } from '../../support/mariadb.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';

let database: PrivateMariaDb;
let folder: MappingFolder;

beforeAll(async () => {
  [database, folder] = await Promise.all([startMariaDb(), mappingFolder()]);
}, 180_000);

afterAll(() => Promise.all([database.stop(), folder.remove()]));

/** Organization 1 is above all others; unit n has organization n + 1. */
const organizations = Array.from(
  { length: 20 },
  (_, index) =>
    `(${index + 1}, '示例·${index + 1}号${index === 0 ? '党委' : '党支部'}', ${index === 0 ? 'NULL' : Math.ceil(index / 4)})`,
);
const units = Array.from(
  { length: 15 },
  (_, index) => `(${index + 1}, '示例·${index + 1}号厂', ${index + 2})`,
);

/** The mapping as it is drafted, untouched. */
async function drafted(type: string): Promise<DistrictMapping> {
  const name = `z${type.replace(/\W/gu, '')}`;
  const url = await database.createDatabase(name);
  const connection = await createConnection({
    uri: url,
    multipleStatements: true,
  });
  await connection.query(`
    CREATE TABLE dw (dwid ${type} ZEROFILL PRIMARY KEY, dwmc VARCHAR(60), dzzid ${type} ZEROFILL);
    CREATE TABLE dzz (dzzid ${type} ZEROFILL PRIMARY KEY, dzzmc VARCHAR(60), sjdzzid ${type} ZEROFILL);
    INSERT INTO dw VALUES ${units.join(', ')};
    INSERT INTO dzz VALUES ${organizations.join(', ')};`);
  await connection.end();
  const opened = await surveyDatabase({ url });
  try {
    const entries = await draftMapping(opened.survey, {
      place: url,
      system: 'zf',
      district: '310116',
    });
    const yaml = renderDraft(entries, { heading: 'x', schema: 'x' });
    return await folder.mapping(yaml);
  } finally {
    await opened.close();
  }
}

describe.each(['INT(4)', 'BIGINT(10)', 'SMALLINT(3) UNSIGNED'])(
  'keys of %s ZEROFILL',
  (type) => {
    it('are drafted, linked and looked up as they are shown', async () => {
      const mapping = await drafted(type);
      const width = Number(/\d+/u.exec(type)?.[0]);
      const key = (number: number) => String(number).padStart(width, '0');
      const source = openSource({ mapping });
      try {
        const page = {
          district: '310116',
          after: null,
          limit: 99,
          filter: null,
        };
        const found = await source.units.page(page);
        expect(found.map(({ localId }) => localId)).toEqual(
          Array.from({ length: 15 }, (_, index) => key(index + 1)),
        );
        expect(await source.units.byIds([key(7)])).toMatchObject([
          { name: '示例·7号厂' },
        ]);
        expect(await source.linksOfUnits([key(7)])).toEqual([
          { unit: key(7), organization: key(8) },
        ]);
        expect((await source.affiliations([key(9)])).get(key(9))).toMatchObject(
          {
            path: [key(1), key(2), key(9)],
            doubts: [],
          },
        );
      } finally {
        await source.close();
      }
      const { book } = await inspectSystem(mapping, {
        keep: 9,
        progress: () => undefined,
      });
      expect(
        book.groups().filter(({ severity }) => severity === 'error'),
      ).toEqual([]);
    });
  },
);
