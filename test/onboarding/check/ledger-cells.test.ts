import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openXlsx, readXlsx } from 'hucre/xlsx';

import {
  inspectSystem,
  type SystemReport,
} from '../../../onboarding/check/quality/inspect-system.ts';
import { reportWorkbook } from '../../../onboarding/check/workbook/report-workbook.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';
import {
  rawWorkbook,
  textRow,
} from '../../subgraphs/organizations/adapters/spreadsheet/raw-workbook.ts';
import {
  mappingFolder,
  type MappingFolder,
} from '../../subgraphs/organizations/mapping/mapping-file.ts';

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

const yaml = (file: string) => `system: tz
name: 示例·台账
districts: ['310116']
source: { kind: spreadsheet, file: ${file} }
units:
  key: 编号
  columns: { name: 单位名称, uscc: 信用代码 }
partyOrganizations:
  key: 组织编号
  columns:
    name: 党组织名称
    partyCode: 组织代码
    category: { column: 类别, codes: { '611': COMMITTEE } }
    established: 成立时间
    members: 党员人数
  hierarchy: { style: parent-name, column: 上级 }
links: { in: same-row }
`;

const header = [
  ...['编号', '单位名称', '信用代码', '组织编号', '党组织名称'],
  ...['组织代码', '类别', '成立时间', '党员人数', '上级'],
];
const flawless = [
  ...['D1', '示例·甲厂', '91310116DEM000057L', 'Z1', '示例·甲党支部'],
  ...['0101', '611', '2018.10', '35', ''],
];

/** The flawless row with one other cell. */
const rowWith = (column: string, cell: string) =>
  flawless.map((text, index) => (header[index] === column ? cell : text));

async function check(rows: readonly (readonly string[])[]) {
  const text = [header, ...rows].map((row) => row.join('\t')).join('\n');
  await folder.write('cells.tsv', text);
  const mapping = await folder.mapping(yaml('cells.tsv'));
  const source = openSource({ mapping });
  const report = await inspectSystem(mapping, {
    keep: 99,
    progress: () => undefined,
  });
  return { source, rules: rulesOf(report), report };
}

function rulesOf({ book }: SystemReport): string[] {
  return book
    .groups()
    .flatMap(({ rule, examples }) =>
      examples.map(({ field }) => `${rule} ${field}`),
    );
}

const valueColumns = header.filter(
  (column) => !/编号$|名称$|信用/u.test(column),
);

describe.each(['无', '暂无', '-', '—', '/', 'N/A', ' - '])(
  '%s in a cell',
  (nothing) => {
    it.each(valueColumns)(
      'is no value of %s, and no problem',
      async (column) => {
        const { source, rules } = await check([rowWith(column, nothing)]);
        expect(rules).toEqual([]);
        const [organization] = await source.partyOrganizations.byIds(['Z1']);
        expect(JSON.stringify(organization)).not.toContain(
          nothing.trim() === '-' ? '"-"' : nothing.trim(),
        );
        expect((await source.affiliations(['Z1'])).get('Z1')?.doubts).toEqual([
          'PARENT_NOT_RECORDED',
        ]);
      },
    );

    it('is no credit code, which lacks', async () => {
      const { rules } = await check([rowWith('信用代码', nothing)]);
      expect(rules).toEqual(['uscc-missing uscc']);
    });

    it('is no organization of its name', async () => {
      const { source } = await check([rowWith('党组织名称', nothing)]);
      const scope = { district: '310116', filter: null };
      expect(await source.partyOrganizations.count(scope)).toBe(0);
      expect(await source.units.count(scope)).toBe(1);
    });
  },
);

describe.each(['#REF!', '#N/A', '#DIV/0!', '########'])(
  '%s in a cell',
  (broken) => {
    it.each(header)(
      'is told as broken in %s, and as no wrong value',
      async (column) => {
        const { source, rules } = await check([rowWith(column, broken)]);
        const others = rules.filter(
          (rule) => !/^(?:key-missing|organization-without-unit)/u.test(rule),
        );
        expect(others).toEqual([`cell-broken ${column}`]);
        const found = [
          ...(await source.units.byIds(['D1', broken])),
          ...(await source.partyOrganizations.byIds(['Z1', broken])),
        ];
        expect(JSON.stringify(found)).not.toContain(broken);
      },
    );
  },
);

