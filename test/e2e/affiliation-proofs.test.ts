import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createConnection, type RowDataPacket } from 'mysql2/promise';

import {
  demoSystems,
  type DemoSystem,
} from '../../demo/districts/demo-systems.ts';
import { demoMappingFile } from '../../demo/districts/mappings.ts';
import { openReadOnly } from '../../subgraphs/organizations/adapters/sql/database/open-read-only.ts';
import { openSource } from '../../subgraphs/organizations/open-source.ts';
import {
  attemptFileWrite,
  attemptWrites,
  wereRefused,
} from '../../onboarding/prove/attempt-write.ts';
import { fileChecksum } from '../../onboarding/prove/checksums.ts';
import { readAll } from '../../onboarding/prove/read-all.ts';
import { ask as askSubgraph } from '../subgraphs/kit/asking.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../subgraphs/organizations/mapping/mapping-file.ts';
import {
  describeOnBothEngines,
  type Systems,
} from '../subgraphs/organizations/systems.ts';
import { ask } from '../support/ask.ts';
import { runMengyue, startMengyue } from '../support/mengyue-process.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** What operations work on: the systems, and a folder for their files. */
interface World extends Systems {
  readonly folder: string;
}

/** One thing that is done to a system; resolves when it is over. */
interface Operation {
  readonly name: string;
  readonly run: (world: World, chosen: Chosen) => Promise<unknown>;
}

/** What is chosen at random for an operation. */
interface Chosen {
  readonly system: DemoSystem;
  readonly text: string;
}

/** A name and the words that are asked. */
function asking(name: string, query: string): Operation {
  return {
    name,
    run: ({ subgraph }, { text, system }) =>
      askSubgraph(subgraph, query, { text, id: `310116:${system}:${text}` }),
  };
}

const unit =
  'id name uscc nature industry partyOrganizations { name affiliation { parent { name } path { name } doubts } }';

const reads: readonly Operation[] = [
  asking('units', `{ units(first: 100) { totalCount nodes { ${unit} } } }`),
  asking(
    'units by name',
    `query ($text: String!) { units(filter: { name: { contains: $text } }) { nodes { ${unit} } } }`,
  ),
  asking('a unit', `query ($id: ID!) { unit(id: $id) { ${unit} } }`),
  asking(
    'organizations',
    '{ partyOrganizations(last: 50) { totalCount nodes { name units { name } } } }',
  ),
  asking(
    'statistics',
    '{ unitStats(groupBy: [NATURE, INDUSTRY]) { nature industry count } }',
  ),
  asking('sources', '{ dataSources { system completeness lastSyncAt } }'),
  {
    name: 'everything',
    run: async ({ sources }, { system }) => {
      const source = openSource(sources[system]);
      await readAll(source);
      await source.close();
    },
  },
];

const malformedWrites: readonly Operation[] = [
  asking('a mutation', 'mutation { dissolve(id: "310116:jszz:1") }'),
  asking(
    'a mutation by an argument',
    'mutation ($text: String!) { moveAffiliation(to: $text) { id } }',
  ),
  asking(
    'an injected id',
    `query ($text: String!) { unit(id: $text) { name } }`,
  ),
  {
    name: 'SQL through the adapter',
    run: async ({ places }, { system, text }) => {
      if (system === 'hmtz') return;
      const database = openReadOnly({ url: places[system] });
      for (const sql of [text, ...plainWrites[system]]) {
        await expect(database.query(sql)).rejects.toThrow();
      }
      await database.close();
    },
  },
];

const plainWrites = {
  lqydj: ["UPDATE t_dzz SET sjdzzdm = ''", 'DROP TABLE t_dzz'],
  fzhlw: ['DELETE FROM DZZ_INFO', 'ALTER TABLE DW_INFO ADD n int'],
  jszz: ['DELETE FROM party_org', 'CREATE TABLE foreign_table (n int)'],
} as const;

const commands: readonly Operation[] = [
  command('init', ({ places, folder }, { system }) => [
    ...(system === 'hmtz'
      ? ['--file', places[system]]
      : ['--url', places[system]]),
    '-o',
    join(folder, 'drafted.yaml'),
    '--force',
    '--yes',
  ]),
  command('check', (_, { system }) => ['--mapping', demoMappingFile(system)]),
  command('prove', (_, { system }) => ['--mapping', demoMappingFile(system)]),
  {
    name: 'district serve',
    run: async ({ places }, { system, text }) => {
      const server = startMengyue(
        `district serve --port 0 --mapping ${demoMappingFile(system)}`.split(
          ' ',
        ),
        placeOf(system, places),
      );
      try {
        const [, url = ''] = await server.printed(/(http:\S+)\n/u);
        await ask(url, `{ units(first: 100) { nodes { ${unit} } } }`);
        const { errors } = await ask(url, 'mutation { move }');
        expect(errors).toHaveLength(1);
        await ask(url, text);
      } finally {
        await server.stop();
      }
    },
  },
];

/** Mutations of the other subgraphs join these as they come. */
const operations: readonly Operation[] = [
  ...reads,
  ...malformedWrites,
  ...commands,
];

