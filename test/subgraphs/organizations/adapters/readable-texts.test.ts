import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from '@jest/globals';

import type { FilterInput } from '../../../../protocol/filter/fold-filter.ts';
import type {
  OrganizationSource,
  RecordOrder,
  UnitRecord,
} from '../../../../subgraphs/organizations/source/organization-source.ts';
import { inspectSystem } from '../../../../onboarding/check/quality/inspect-system.ts';
import { proveSource } from '../../../../onboarding/prove/prove-source.ts';
import { writtenSystem, type WrittenSystem } from './written-system.ts';

/** Names as they are stored and as a person reads them. */
const names = [
  ['示例·\u200B甲厂', '示例·甲厂'],
  ['\uFEFF示例·乙厂', '示例·乙厂'],
  ['示例·丙\u00A0厂\u00A0', '示例·丙 厂'],
  ['\u3000示例·丁　　厂', '示例·丁 厂'],
  ['示例·戊\r\n厂', '示例·戊厂'],
  ['Example\nWorks', 'Example Works'],
  ['示例·\u00AD己厂', '示例·己厂'],
  ['示例·⽅厂', '示例·方厂'],
  ['示例·Cafe\u0301', '示例·Café'],
  ['\u200E示例·Ａ１\t厂\u2028', '示例·A1 厂'],
  ['示例·庚厂', '示例·庚厂'],
  ['  示例·辛厂 ', '示例·辛厂'],
] as const;

const nothing = ['无', ' 暂无\u200B', '-', '——', '/', 'N/A', '#REF!'] as const;

const shown = names.map(([, name]) => name);

/** Names by code point, as every engine is to have them. */
const sorted = [...shown].sort((one, other) => (one < other ? -1 : 1));

const district = '310116';
const ids = names.map((_, index) => `u${String(index).padStart(2, '0')}`);

const rows = {
  units: [
    ...names.map(([mc], index) => ({
      id: ids[index] ?? '',
      mc,
      // Valid codes of the demo, as copied from a web page and from a PDF.
      xydm:
        ['\u200B91510112DEM000014T', '91510114DEM000022J\u00A0'][index] ?? '无',
      xz: ['国企\u200B', '民\u00A0企', '国企', '/'][index % 4] ?? '',
      hy: index % 2 === 0 ? '\uFEFFC' : 'P',
      qh: ['310116\u00A0', '\u200B330482', '无', '310116'][index % 4] ?? '',
      zt: index % 2 === 0 ? '正常' : '正\u200B常',
      zz: index < 3 ? `o${index}\u00A0` : '',
    })),
    ...nothing.map((mc, index) => ({ id: `n${index}`, mc, zt: '正常' })),
    { id: 'x', mc: '示例·停', zt: '停\u200B用' },
  ],
  organizations: [
    { id: 'o0', mc: '示例·\u200B党委', lb: '党委', bm: 'Z\u00AD1', sj: '无' },
    {
      id: 'o1',
      mc: '示例·一\n支部',
      lb: '\u3000支部',
      bm: '-',
      sj: '示例·党委\u00A0',
    },
    {
      id: 'o2',
      mc: '示例·二支部',
      lb: '支部',
      bm: 'Z3',
      sj: '示例·\uFEFF一支部',
    },
    { id: 'o3', mc: '暂无', lb: '支部', bm: 'Z4', sj: '' },
  ],
};

