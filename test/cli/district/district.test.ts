import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  demoSystems,
  type DemoSystem,
} from '../../../demo/districts/demo-systems.ts';
import { demoMappingFile } from '../../../demo/districts/mappings.ts';
import { fillDistrictSystems } from '../../../demo/districts/fill.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';
import {
  runMengyue,
  startMengyue,
  type ServerProcess,
} from '../../support/mengyue-process.ts';

interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly message: string }[];
}

describe('mengyue district serve', () => {
  let folder: MappingFolder;
  let places: Readonly<Record<DemoSystem, string>>;
  let list: Server;
  beforeAll(async () => {
    folder = await mappingFolder();
    const paths = await fillDistrictSystems({
      directory: folder.path,
      size: 60,
    });
    places = {
      lqydj: `sqlite:${paths.lqydj}`,
      fzhlw: `sqlite:${paths.fzhlw}`,
      jszz: `sqlite:${paths.jszz}`,
      hmtz: paths.hmtz,
    };
    list = createServer((_, response) => {
      response.end(
        '{"data":{"dw":[{"mc":"示例·甲厂","dzz":"示例·甲党支部"}]}}',
      );
    }).listen(0, '127.0.0.1');
    await once(list, 'listening');
  });
  afterAll(async () => {
    list.close();
    await folder.remove();
  });

  const serve = async (file: string, system?: DemoSystem) => {
    const environment = system
      ? { [`MENGYUE_DEMO_${system.toUpperCase()}`]: places[system] }
      : {};
    const server = startMengyue(
      ['district', 'serve', '--mapping', file, '--port', '0'],
      environment,
    );
    const [, url = ''] = await server.printed(/(http:\S+)\n/u);
    return { server, url };
  };

  it.each(demoSystems)('serves %s by its mapping file', async (system) => {
    const { server, url } = await serve(demoMappingFile(system), system);
    try {
      const { data, errors } = await ask(
        url,
        '{ units(first: 1) { totalCount nodes { id } } dataSources { system } _service { sdl } }',
      );
      expect(errors).toBeUndefined();
      expect(data).toMatchObject({ dataSources: [{ system }] });
      expect(JSON.stringify(data)).toContain(`:${system}:`);
      const health = await fetch(url.replace('/graphql', '/health'));
      expect(await health.json()).toEqual({ status: 'UP' });
    } finally {
      await stopped(server);
    }
  });

  it('serves a GraphQL server, and that one again by the contract', async () => {
    const { port } = list.address() as AddressInfo;
    const simple = await folder.write(
      'simple.yaml',
      `system: wlw
name: 示例·物联网党建
districts: ['310116']
source: { kind: graphql, url: 'http://127.0.0.1:${port}/', lists: { dw: { query: '{ dw { mc dzz } }', rows: dw } } }
units: { from: dw, columns: { name: mc } }
partyOrganizations: { from: dw, columns: { name: dzz } }
links: { in: same-row }
`,
    );
    const query = '{ units { nodes { name partyOrganizations { name } } } }';
    const expected = {
      units: {
        nodes: [
          {
            name: '示例·甲厂',
            partyOrganizations: [{ name: '示例·甲党支部' }],
          },
        ],
      },
    };
    const first = await serve(simple);
    try {
      expect((await ask(first.url, query)).data).toEqual(expected);
      const passed = await folder.write(
        'passed.yaml',
        `system: wlw\nname: 示例·转接\ndistricts: ['310116']\nsource: { kind: graphql-contract, url: '${first.url}' }\n`,
      );
      const second = await serve(passed);
      try {
        expect((await ask(second.url, query)).data).toEqual(expected);
      } finally {
        await stopped(second.server);
      }
    } finally {
      await stopped(first.server);
    }
  });

  it('serves while its system is away, and says so in each answer', async () => {
    const { server, url } = await serve(demoMappingFile('fzhlw'));
    try {
      const { errors } = await ask(url, '{ units { totalCount } }');
      expect(errors?.[0]?.message).toBe(
        'The system fzhlw (示例·福州互联网企业党建信息系统) of 350100 cannot be read now.',
      );
    } finally {
      await stopped(server);
    }
  });

  it('ends with 2 and every problem of a wrong mapping', async () => {
    const file = await folder.write(
      'wrong.yaml',
      "system: A\nname: x\ndistricts: ['1']\nsource: { kind: graphql-contract, url: x, hedders: {} }\n",
    );
    const { exitCode, stdout, stderr } = await runMengyue([
      'district',
      'serve',
      '--mapping',
      file,
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      `mengyue: The mapping ${file} has 4 problems:`,
      `  ${file}:1:9 system: Expected a short name of a-z and 0-9, such as jszz, but got: A.`,
      `  ${file}:3:13 districts.0: Expected a district code of six digits (GB/T 2260) in quotes, but got: 1.`,
      `  ${file}:4:40 source.url: Expected an http or https address, but got: x.`,
      `  ${file}:4:43 source.hedders: Expected one of the keys kind, url, headers, connectSeconds, answerSeconds, but got: hedders (did you mean headers?).`,
      '',
    ]);
  });

  it.each([
    [['district', 'serve'], "required option '--mapping <file>'"],
    [['district', 'serve', '--mapping', 'none.yaml'], 'no file of this name'],
    [['district', 'serv'], "unknown command 'serv'"],
  ])('ends with 2 for %j', async (args, message) => {
    const { exitCode, stderr } = await runMengyue(args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it('explains itself, with the exit codes', async () => {
    for (const args of [['district'], ['district', 'serve']]) {
      const { exitCode, stdout } = await runMengyue([...args, '--help']);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Exit codes: 0 ok');
    }
  });
});

async function ask(url: string, query: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

async function stopped(server: ServerProcess): Promise<void> {
  expect((await server.stop()).exitCode).toBe(0);
}