describe('a long number that Excel cut', () => {
  it.each(header.filter((column) => /编号|代码/u.test(column)))(
    'is told with its column %s and how to type it, and never served',
    async (column) => {
      const { source, rules, report } = await check([
        rowWith(column, '9.13101160000057E+17'),
      ]);
      expect(rules).toContain(`digits-lost ${column}`);
      const [group] = report.book
        .groups()
        .filter(({ rule }) => rule === 'digits-lost');
      expect(group?.text.zh).toMatch(/Excel 只留 15 位.*文本.*重新键入/u);
      expect(group?.examples[0]?.value).toBe('9.13101160000057E+17');
      const scope = { district: '310116', after: null, limit: 9, filter: null };
      const found = [
        ...(await source.units.page(scope)),
        ...(await source.partyOrganizations.page(scope)),
      ];
      expect(JSON.stringify(found)).not.toMatch(/9\.131|91310116000005/u);
    },
  );

  it('is told of eighteen digits that end in the zeros of Excel', async () => {
    const { rules } = await check([rowWith('信用代码', '913101160000057000')]);
    expect(rules).toEqual(['digits-lost uscc']);
  });

  it('is told of a number in a workbook, where its cell is coloured', async () => {
    const cells = textRow(2, flawless).replace(
      /<c r="C2".*?<\/c>/u,
      '<c r="C2"><v>913101160000057123</v></c>',
    );
    const bytes = rawWorkbook([
      { name: '明细', rows: textRow(1, header) + cells },
    ]);
    await folder.write('long.xlsx', bytes);
    const mapping = await folder.mapping(yaml('long.xlsx'));
    const { book } = await inspectSystem(mapping, {
      keep: 99,
      progress: () => undefined,
    });
    const marked = await readXlsx(await reportWorkbook(mapping, book), {
      readStyles: true,
    });
    const [sheet] = marked.sheets;
    expect(sheet?.rows[1]?.[2]).toBe(913101160000057100);
    expect(sheet?.rows[1]?.[10]).toContain('信用代码:长号码存成了数字');
    expect(sheet?.cells?.get('1,2')?.style?.fill).toMatchObject({
      fgColor: { rgb: 'FFEB9C' },
    });
  });
});

describe('texts that look the same', () => {
  const spellings = [
    '示例·甲厂',
    '示例·\u200B甲厂',
    '\u00A0示例·甲厂\u3000',
    '示例·\uFEFF甲\u00AD厂',
  ];

  it.each(spellings)('are one name, written %j', async (name) => {
    const { source, rules } = await check([rowWith('单位名称', name)]);
    expect(rules).toEqual([]);
    expect(await source.units.byIds(['D1'])).toMatchObject([
      { name: '示例·甲厂' },
    ]);
  });

  it('are one key, found by what a person types', async () => {
    const { source, rules } = await check([rowWith('编号', 'D\u200B1\u00A0')]);
    expect(rules).toEqual([]);
    expect(await source.units.byIds(['D1'])).toHaveLength(1);
  });

  it('lead to a superior that is spelt otherwise', async () => {
    const committee = [
      '',
      '',
      '',
      'Z9',
      '示例·镇\u200B党委',
      '',
      '',
      '',
      '',
      '',
    ];
    const { source } = await check([
      rowWith('上级', '示例·\u00AD镇党委\u00A0'),
      committee,
    ]);
    expect((await source.affiliations(['Z1'])).get('Z1')).toMatchObject({
      parent: 'Z9',
    });
  });

  it('stay as they were written in the workbook that comes back', async () => {
    const written = '示例·\u200B甲\u00A0厂';
    await folder.write(
      'written.xlsx',
      rawWorkbook([
        {
          name: '明细',
          rows: textRow(1, header) + textRow(2, rowWith('单位名称', written)),
        },
      ]),
    );
    const mapping = await folder.mapping(yaml('written.xlsx'));
    const { book } = await inspectSystem(mapping, {
      keep: 99,
      progress: () => undefined,
    });
    const marked = await readXlsx(await reportWorkbook(mapping, book));
    expect(marked.sheets[0]?.rows[1]?.[1]).toBe(written);
  });

  it('reach a hook as they were written', async () => {
    await folder.write(
      'seen.ts',
      `type Row = Readonly<Record<string, string | null>>;
       export const row = (given: Row): Row => ({ ...given, 组织代码: String(given['单位名称']?.length) });\n`,
    );
    await folder.write(
      'hook.tsv',
      [header, rowWith('单位名称', '示例·\u200B甲\u200B厂')]
        .map((row) => row.join('\t'))
        .join('\n'),
    );
    const mapping = await folder.mapping(
      `hook: ./seen.ts\n${yaml('hook.tsv')}`,
    );
    const source = openSource({ mapping });
    expect(await source.partyOrganizations.byIds(['Z1'])).toMatchObject([
      { partyCode: '7' },
    ]);
  });
});

describe('a far cell that is only coloured', () => {
  it.each([100_000, 1_048_576])(
    'in row %d makes no warning, and a workbook',
    async (row) => {
      const far = `<row r="${row}"><c r="B${row}" s="0"/></row>`;
      await folder.write(
        'far.xlsx',
        rawWorkbook([
          {
            name: '明细',
            rows: textRow(1, header) + textRow(2, flawless) + far,
          },
        ]),
      );
      const mapping = await folder.mapping(yaml('far.xlsx'));
      const { book } = await inspectSystem(mapping, {
        keep: 99,
        progress: () => undefined,
      });
      expect(book.groups()).toEqual([]);
      const marked = await openXlsx(await reportWorkbook(mapping, book));
      expect(marked.sheets[0]?.rows).toHaveLength(2);
    },
  );
});
