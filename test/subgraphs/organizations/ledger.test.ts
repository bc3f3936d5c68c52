import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { hmtzTraps } from '../../../demo/districts/hmtz/traps.ts';
import {
  ledgerHeader,
  ledgerSheet,
  type LedgerSheet,
} from '../../../demo/districts/hmtz/sheet.ts';
import { readDemoMapping } from '../../../demo/districts/mappings.ts';
import { writeWorkbook } from '../../../demo/districts/write-workbook.ts';
import { parseSheets } from '../../../subgraphs/organizations/adapters/spreadsheet/spreadsheet-source.ts';
import { readWorkbook } from '../../../subgraphs/organizations/adapters/spreadsheet/read-workbook.ts';
import type { SpreadsheetMapping } from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import { ledgerId } from '../../../subgraphs/organizations/normalize/ledger-id.ts';
import type { OrganizationSource } from '../../../subgraphs/organizations/source/organization-source.ts';
import { openSource } from '../../../subgraphs/organizations/open-source.ts';

describe('a ledger kept by hand (联盟台账)', () => {
  let directory: string;
  let path: string;
  let source: OrganizationSource;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mengyue-ledger-'));
    path = join(directory, 'hmtz.xlsx');
    await writeWorkbook(path, ledgerSheet(300));
    source = openSource({ mapping: await readDemoMapping('hmtz', path) });
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  const allUnits = () =>
    source.units.page({
      district: '330110',
      after: null,
      limit: 10_000,
      filter: null,
    });
  const unit = async (name: string) =>
    (await source.units.byIds([ledgerId(name)]))[0] ?? null;
  const organizationsOf = async (name: string) => {
    const links = await source.linksOfUnits([ledgerId(name)]);
    return source.partyOrganizations.byIds(
      links.map(({ organization }) => organization),
    );
  };

  it('takes titles, subtotals, the total and repeated headers for no units', async () => {
    const names = (await allUnits()).map(({ name }) => name);
    expect(
      names.filter((name) => /合计|小计|注:|台账|单位名称/u.test(name)),
    ).toEqual([]);
    expect(names).toHaveLength(new Set(names).size);
  });

  it('takes a title row that is merged across for the superior', async () => {
    const [branch] = await organizationsOf(hmtzTraps.freeText);
    const localId = branch?.localId ?? '';
    const affiliation = (await source.affiliations([localId])).get(localId);
    expect(affiliation).toEqual({
      parent: ledgerId(hmtzTraps.superior),
      path: [ledgerId(hmtzTraps.superior), localId],
      recordedSuperior: hmtzTraps.superior,
      recordedSuperiorId: null,
      unresolvedSuperior: null,
      levelCode: '61',
      doubts: ['PARENT_BY_NAME'],
    });
  });

  it('invents no superior for rows above the first title', async () => {
    const [committee] = await organizationsOf(hmtzTraps.untitled);
    const localId = committee?.localId ?? '';
    expect((await source.affiliations([localId])).get(localId)).toMatchObject({
      parent: null,
      levelCode: null,
      doubts: ['PARENT_NOT_RECORDED'],
    });
  });

  it('reads cells that are merged over several activities as one unit', async () => {
    expect(await organizationsOf(hmtzTraps.severalActivities)).toMatchObject([
      { name: '示例·活动三行党总支', category: 'GENERAL_BRANCH' },
    ]);
  });

  it('shares an organization whose cell is merged over two units', async () => {
    const [joint] = await organizationsOf(hmtzTraps.jointB);
    expect(joint).toMatchObject({
      name: hmtzTraps.jointBranch,
      category: 'JOINT_BRANCH',
    });
    const links = await source.linksOfOrganizations([joint?.localId ?? '']);
    expect(links?.map((link) => link.unit).sort()).toEqual(
      [ledgerId(hmtzTraps.jointA), ledgerId(hmtzTraps.jointB)].sort(),
    );
  });

  it('names 党支部 by its unit, which keeps it apart from 党支部 of another', async () => {
    const [one] = await organizationsOf(hmtzTraps.bareName);
    const [other] = await organizationsOf(hmtzTraps.otherBareName);
    const name = `${hmtzTraps.bareName}党支部`;
    expect(one).toMatchObject({ name, category: 'BRANCH' });
    expect(one?.localId).not.toBe(other?.localId);
  });

  it('keeps two spellings apart: an alias joins them, not a guess', async () => {
    expect(await unit(hmtzTraps.spellingA)).not.toBeNull();
    expect(await unit(hmtzTraps.spellingB)).not.toBeNull();
    expect(ledgerId(hmtzTraps.spellingA)).not.toBe(
      ledgerId(hmtzTraps.spellingB),
    );
  });

  it('reads names half-width, and no code with a wrong check character', async () => {
    expect(await unit(hmtzTraps.fullWidth)).toMatchObject({
      name: '示例·第8工场有限公司',
    });
    expect(await unit(hmtzTraps.wrongCheckCharacter)).toMatchObject({
      uscc: null,
    });
  });

  it('reads free text such as 约30 and 650余万元 as no unit or organization', async () => {
    const names = [
      ...(await allUnits()),
      ...(await organizationsOf(hmtzTraps.freeText)),
    ].map(({ name }) => name);
    expect(names.filter((name) => /万元|约\d/u.test(name))).toEqual([]);
  });

  it('has units without an organization, however the clerk wrote that', async () => {
    const without = await source.units.count({
      district: '330110',
      filter: { hasPartyOrganization: { eq: false } },
    });
    expect(without).toBeGreaterThan(10);
    const names = (
      await source.partyOrganizations.page({
        district: '330110',
        after: null,
        limit: 10_000,
        filter: null,
      })
    ).map(({ name }) => name);
    expect(names).not.toEqual(expect.arrayContaining(['未组建']));
    expect(names).not.toEqual(expect.arrayContaining(['/']));
  });

  it('keeps nothing of 书记 and 电话 in memory', async () => {
    const sheets = await readWorkbook(path);
    expect(JSON.stringify(sheets[0]?.rows)).toContain('***');
    const mapping = await readDemoMapping('hmtz', path);
    const { units, partyOrganizations, nodes, links } = parseSheets(sheets, {
      ...mapping,
      settings: mapping.settings as SpreadsheetMapping,
    });
    const kept = [units, partyOrganizations, nodes].flatMap((map) => [
      ...map.values(),
    ]);
    expect(JSON.stringify([kept, links])).not.toContain('***');
  });

  it('keeps every id when a row is inserted, and reads the new version', async () => {
    const before = (await allUnits()).map(({ localId }) => localId);
    const sheet = ledgerSheet(300);
    await writeWorkbook(path, withRow(sheet, '示例·新来的有限公司'));
    await utimes(path, new Date(), new Date());
    const after = (await allUnits()).map(({ localId }) => localId);
    expect(after).toEqual([...before, ledgerId('示例·新来的有限公司')].sort());
  });

  it('does not keep a failed reading', async () => {
    const missing = join(directory, 'later.xlsx');
    const late = openSource({
      mapping: await readDemoMapping('hmtz', missing),
    });
    await expect(late.units.byIds(['x'])).rejects.toThrow('ENOENT');
    await writeWorkbook(missing, { rows: [['无表头']], merges: [] });
    await expect(late.units.byIds(['x'])).rejects.toThrow('单位名称');
    await writeWorkbook(missing, ledgerSheet(100));
    expect(await late.units.byIds([ledgerId(hmtzTraps.untitled)])).toHaveLength(
      1,
    );
  });
});

/** The same sheet with one unit more, above all others. */
function withRow({ rows, merges }: LedgerSheet, unit: string): LedgerSheet {
  const at = 2;
  const row = ledgerHeader.map((column) =>
    column === '单位名称' ? unit : null,
  );
  return {
    rows: [...rows.slice(0, at), row, ...rows.slice(at)],
    merges: merges.map((merge) =>
      merge.startRow < at
        ? merge
        : {
            ...merge,
            startRow: merge.startRow + 1,
            endRow: merge.endRow + 1,
          },
    ),
  };
}
