import { writeXlsx } from 'hucre/xlsx';

import { inspectSystem } from '../../../../../onboarding/check/quality/inspect-system.ts';
import { openSource } from '../../../../../subgraphs/organizations/open-source.ts';
import type { MappingFolder } from '../../mapping/mapping-file.ts';

export const ledgerMapping = (file: string) => `system: tz
name: 示例·台账
districts: ['310116']
source: { kind: spreadsheet, file: ${file} }
units: { columns: { name: 单位名称 } }
partyOrganizations: { columns: { name: 党组织名称, members: 党员人数 } }
links: { in: same-row }
`;

export const header = ['序号', '单位名称', '党组织名称', '党员人数', '备注'];
export const first = ['1', '示例·甲厂', '示例·甲党支部', '35', ''];
export const last = ['2', '示例·乙厂', '示例·乙党支部', '3', ''];

export type Cells = readonly string[];

interface LedgerRows {
  readonly rows: readonly Cells[];
  readonly limit?: number | undefined;
}

/** What is served of a ledger of these rows, and what the check tells of it. */
export async function readLedger(
  folder: MappingFolder,
  file: string,
  { rows, limit = 99 }: LedgerRows,
) {
  const content = file.endsWith('.csv')
    ? rows.map((row) => row.join(';')).join('\n')
    : await writeXlsx({
        sheets: [{ name: '明细', rows: rows.map((row) => [...row]) }],
      });
  await folder.write(file, content);
  const mapping = await folder.mapping(ledgerMapping(file));
  const notices: string[] = [];
  const onNotice = (notice: string) => void notices.push(notice);
  const source = openSource({ mapping, onNotice });
  const page = { district: '310116', after: null, limit, filter: null };
  const units = await source.units.page(page);
  const organizations = await source.partyOrganizations.page(page);
  const { book } = await inspectSystem(mapping, {
    keep: 99,
    progress: () => undefined,
  });
  const groups = book.groups();
  return {
    names: [...units, ...organizations].map(({ name }) => name).sort(),
    notices: notices.join('\n'),
    leftOut: groups.find(({ rule }) => rule === 'row-around-table')?.count ?? 0,
    others: groups.filter(({ rule }) => rule !== 'row-around-table'),
  };
}

export const both = [
  '示例·甲厂',
  '示例·甲党支部',
  '示例·乙厂',
  '示例·乙党支部',
].sort();
