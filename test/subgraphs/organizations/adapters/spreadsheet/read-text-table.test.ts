import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';

import {
  detectSeparator,
  readTextTable,
} from '../../../../../subgraphs/organizations/adapters/spreadsheet/read-text-table.ts';
import { inspectSystem } from '../../../../../onboarding/check/quality/inspect-system.ts';
import { stagesOf } from '../../../../../onboarding/check/stages/stages-of-mapping.ts';
import { openSource } from '../../../../../subgraphs/organizations/open-source.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../mapping/mapping-file.ts';

const rows = [
  ['示例·街道企业台账,2020年', '', ''],
  ['单位名称', '党组织名称', '党员人数'],
  ['示例·㐂乐𠮷工坊', '示例·"㐂乐"党支部', '35'],
  ['示例·二厂', '', '1,5'],
];

const table = (separator: string, lineEnd = '\r\n') =>
  rows
    .map((row) =>
      row
        .map((cell) =>
          cell.includes(separator) || cell.includes('"')
            ? `"${cell.replaceAll('"', '""')}"`
            : cell,
        )
        .join(separator),
    )
    .join(lineEnd) + lineEnd;

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
const separators = { ',': '逗号', '\t': '制表符', ';': '分号', '|': '竖线' };

describe.each(encodings)('a text in %s', (encoding) => {
  describe.each(Object.entries(separators))('separated by %j', (...given) => {
    const [separator, name] = given;
    it.each([
      ['with', true],
      ['without', false],
    ])('is detected %s a byte order mark', (_, addBOM) => {
      const isMarked = addBOM && encoding !== 'gb18030';
      const bytes = iconv.encode(table(separator), encoding, {
        addBOM: isMarked,
      });
      const sheet = readTextTable('a.txt', bytes, {});
      expect(sheet.rows).toEqual(rows);
      expect(sheet.taken).toContain(encoding.toUpperCase());
      expect(sheet.taken).toContain(name);
    });
  });
});

it.each([
  [
    'a title with commas',
    '示例,台账,2020,年\n单位;组织;数\na;b;1\nc;d;2\n',
    ';',
  ],
  ['decimal commas', 'a;b\n1,5;2,5\n1,5;2\n', ';'],
  ['commas in quotes', 'a\tb\n"x,y,z"\t1\n"x,y,z"\t2\n', '\t'],
  ['one column', '单位名称\n示例·甲厂\n', ','],
  ['nothing', '', ','],
])('tells the separator of %s', (_, text, separator) => {
  expect(detectSeparator(text)).toBe(separator);
});

it("takes Excel's line sep= for what it says, and for no row", () => {
  const sheet = readTextTable(
    'a.csv',
    Buffer.from('sep=;\r\na,b;c,d\r\n1,2;3,4\r\n'),
    {},
  );
  expect(sheet.rows).toEqual([
    ['a,b', 'c,d'],
    ['1,2', '3,4'],
  ]);
});

it('takes texts that are kept from being numbers for what is meant', () => {
  const lines = ['编号,编号,编号,名称', '="0004",\'0004,"=""0004""","=""甲""""乙"""', 'a="1",\'x,=A1,'];
  const sheet = readTextTable('a.csv', Buffer.from(lines.join('\n')), {});
  expect(sheet.rows.slice(1)).toEqual([
    ['0004', '0004', '0004', '甲"乙'],
    ['a="1"', "'x", '=A1', ''],
  ]);
}); // prettier-ignore

describe.each(Object.keys(separators))('quotes in a text of %j', (mark) => {
  const read = (lines: readonly string[]) =>
    readTextTable('a.txt', Buffer.from(lines.join('\r\n')), {
      separator: mark,
    });

  it.each([
    ['at its beginning', '"示例"第6号企业有限公司'],
    ['at its end', '第6号企业"示例"'],
    ['in its middle', '第6号"示例"有限公司'],
    ['one, opening', '示例"有限公司'],
    ['twice', '"示例"和"示范"公司'],
  ])('are characters where a field has them %s', (_, field) => {
    const { rows, taken } = read([
      `名称${mark}数`,
      `${field}${mark}1`,
      `"乙"${mark}"2"`,
      `"甲""乙" ${mark}"a${mark}b\nc"`,
    ]);
    expect(rows).toEqual([
      ['名称', '数'],
      [field, '1'],
      ['乙', '2'],
      ['甲"乙', `a${mark}b\nc`],
    ]);
    const isTold = taken?.includes('plain characters: 1 (行 lines 2)');
    expect(isTold).toBe(field.startsWith('"'));
  });

  it.each([
    [['a', '"b', 'c', 'd'], 2],
    [['a', 'b', `c${mark}"d`, '"e"', 'f'], 3],
    [['sep=' + mark, 'a', '"b', `"c"${mark}d`], 3],
    [['"x\ny"', '"示例"公司', `"c`, 'd', `e${mark}"f"`], 4],
  ])('that are not closed are told by their line: %j', (lines, line) => {
    expect(() => read(lines)).toThrow(`the quote that opens in line ${line} `);
  });
});

