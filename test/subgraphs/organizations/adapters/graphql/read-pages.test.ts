import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from '@jest/globals';

import { inspectSystem } from '../../../../../onboarding/check/quality/inspect-system.ts';
import { openSource } from '../../../../../subgraphs/organizations/open-source.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../mapping/mapping-file.ts';

const all = Array.from({ length: 250 }, (_, index) => ({
  id: `D${index}`,
  mc: `示例·第${index}厂`,
}));

type Variables = Readonly<Record<string, unknown>>;
type AnswerPage = (variables: Variables) => {
  readonly status?: number;
  readonly items?: readonly object[];
};

const empty: ReturnType<AnswerPage> = { items: [] };

const part = (start: number, size = 100) => all.slice(start, start + size);

/** Pages of a hundred, as servers count and name them. */
const cursors = {
  numbers: ({ after }: Variables) => {
    const start = typeof after === 'number' ? after : 0;
    const end = start + 100;
    return { items: part(start), next: end < 250 ? end : null };
  },
  'numbers, 0 at the end': ({ after }: Variables) => {
    const start = typeof after === 'number' ? after : 0;
    return { items: part(start), next: start + 100 < 250 ? start + 100 : 0 };
  },
  'texts, empty at the end': ({ after }: Variables) => {
    const start = Number(after ?? 0);
    return {
      items: part(start),
      next: start + 100 < 250 ? String(start + 100) : '',
    };
  },
} satisfies Record<string, AnswerPage>;

const counted = {
  'from 0': ({ page }: Variables) => ({ items: part(Number(page) * 100) }),
  'from 0, with its count': ({ page }: Variables) => ({
    items: part(Number(page) * 100),
    totalCount: 250,
  }),
  'from 1': ({ page }: Variables) => ({
    items: page === 0 ? [] : part((Number(page) - 1) * 100),
  }),
  'from 1, page 0 again as page 1': ({ page }: Variables) => ({
    items: part(Math.max(0, Number(page) - 1) * 100),
  }),
  'from 1, page 0 refused': ({ page }: Variables) =>
    page === 0 ? { status: 500 } : { items: part((Number(page) - 1) * 100) },
} satisfies Record<string, AnswerPage>;

let folder: MappingFolder;
let url: string;
let answer: AnswerPage;
let close: () => void;

beforeAll(async () => {
  folder = await mappingFolder();
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { query, variables } = JSON.parse(
        Buffer.concat(chunks).toString(),
      ) as { query: string; variables: Variables };
      const page = query.includes('zz') ? empty : answer(variables);
      response.statusCode = page.status ?? 200;
      response.end(JSON.stringify({ data: { list: page } }));
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});

afterAll(async () => {
  close();
  await folder.remove();
});

const queries = {
  cursor:
    'query ($after: Int, $first: Int) { list(after: $after, first: $first) { items { id mc } next } }',
  page: 'query ($page: Int) { list(page: $page) { items { id mc } } }',
  offset: 'query ($offset: Int) { list(offset: $offset) { items { id mc } } }',
  none: '{ list { items { id mc } } }',
} as const;

async function read(
  paging: keyof typeof queries,
  more = '',
  maximumRows = 200_000,
) {
  const mapping = await folder.mapping(`system: wlw
name: 示例·物联网党建
districts: ['310116']
source:
  kind: graphql
  url: ${url}
  maximumRows: ${maximumRows}
  lists:
    dw: { query: '${queries[paging]}', rows: list.items, paging: ${paging}${more} }
    zz: { query: '{ zz: list { items { id mc } } }', rows: list.items }
units: { from: dw, key: id, columns: { name: mc } }
partyOrganizations: { from: zz, key: id, columns: { name: mc } }
links: { in: party-organizations, column: dw }
`);
  const notices: string[] = [];
  const onNotice = (notice: string) => void notices.push(notice);
  const source = openSource({ mapping, onNotice });
  try {
    const scope = { district: '310116', filter: null };
    return { count: await source.units.count(scope), notices, mapping };
  } finally {
    await source.close();
  }
}

describe('cursors', () => {
  it.each(Object.keys(cursors) as (keyof typeof cursors)[])(
    'that are %s lead to every row',
    async (name) => {
      answer = cursors[name];
      expect(await read('cursor', ', next: list.next')).toMatchObject({
        count: 250,
        notices: [],
      });
    },
  );

  it.each([
    [
      'is not where the mapping says',
      () => ({ items: part(0) }),
      'nothing there',
    ],
    ['is no cursor', () => ({ items: part(0), next: true }), 'but got: true'],
    ['comes again', () => ({ items: part(0), next: 7 }), 'but got'],
  ] as const)(
    'end with an error where one %s',
    async (...[, page, message]) => {
      answer = page;
      await expect(read('cursor', ', next: list.next')).rejects.toThrow(
        message,
      );
    },
  );
});

