import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  mappingFolder,
  type MappingFolder,
} from '../../mapping/mapping-file.ts';
import {
  both,
  first,
  header,
  last,
  readLedger,
  type Cells,
} from './ledger-rows.ts';

let folder: MappingFolder;
beforeAll(async () => {
  folder = await mappingFolder();
});
afterAll(() => folder.remove());

describe.each(['xlsx', 'csv'] as const)('a ledger of .%s', (extension) => {
  const read = (rows: readonly Cells[]) =>
    readLedger(folder, `dissolved.${extension}`, { rows });

  it.each([
    ...[
      '附:已撤销党组织',
      '二、已撤销党组织名单',
      '附表2 2023年撤销党组织情况',
    ],
    ...['已注销单位一览表', '历史党组织', '三、已并入其他党组织的单位名单'],
    ...['附件3:撤销党支部', '2023年度注销企业名册(共3家)', '历史数据:'],
  ])('leaves out the rows below %s and the same header', async (title) => {
    const revoked = ['1', '示例·撤厂', '示例·撤党支部', '3', ''];
    for (const place of [[title], ['', title]]) {
      const found = await read([
        header,
        first,
        last,
        ['合计', '', '', '38', ''],
        place,
        ['单位:人'],
        header,
        revoked,
        header,
        revoked,
      ]);
      expect(found.names).toEqual(both);
      expect(found.leftOut).toBe(7);
      expect(found.notices).toMatch(/已撤销的 dissolved 2 \(行 rows 8, 10\)/u);
    }
  });

  it('goes on with a table below another title, after what was dissolved', async () => {
    const found = await read([
      header,
      first,
      ['一、已撤销党组织'],
      header,
      ['1', '示例·撤厂', '示例·撤党支部', '3', ''],
      ['二、在册党组织'],
      header,
      last,
    ]);
    expect(found.names).toEqual(both);
    expect(found.leftOut).toBe(5);
  });

  it('goes on with its rows below a header that is repeated on another page', async () => {
    const found = await read([header, first, header, last]);
    expect(found.names).toEqual(both);
  });

  it('reads a ledger whose own title says history', async () => {
    const found = await read([['历史党组织名单'], header, first, header, last]);
    expect(found.names).toEqual(both);
  });

  it.each(['(已撤销)', '(2023年注销)', '(已并入示例·乙厂)'])(
    'tells a name that says %s and serves it',
    async (said) => {
      const name = `示例·旧厂${said}`;
      const found = await read([header, first, ['2', name], last]);
      expect(found.names).toContain(name);
      expect(
        found.others.find(({ rule }) => rule === 'name-says-revoked'),
      ).toMatchObject({ severity: 'warning', examples: [{ value: name }] });
    },
  );
});