function command(
  name: string,
  argumentsOf: (world: World, chosen: Chosen) => readonly string[],
): Operation {
  return {
    name: `district ${name}`,
    run: async (world, chosen) => {
      const { exitCode } = await runMengyue(
        ['district', name, ...argumentsOf(world, chosen)],
        placeOf(chosen.system, world.places),
      );
      // 1: a check found something. More would be a command that did nothing.
      expect(exitCode).toBeLessThanOrEqual(name === 'check' ? 1 : 0);
    },
  };
}

function placeOf(system: DemoSystem, places: Systems['places']) {
  return { [`MENGYUE_DEMO_${system.toUpperCase()}`]: places[system] };
}

const step = fc.record({
  operation: fc.constantFrom(...operations),
  chosen: fc.record({
    system: fc.constantFrom(...demoSystems),
    text: fc.constantFrom(
      '示例',
      "'; DROP TABLE party_org; --",
      'INSERT INTO party_org (id) VALUES (7)',
      '1 OR 1 = 1',
      'mutation { delete }',
    ),
  }),
});

/** Sums of every table and file of every district, by the owner's account. */
async function sumsOf({ places }: Systems): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const place of Object.values(places)) {
    if (!place.startsWith('mysql:')) {
      sums[place] = await fileChecksum(place.replace(/^sqlite:/u, ''));
      continue;
    }
    const connection = await createConnection(place);
    const [tables] = await connection.query<RowDataPacket[]>('SHOW TABLES');
    for (const row of tables) {
      const name = String(Object.values(row)[0]);
      const [found] = await connection.query(`CHECKSUM TABLE \`${name}\``);
      sums[`${place} ${name}`] = JSON.stringify(found);
    }
    await connection.end();
  }
  return sums;
}

describe('affiliation stays where it is (proof 4)', () => {
  describeOnBothEngines((systems) => {
    it(`leaves every district byte-identical after any sequence of operations (SEED=${seed})`, async () => {
      const folder = await mappingFolder();
      const world: World = { ...systems(), folder: folder.path };
      const before = await sumsOf(world);
      expect(Object.keys(before).length).toBeGreaterThanOrEqual(4);
      try {
        await fc.assert(
          fc.asyncProperty(
            fc.array(step, { minLength: 1, maxLength: 8 }),
            async (steps) => {
              for (const { operation, chosen } of steps) {
                await operation.run(world, chosen);
              }
              expect(await sumsOf(world)).toEqual(before);
            },
          ),
          { seed, numRuns: 10, endOnFailure: true },
        );
      } finally {
        await folder.remove();
      }
    });

    it.each(operations)(
      '$name changes nothing, in any system',
      async ({ run }) => {
        const folder = await mappingFolder();
        const world: World = { ...systems(), folder: folder.path };
        const before = await sumsOf(world);
        for (const system of demoSystems) {
          await run(world, { system, text: "'; DROP TABLE party_org; --" });
        }
        expect(await sumsOf(world)).toEqual(before);
        await folder.remove();
      },
      60_000,
    );

    it('would notice a single change', async () => {
      const before = await sumsOf(systems());
      await systems().write(
        'jszz',
        "UPDATE party_org SET parent_name = '示例·别处' WHERE id = (SELECT id FROM (SELECT MIN(id) AS id FROM party_org) first_one)",
      );
      expect(await sumsOf(systems())).not.toEqual(before);
    });
  }, 60);
});

describe('every kind of adapter refuses to write (proof 2)', () => {
  describeOnBothEngines((systems) => {
    it.each(['lqydj', 'fzhlw', 'jszz'] as const)(
      'of SQL: %s',
      async (system) => {
        const database = openReadOnly({ url: systems().places[system] });
        expect(wereRefused(await attemptWrites(database))).toBe(true);
        await database.close();
      },
    );

    it('of spreadsheets', async () => {
      const attempts = await attemptFileWrite(systems().places.hmtz);
      expect(wereRefused(attempts)).toBe(true);
    });
  }, 60);

  describe('of GraphQL', () => {
    let server: Server;
    let folder: MappingFolder;
    const received: string[] = [];
    beforeAll(async () => {
      folder = await mappingFolder();
      server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          received.push(Buffer.concat(chunks).toString());
          response.end('{"data":{"dw":[{"mc":"示例·甲厂"}]}}');
        });
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
    });
    afterAll(async () => {
      server.close();
      await folder.remove();
    });

    const url = () =>
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

    it('refuses a mapping whose list is a mutation, before anything is sent', async () => {
      await expect(
        folder.mapping(
          `system: wlw\nname: x\ndistricts: ['310116']\nsource: { kind: graphql, url: '${url()}', lists: { dw: { query: 'mutation { dw { mc } }', rows: dw } } }\nunits: { from: dw, columns: { name: mc } }\npartyOrganizations: { from: dw, columns: { name: mc } }\nlinks: { in: same-row }\n`,
        ),
      ).rejects.toMatchObject({ name: 'MappingError' });
      expect(received).toEqual([]);
    });

    it('sends a server of the contract queries only', async () => {
      const mapping = await folder.mapping(
        `system: wlw\nname: x\ndistricts: ['310116']\nsource: { kind: graphql-contract, url: '${url()}' }\n`,
      );
      const source = openSource({ mapping });
      await readAll(source).catch(() => undefined);
      await source.summary().catch(() => undefined);
      await source.close();
      expect(received.length).toBeGreaterThan(0);
      expect(received.filter((it) => /"\s*mutation/u.test(it))).toEqual([]);
    });
  });
});
