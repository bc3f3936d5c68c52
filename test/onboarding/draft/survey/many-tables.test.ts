import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { draftMapping } from '../../../../onboarding/draft/draft-mapping.ts';
import { surveyDatabase } from '../../../../onboarding/draft/survey/survey-database.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../../subgraphs/organizations/mapping/mapping-file.ts';

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

/** Tables of a portal before and after those of the party, by name. */
async function survey(others: number, party: readonly [string, string]) {
  const file = join(folder.path, `many-${others}-${party[0]}.sqlite`);
  const database = new Database(file);
  const half = Math.floor(others / 2);
  const statements = Array.from({ length: others }, (_, index) => {
    const name = `${index < half ? 'a' : 'y'}_log_${index}`;
    return `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, content TEXT, ip TEXT);`;
  });
  const [units, organizations] = party;
  database.exec(`${statements.join('\n')}
    CREATE TABLE ${units} (dwid INTEGER PRIMARY KEY, dwmc TEXT, tyshxydm TEXT, dzzid INTEGER);
    CREATE TABLE ${organizations} (dzzid INTEGER PRIMARY KEY, dzzmc TEXT, sjdzzid INTEGER);
    INSERT INTO ${units} VALUES (1, '示例·甲厂', '91310116DEM000057L', 1);
    INSERT INTO ${organizations} VALUES (1, '示例·甲党支部', NULL);`);
  database.close();
  const opened = await surveyDatabase({ url: `sqlite:${file}` });
  try {
    const entries = await draftMapping(opened.survey, { place: 'x' });
    const valueOf = (path: string) =>
      entries.find((it) => it.path.join('.') === path)?.value;
    return {
      tables: opened.survey.tables.length,
      unread: opened.survey.unread,
      from: [valueOf('units.from'), valueOf('partyOrganizations.from')],
    };
  } finally {
    await opened.close();
  }
}

describe('a database of more tables than are looked at', () => {
  it.each([
    ['after all others', ['z_dw', 'z_dzz']],
    ['before all others', ['a_a_dw', 'a_a_dzz']],
    ['in the middle', ['m_dw', 'm_dzz']],
  ] as const)(
    'is drafted of the right ones, %s by name',
    async (...[, party]) => {
      const { tables, unread, from } = await survey(
        230 + party[0].length,
        party,
      );
      expect(from).toEqual([...party]);
      expect(tables).toBe(200);
      expect(unread).toHaveLength(1);
      expect(unread[0]).toMatch(
        /^3\d of 23\d tables.*: (?:[ay]_log_\d+, ){19}[ay]_log_\d+, …$/u,
      );
    },
  );

  it('says nothing of unread tables where all were looked at', async () => {
    const { tables, unread } = await survey(198, ['z_dw', 'z_dzz']);
    expect({ tables, unread }).toEqual({ tables: 200, unread: [] });
  });
});