describe('a mapping', () => {
  let folder: MappingFolder;
  beforeAll(async () => {
    folder = await mappingFolder();
  });
  afterAll(() => folder.remove());

  const yaml = (file: string, more = '') => `system: tz
name: 示例·台账
districts: ['310116']
source: { kind: spreadsheet, file: ${file}${more} }
units: { columns: { name: 单位名称 } }
partyOrganizations: { columns: { name: 党组织名称, members: 党员人数 } }
links: { in: same-row }
`;

  it('sets what was taken wrongly', async () => {
    // Without a character of its own, Big5 cannot be told from GB18030.
    const big5 = iconv.encode('單位名稱|黨組織名稱\n示例|示例黨支部\n', 'big5');
    await folder.write('big5.csv', big5);
    const text = yaml('big5.csv', ", encoding: big5, separator: '|'")
      .replace('单位名称', '單位名稱')
      .replace('党组织名称', '黨組織名稱');
    const source = openSource({ mapping: await folder.mapping(text) });
    const page = { district: '310116', after: null, limit: 9, filter: null };
    expect(await source.units.page(page)).toMatchObject([{ name: '示例' }]);
  });

  it('is told what was taken, by the check and by the log', async () => {
    await folder.write('u.txt', iconv.encode(table('\t'), 'utf-16le'));
    const mapping = await folder.mapping(yaml('u.txt'));
    const plan = stagesOf(mapping);
    const format = plan.stages.find(({ name }) => name === 'format');
    const taken = '编码 encoding UTF-16LE, 分隔符 separator 制表符 tab';
    expect(await format?.run(() => undefined)).toEqual({
      kind: 'passed',
      detail: `txt, ${taken}`,
    });
    const notices: string[] = [];
    const onNotice = (notice: string) => void notices.push(notice);
    const source = openSource({ mapping, onNotice });
    await source.summary();
    await source.summary();
    expect(notices.filter((it) => it.includes(taken))).toHaveLength(1);
    const { counts } = await inspectSystem(mapping, {
      keep: 0,
      progress: () => undefined,
    });
    expect(counts).toMatchObject({ units: 2, partyOrganizations: 1 });
  });

  it('names the line of a quote that is not closed, and blames nothing else', async () => {
    const broken = '单位名称,党组织名称\n"示例·甲厂",\n示例·乙厂,"示例';
    await folder.write('broken.csv', broken);
    const mapping = await folder.mapping(yaml('broken.csv'));
    const summary = openSource({ mapping }).summary();
    await expect(summary).rejects.toThrow(
      /broken\.csv is damaged \(第 3 行的引号没有闭合 the quote that opens in line 3 is not closed/u,
    );
    await expect(summary).rejects.not.toThrow(/separator|encoding/u);
  });

  it.each([
    ['filled', '示例·甲厂,,示例党支部,3', [3]],
    ['empty at its end', '示例·甲厂,,示例党支部,', [3]],
    ['as long as its header', '示例·甲厂,示例党支部,3', []],
    ['shorter than its header', '示例·甲厂', []],
  ])('tells a row that is %s by its number', async (...[, row, places]) => {
    const usual = '示例·乙厂,示例乙党支部,1';
    const lines = ['单位名称,党组织名称,党员人数', usual, row, usual, usual];
    await folder.write('wide.csv', lines.join('\n'));
    const mapping = await folder.mapping(yaml('wide.csv'));
    const { book } = await inspectSystem(mapping, {
      keep: 9,
      progress: () => undefined,
    });
    const group = book
      .groups()
      .find(({ rule }) => rule === 'cells-beyond-header');
    expect(group?.count ?? 0).toBe(places.length);
    const notices: string[] = [];
    const onNotice = (notice: string) => void notices.push(notice);
    await openSource({ mapping, onNotice }).summary();
    const told = notices.filter((it) => it.includes('more cells than'));
    expect(told.map((it) => /rows (\d+)/u.exec(it)?.[1])).toEqual(
      places.map(String),
    );
  });

  it('tells no row where every row ends with a separator', async () => {
    const lines = ['单位名称,党组织名称,党员人数', '甲厂,,1,', '乙厂,,2,'];
    await folder.write('ends.csv', lines.join('\n'));
    const mapping = await folder.mapping(yaml('ends.csv'));
    const notices: string[] = [];
    const onNotice = (notice: string) => void notices.push(notice);
    await openSource({ mapping, onNotice }).summary();
    expect(notices.join()).not.toContain('more cells than');
  });

  const garbled = {
    'GBK read as Latin-1 when it was exported': { more: ', encoding: utf-8', text: () => iconv.decode(iconv.encode(table(','), 'gbk'), 'latin1'), key: 'source.encoding: gb18030' },
    'UTF-8 that the mapping has read as GB18030': { more: ', encoding: gb18030', text: () => table(','), key: 'source.encoding (utf-8' },
  }; // prettier-ignore

  it.each(Object.entries(garbled))(
    'is told by the key of its own: %s',
    async (_, { more, text, key }) => {
      await folder.write('garbled.csv', text());
      const mapping = await folder.mapping(yaml('garbled.csv', more));
      const { stages } = stagesOf(mapping);
      const run = (wanted: string) =>
        stages.find(({ name }) => name === wanted)?.run(() => undefined);
      await run('format');
      const outcome = await run('encoding');
      expect(outcome).toMatchObject({ kind: 'failed' });
      expect(JSON.stringify(outcome)).toContain(key);
      expect(JSON.stringify(outcome)).not.toContain('source.charset');
    },
  );
});