describe('pages', () => {
  it.each(Object.keys(counted) as (keyof typeof counted)[])(
    'that are counted %s are all read, each once',
    async (name) => {
      answer = counted[name];
      expect(await read('page')).toMatchObject({ count: 250, notices: [] });
    },
  );

  it.each([1, 99, 100, 101])(
    'counted from 0 are read of %d rows',
    async (size) => {
      answer = ({ page }) => ({
        items: all
          .slice(0, size)
          .slice(Number(page) * 100, Number(page) * 100 + 100),
      });
      expect(await read('page')).toMatchObject({ count: size });
    },
  );

  it('begin where the mapping says', async () => {
    answer = counted['from 0'];
    expect(await read('page', ', firstPage: 0')).toMatchObject({ count: 250 });
    expect(await read('page', ', firstPage: 1')).toMatchObject({ count: 150 });
  });
});

describe('a list without a count, beyond its first pages', () => {
  const long = Array.from({ length: 30_000 }, (_, index) => ({
    id: `L${index}`,
    mc: `示例·第${index}厂`,
  }));
  let asked = 0;
  let made = 0;
  const pageOf = (rows: readonly object[], { page, offset }: Variables) => {
    asked += 1;
    const start =
      offset === undefined ? (Number(page) - 1) * 100 : Number(offset);
    return { items: start < 0 ? [] : rows.slice(start, start + 100) };
  };
  /** Beyond the last page, the last again. */
  const clamped = (rows: readonly object[], { page }: Variables) =>
    pageOf(rows, { page: Math.min(Number(page), rows.length / 100) });
  const everNew: AnswerPage = () => {
    asked += 1;
    return { items: part(0).map((it) => ({ ...it, id: `N${(made += 1)}` })) };
  };
  const maximum = 20_000;
  beforeEach(() => {
    asked = 0;
  });

  it.each([
    [
      'that makes new rows for each page',
      'page',
      everNew,
      'and for $page 200001 too, and the server gives no count: it never ends the list, or ignores $page',
    ],
    [
      'that makes new rows for each offset',
      'offset',
      everNew,
      'and for $offset 20000000 too, and the server gives no count: it never ends the list, or ignores $offset',
    ],
    [
      'of more pages than are allowed',
      'page',
      (variables) => pageOf(long, variables),
      'there are more (source.maximumRows)',
    ],
    [
      'of more offsets than are allowed',
      'offset',
      (variables) => pageOf(long, variables),
      'there are more (source.maximumRows)',
    ],
    [
      'of more pages than are allowed, the last of which comes again',
      'page',
      (variables) => clamped(long, variables),
      'there are more (source.maximumRows)',
    ],
  ] as const satisfies readonly (readonly [
    string,
    string,
    AnswerPage,
    string,
  ])[])('%s is given up early', async (...[, paging, page, message]) => {
    answer = page;
    await expect(read(paging, '', maximum)).rejects.toThrow(message);
    expect(asked).toBeLessThanOrEqual(23);
  });

  it.each([
    ['page', (variables: Variables) => pageOf(long.slice(0, 6_000), variables)],
    [
      'offset',
      (variables: Variables) => pageOf(long.slice(0, 6_000), variables),
    ],
    [
      'page',
      (variables: Variables) => clamped(long.slice(0, 6_000), variables),
    ],
    [
      'page',
      (variables: Variables) =>
        Number(variables['page']) > 60
          ? { status: 500 }
          : pageOf(long.slice(0, 6_000), variables),
    ],
  ] as const)('is read to its end, by %s', async (paging, page) => {
    answer = (variables) => {
      const isNear = Number(variables['page'] ?? 0) === 61;
      // The page behind the last is there, if empty, of whoever refuses others.
      return isNear ? pageOf(long.slice(0, 6_000), variables) : page(variables);
    };
    expect(await read(paging, '', maximum)).toMatchObject({ count: 6_000 });
  });
});

describe("fewer rows than the server's own count", () => {
  it.each(['total', 'totalCount', 'totalElements', 'totalRecords'])(
    'are told by the log and the check, counted in %s',
    async (name) => {
      answer = () => ({ items: part(0), [name]: 250 });
      const { count, notices, mapping } = await read('none');
      expect(count).toBe(100);
      expect(notices.join()).toContain(
        "only 100 rows read of the source's own 250",
      );
      const { book } = await inspectSystem(mapping, {
        keep: 9,
        progress: () => undefined,
      });
      expect(book.groups()).toMatchObject([
        { rule: 'rows-not-read', severity: 'error', count: 1 },
      ]);
    },
  );

  it('are an error where the mapping names the count', async () => {
    answer = () => ({ items: part(0), sum: 250 });
    await expect(read('none', ', total: list.sum')).rejects.toThrow(
      'Expected 250 rows in list.items, as the server counts them, but got: 100.',
    );
  });
});
