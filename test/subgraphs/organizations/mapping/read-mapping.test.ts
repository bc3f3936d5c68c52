import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { demoSystems } from '../../../../demo/districts/demo-systems.ts';
import { demoMappingFile } from '../../../../demo/districts/mappings.ts';
import { MappingError } from '../../../../subgraphs/organizations/mapping/mapping-problem.ts';
import { mappingJsonSchema } from '../../../../subgraphs/organizations/mapping/mapping-schema.ts';
import {
  readMapping,
  type DistrictMapping,
} from '../../../../subgraphs/organizations/mapping/read-mapping.ts';
import { mappingFolder, type MappingFolder } from './mapping-file.ts';

const whole = `system: ex
name: 示例·系统
districts: ['310116']
source: { kind: sql, url: 'sqlite:ex.sqlite' }
units: { from: dw, key: id, columns: { name: mc } }
partyOrganizations: { from: dzz, key: id, columns: { name: mc } }
links: { in: units, column: dzz_id }
`;

describe('a mapping file', () => {
  let folder: MappingFolder;
  beforeAll(async () => {
    folder = await mappingFolder();
  });
  afterAll(() => folder.remove());

  const problems = async (
    yaml: string,
    environment?: Readonly<Record<string, string>>,
  ): Promise<readonly string[]> => {
    const error = await failure(folder.mapping(yaml, environment));
    return error.causes.map((line) => line.replace(`${folder.path}/`, ''));
  };

  it('is read with its defaults', async () => {
    const { settings } = await folder.mapping(whole);
    expect(settings).toMatchObject({
      provenance: 'RECORDED',
      source: { charset: 'utf8mb4', connectSeconds: 5, statementSeconds: 10 },
      partyOrganizations: { live: [], hierarchy: { style: 'none' } },
    });
  });

  it('names file, line, column and key of every problem at once', async () => {
    const yaml = whole
      .replace('system: ex', 'system: EX')
      .replace('mc } }\nparty', 'mc, natur: xz } }\nparty')
      .replace('in: units', 'in: unit');
    expect(await problems(yaml)).toEqual([
      'mapping.yaml:1:9 system: Expected a short name of a-z and 0-9, such as jszz, but got: EX.',
      'mapping.yaml:5:50 units.columns.natur: Expected one of the keys name, uscc, nature, industry, district, but got: natur (did you mean nature?).',
      'mapping.yaml:7:14 links.in: Expected one of same-row, units, party-organizations, table, but got: unit (did you mean units?).',
    ]);
  });

  it.each([
    [
      'source: { kind: sqll }',
      '1:17 source.kind: Expected one of sql, spreadsheet, graphql, graphql-contract, but got: sqll (did you mean sql?).',
    ],
    [
      'system: ex',
      '1:1 source.kind: Expected one of sql, spreadsheet, graphql, graphql-contract, but got: nothing.',
    ],
    [
      'just a text',
      '1:1 source.kind: Expected one of sql, spreadsheet, graphql, graphql-contract, but got: nothing.',
    ],
    [
      '',
      '1:1 source.kind: Expected one of sql, spreadsheet, graphql, graphql-contract, but got: nothing.',
    ],
  ])('says what it takes to begin: %j', async (yaml, message) => {
    expect(await problems(yaml)).toEqual([`mapping.yaml:${message}`]);
  });

  it.each([
    [
      "'310116'",
      '310116',
      '3:13 districts.0: Expected a text, but got: 310116.',
    ],
    [
      "'310116'",
      "'3101'",
      '3:13 districts.0: Expected a district code of six digits (GB/T 2260) in quotes, but got: 3101.',
    ],
    [
      'from: dw',
      'from: "dw; DROP TABLE dw"',
      '5:16 units.from: Expected a name of a table or column, but got: dw; DROP TABLE dw.',
    ],
    [
      'name: mc } }\npa',
      'name: mc, nature: { column: xz, codes: { 1: STATE_OWNEDD } } } }\npa',
      '5:84 units.columns.nature.codes.1: Expected one of GOVERNMENT_ORGAN, PUBLIC_INSTITUTION, STATE_OWNED, NON_PUBLIC_ENTERPRISE, FOREIGN_INVESTED, SOCIAL_ORGANIZATION, UNIVERSITY, COMMUNITY, but got: STATE_OWNEDD (did you mean STATE_OWNED?).',
    ],
    [
      'key: id, columns: { name: mc } }\nlinks',
      'key: id, live: [{ column: a, is: ["x\' OR \'1"] }], columns: { name: mc } }\nlinks',
      String.raw`6:68 partyOrganizations.live.0.is.0: Expected a text without ' \ and control characters, but got: x' OR '1.`,
    ],
    [
      'sqlite:ex.sqlite',
      'mysql://me:topsecret@/x',
      '4:27 source.url: Expected the URL of a database, sqlite:PATH or mysql://user:password@host/name, but got: mysql://***@/x.',
    ],
    [
      "sqlite'",
      "sqlite', charset: latin1-holding-gbk",
      '4:56 source.charset: Expected a charset that SQLite has, utf8mb4, but got: latin1-holding-gbk.',
    ],
    [
      'units, column: dzz_id',
      'same-row',
      '6:29 partyOrganizations.from: Expected the table of the units, dw, as links are in the same row, but got: dzz.',
    ],
    [
      'name: 示例·系统',
      'name: 示例·系统\nhook: ../odd.ts',
      '3:7 hook: Expected a module beside the mapping file, such as ./odd.ts, but got: ../odd.ts.',
    ],
    [
      'name: 示例·系统',
      'name: 示例·系统\nhook: ./none.ts',
      '3:7 hook: Expected a module in ',
    ],
  ])('refuses %s as %s', async (right, wrong, message) => {
    const [first, ...others] = await problems(whole.replace(right, wrong));
    expect(first).toContain(`mapping.yaml:${message}`);
    expect(others).toEqual([]);
  });

  it('says where its YAML ends', async () => {
    const [first] = await problems('a: [1');
    expect(first).toMatch(/^mapping\.yaml:\d+:\d+ Expected YAML: /u);
  });

  it('says that there is no file', async () => {
    const error = await failure(readMapping(`${folder.path}/none.yaml`));
    expect(error.causes).toHaveLength(1);
    expect(error.causes[0]).toContain('no file of this name');
  });

  it('takes values from the environment, or their defaults', async () => {
    const yaml = whole.replace(
      'sqlite:ex.sqlite',
      'mysql://${env.DB_USER:-reader}:${env.DB_PASSWORD}@db/jszz',
    );
    const { settings } = await folder.mapping(yaml, { DB_PASSWORD: 'a' });
    expect(settings.source).toMatchObject({ url: 'mysql://reader:a@db/jszz' });
    expect(await problems(yaml)).toEqual([
      expect.stringContaining(
        'mapping.yaml:4:27 Expected the environment variable DB_PASSWORD to be set, or a default as in ${env.DB_PASSWORD:-default}, but got: nothing.',
      ),
    ]);
  });

  it('keeps leading zeros of codes that are keys', async () => {
    const { settings } = await folder.mapping(
      whole.replace(
        'name: mc } }\npa',
        'name: mc, nature: { column: xz, codes: { 01: STATE_OWNED } } } }\npa',
      ),
    );
    expect(settings).toMatchObject({
      units: { columns: { nature: { codes: { '01': 'STATE_OWNED' } } } },
    });
  });

  it('sends a GraphQL server queries only', async () => {
    const yaml = `system: ex
name: 示例·系统
districts: ['310116']
source:
  kind: graphql
  url: http://127.0.0.1/graphql
  lists:
    dw: { query: 'mutation { dropAll }', rows: dw }
    dzz: { query: '{ dzz { mc } }', rows: dzz, paging: cursor }
units: { from: dw, columns: { name: mc } }
partyOrganizations: { from: dzz, columns: { name: mc } }
links: { in: units, column: dzz_id }
`;
    expect(await problems(yaml)).toEqual([
      'mapping.yaml:8:18 source.lists.dw.query: Expected the text of one GraphQL query, but got: mutation { dropAll }.',
      'mapping.yaml:9:10 source.lists.dzz.next: Expected the place of the next cursor, as paging is by cursor, but got: nothing.',
    ]);
    const right = yaml
      .replace('mutation { dropAll }', '{ dw { mc } }')
      .replace(', paging: cursor', '')
      .replace('from: dzz', 'from: dz');
    expect(await problems(right)).toEqual([
      'mapping.yaml:11:29 partyOrganizations.from: Expected one of the lists of the source, dw, dzz, but got: dz.',
    ]);
  });

  describe('with a hook', () => {
    const hooked = whole.replace(
      'name: 示例·系统',
      'name: 示例·系统\nhook: ./odd.ts',
    );

    it('loads it from beside the file', async () => {
      await folder.write(
        'odd.ts',
        'export const superior = (text: string) => text.slice(1);\n',
      );
      const { hook } = await folder.mapping(hooked);
      expect(hook.superior?.('A001')).toBe('001');
    });

    it('refuses what it does not know', async () => {
      const other = hooked.replace('./odd.ts', './other.ts');
      await folder.write(
        'other.ts',
        'export const superor = (text: string) => text;\n',
      );
      expect(await problems(other)).toEqual([
        'mapping.yaml:3:7 hook: Expected a hook to export superior, codesFit, date, row, but got: superor (did you mean superior?).',
      ]);
    });
  });
});

describe('the mapping files of the demo', () => {
  it.each(demoSystems)('%s: says all in at most 60 lines', async (system) => {
    const text = await readFile(demoMappingFile(system), 'utf8');
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(60);
    const { settings } = await readMapping(demoMappingFile(system), {});
    expect(settings.system).toBe(system);
  });
});

describe('the JSON schema for editors', () => {
  it('is what `node subgraphs/organizations/mapping/generate.ts` writes', async () => {
    const text = await readFile(
      'subgraphs/organizations/mapping/mapping.schema.json',
      'utf8',
    );
    expect(JSON.parse(text)).toEqual(
      JSON.parse(JSON.stringify(mappingJsonSchema())),
    );
  });
});

async function failure(
  reading: Promise<DistrictMapping>,
): Promise<MappingError> {
  const error: unknown = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof MappingError) return error;
  throw new Error(`Expected a MappingError, but got: ${String(error)}`);
}