describe.each(['SQLite', 'MariaDB'] as const)('on %s', (engine) => {
  let system: WrittenSystem;
  let source: OrganizationSource;
  beforeAll(async () => {
    system = await writtenSystem(engine);
  });
  afterAll(() => system.stop());
  beforeEach(async () => {
    await system.write(rows);
    source = await system.open();
  });
  afterEach(() => source.close());

  const found = async (filter: FilterInput) => {
    const request = { district, filter };
    const page = await source.units.page({
      ...request,
      after: null,
      limit: 99,
    });
    expect(await source.units.count(request)).toBe(page.length);
    return page.map(({ name }) => name);
  };

  it('shows every name as it is read, and no row whose name says nothing', async () => {
    expect(await found({})).toEqual(shown);
    const units = await source.units.byIds([...ids, 'n0', 'n1', 'x']);
    expect(units.map(({ name }) => name).sort()).toEqual([...shown].sort());
    expect(await source.partyOrganizations.byIds(['o3'])).toEqual([]);
  });

  it.each(names)(
    'finds %j by %j, the name that is shown',
    async (...[written, name]) => {
      expect(await found({ name: { eq: name } })).toEqual([name]);
      expect(await found({ name: { in: [name, '示例·庚'] } })).toEqual([name]);
      expect(await found({ name: { contains: name.slice(2) } })).toEqual([
        name,
      ]);
      if (written !== name && written.trim() !== name) {
        expect(await found({ name: { contains: written } })).toEqual([]);
      }
    },
  );

  it('finds what is not so by the same texts', async () => {
    const rest = await found({ not: { name: { eq: '示例·甲厂' } } });
    expect(rest).toEqual(shown.slice(1));
  });

  it.each([
    ['upwards', false],
    ['downwards', true],
  ])(
    'pages %s by name without losing or doubling one',
    async (...[, descending]) => {
      const expected = descending ? [...sorted].reverse() : sorted;
      for (const limit of [1, 2, 5, 12]) {
        const order: RecordOrder = {
          terms: [{ field: 'name', descending }],
          keyDescending: descending,
        };
        expect(await paged(source, order, limit)).toEqual(expected);
      }
    },
  );

  it('reads codes, natures, industries and places with what cannot be seen in them', async () => {
    expect(await source.units.byIds(ids.slice(0, 4))).toMatchObject([
      {
        uscc: '91510112DEM000014T',
        nature: 'STATE_OWNED',
        industry: 'MANUFACTURING',
        district,
      },
      {
        uscc: '91510114DEM000022J',
        nature: 'NON_PUBLIC_ENTERPRISE',
        district: '330482',
      },
      { uscc: null, nature: 'STATE_OWNED', district },
      { nature: null, district },
    ]);
    expect(await found({ uscc: { eq: '91510112DEM000014T' } })).toEqual([
      shown[0],
    ]);
    expect(await found({ uscc: { isNull: true } })).toEqual(shown.slice(2));
    expect(
      await found({ nature: { eq: 'NON_PUBLIC_ENTERPRISE' } }),
    ).toHaveLength(3);
    expect(await found({ district: { eq: '330482' } })).toHaveLength(3);
  });

  it('groups and counts what is shown', async () => {
    const groups = await source.unitGroups({
      district,
      filter: { name: { contains: '厂' } },
      groupBy: ['INDUSTRY', 'DISTRICT', 'HAS_PARTY_ORGANIZATION'],
    });
    const sum = groups.reduce((total, { count }) => total + Number(count), 0);
    expect(sum).toBe(
      await source.units.count({
        district,
        filter: { name: { contains: '厂' } },
      }),
    );
    expect(new Set(groups.map((it) => it.district))).toEqual(
      new Set([district, '330482']),
    );
    expect(new Set(groups.map((it) => it.industry))).not.toContain(null);
    const hosts = groups.filter((it) => it.hasPartyOrganization);
    expect(hosts.map(({ count }) => count)).toEqual([2, 1]);
  });

  it('follows superiors and links through what cannot be seen', async () => {
    expect(await source.partyOrganizations.byIds(['o0', 'o1'])).toMatchObject([
      {
        name: '示例·党委',
        category: 'COMMITTEE',
        localCategory: '党委',
        partyCode: 'Z1',
      },
      {
        name: '示例·一支部',
        category: 'BRANCH',
        localCategory: '支部',
        partyCode: null,
      },
    ]);
    const affiliations = await source.affiliations(['o0', 'o2']);
    expect(affiliations.get('o2')).toMatchObject({ path: ['o0', 'o1', 'o2'] });
    expect(affiliations.get('o0')).toMatchObject({
      parent: null,
      doubts: ['PARENT_NOT_RECORDED'],
    });
    expect(await source.linksOfUnits(['u00', 'u01'])).toEqual([
      { unit: 'u00', organization: 'o0' },
      { unit: 'u01', organization: 'o1' },
    ]);
  });

  it('counts what is filled as it does of a ledger with the same rows', async () => {
    const model = await system.model(rows);
    expect(await source.summary()).toMatchObject({
      ...(await model.summary()),
      lastSyncAt: expect.anything() as unknown,
    });
  });

  it('keeps the original: the check tells what is written', async () => {
    const [first] = rows.units;
    const twin = { ...first, id: 'twin', mc: '示例·甲\u00AD厂' };
    await system.write({ units: [...rows.units, twin], organizations: [] });
    const { book } = await inspectSystem(await system.mapping(), {
      keep: 99,
      progress: () => undefined,
    });
    const found = book.groups().find(({ rule }) => rule === 'name-duplicate');
    expect(JSON.stringify(found)).toContain('示例·\u200B甲厂 = 示例·甲厂');
  });

  it('sends only statements that were announced', async () => {
    const proof = await proveSource(await system.mapping());
    expect(proof.strangers).toEqual([]);
    expect(proof.read.units).toBe(names.length);
  });

  it('is right at once when a row shows a text that is new', async () => {
    await system.write({ units: rows.units.slice(10, 11), organizations: [] });
    expect(await found({})).toEqual(['示例·庚厂']);
    await system.run('UPDATE dw SET mc = ? WHERE id = ?', [
      '示例·\u2060庚\u2009厂',
      'u10',
    ]);
    expect(await found({})).toEqual(['示例·庚 厂']);
    expect(await found({ name: { eq: '示例·庚 厂' } })).toEqual(['示例·庚 厂']);
  });

  it('shows what SQL cannot clean as it is read, without asking over and over', async () => {
    const [first] = rows.units;
    // More kinds of characters than calls are nested.
    const names = Array.from({ length: 5 }, (_, row) =>
      Array.from({ length: 70 }, (_, index) =>
        String.fromCodePoint(0xf900 + row * 70 + index),
      ).join(''),
    );
    const units = names.map((mc, index) => ({ ...first, mc, id: `m${index}` }));
    await system.write({ units, organizations: [] });
    const statements: string[] = [];
    const odd = await system.open((sql) => void statements.push(sql));
    const request = { district, filter: null, after: null, limit: 9 };
    for (let time = 0; time < 5; time += 1) {
      const page = await odd.units.page(request);
      expect(page.map(({ name }) => name)).toEqual(
        names.map((name) => name.normalize('NFC')),
      );
    }
    await odd.close();
    const censuses = statements.filter((sql) => sql.includes('UNION ALL'));
    expect(censuses.length).toBeLessThanOrEqual(4);
  });

  it('asks for names as they are stored where all are read so', async () => {
    await system.write({ units: rows.units.slice(10, 11), organizations: [] });
    const statements: string[] = [];
    const plain = await system.open((sql) => void statements.push(sql));
    const request = { district, filter: { name: { eq: '示例·庚厂' } } };
    expect(await plain.units.count(request)).toBe(1);
    await plain.close();
    expect(statements.at(-1)).not.toContain('REPLACE');
  });
});

async function paged(
  { units }: OrganizationSource,
  order: RecordOrder,
  limit: number,
): Promise<string[]> {
  const names: string[] = [];
  let last: UnitRecord | undefined;
  do {
    const after = last
      ? {
          values: [last.name],
          ties: { kind: 'after', sortKey: units.sortKeyOf(last) } as const,
        }
      : null;
    const page = await units.page({
      district,
      filter: null,
      after,
      order,
      limit,
    });
    names.push(...page.map(({ name }) => name));
    // A broken order may have no end.
    const goesOn = page.length === limit && names.length <= shown.length;
    last = goesOn ? page.at(-1) : undefined;
  } while (last);
  return names;
}
