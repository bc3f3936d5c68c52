import { describe, expect, it } from '@jest/globals';

import {
  fzhlwLateParent,
  fzhlwTraps,
} from '../../../demo/districts/fzhlw/traps.ts';
import {
  jszzTraps,
  jszzUnitTraps,
} from '../../../demo/districts/jszz/traps.ts';
import { lqydjTraps } from '../../../demo/districts/lqydj/traps.ts';
import { dataOf } from '../kit/asking.ts';
import { describeOnBothEngines, type Systems } from './systems.ts';

interface OrganizationAnswer {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly localCategory: string | null;
  readonly partyCode: string | null;
  readonly establishedOn: string | null;
  readonly memberCountBand: string | null;
  readonly units: readonly { readonly name: string }[];
  readonly affiliation: {
    readonly parent: { readonly id: string } | null;
    readonly path: readonly { readonly id: string }[];
    readonly level: string | null;
    readonly levelCode: string | null;
    readonly source: string;
    readonly doubts: readonly string[];
  };
}

interface UnitAnswer {
  readonly name: string;
  readonly uscc: string | null;
  readonly nature: string | null;
  readonly district: { readonly code: string };
  readonly partyOrganizations: readonly { readonly name: string }[];
}

describeOnBothEngines((systems) => {
  const organization = (id: string) => organizationOf(systems(), id);
  const unit = (id: string) => unitOf(systems(), id);

  describe('lqydj (MyISAM, GBK)', () => {
    const { root, ...ids } = lqydjTraps;
    const id = (localId: number) => `510112:lqydj:${localId}`;

    it.each([
      ['2018.5', ids.yearMonthDate, '2018-05'],
      ['2018-05-00', ids.zeroDayDate, '2018-05'],
      ['一八年', ids.chineseYearDate, '2018'],
      ['0000-00-00', ids.zeroDate, null],
      ['２０１８．５', ids.fullWidthDigits, '2018-05'],
    ])('reads the date %s', async (_, localId, date) => {
      expect(await organization(id(localId))).toMatchObject({
        establishedOn: date,
      });
    });

    it('writes full-width digits and letters half-width', async () => {
      const found = await organization(id(ids.fullWidthDigits));
      expect(found?.name).toBe('示例·全角数字第3车间党支部');
      expect(found?.memberCountBand).toBe('FROM_10_TO_49');
      expect(await unit(id(ids.fullWidthDigits))).toMatchObject({
        name: '示例·全角数字第3车间有限公司',
        uscc: '91510112DEM900012U',
      });
    });

    it('finds a superior whose code is written full-width', async () => {
      const found = await organization(id(ids.fullWidthParent));
      expect(found?.affiliation.parent).toEqual({ id: id(root) });
    });

    it('says so when the recorded superior does not exist', async () => {
      const found = await organization(id(ids.orphan));
      expect(found?.affiliation).toMatchObject({
        parent: null,
        path: [{ id: id(ids.orphan) }],
        doubts: ['PARENT_MISSING'],
      });
    });

    it('takes a deleted superior for a missing one', async () => {
      const found = await organization(id(ids.deletedParent));
      expect(found?.affiliation.doubts).toEqual(['PARENT_MISSING']);
    });

    it('takes the parent column where the hierarchical code disagrees', async () => {
      const found = await organization(id(ids.pathDisagrees));
      expect(found?.affiliation).toMatchObject({
        parent: { id: id(root) },
        doubts: ['PATH_DISAGREES'],
      });
    });

    it('ends the path where superiors come round to the beginning', async () => {
      const found = await organization(id(ids.cycleA));
      expect(found?.affiliation).toMatchObject({
        parent: { id: id(ids.cycleB) },
        path: [{ id: id(ids.cycleB) }, { id: id(ids.cycleA) }],
        doubts: ['PATH_DISAGREES', 'PARENT_CYCLE'],
      });
    });

    it('marks an organization below a cycle too', async () => {
      const found = await organization(id(ids.belowCycle));
      expect(found?.affiliation.path.map((it) => it.id)).toEqual([
        id(ids.cycleB),
        id(ids.cycleA),
        id(ids.belowCycle),
      ]);
      expect(found?.affiliation.doubts).toContain('PARENT_CYCLE');
    });

    it('finds a superior whose row comes after its own', async () => {
      const found = await organization(id(ids.childBeforeParent));
      expect(found?.affiliation).toMatchObject({
        path: [
          { id: id(root) },
          { id: id(ids.parentAfterChild) },
          { id: id(ids.childBeforeParent) },
        ],
        doubts: [],
        level: 'SUBDISTRICT',
        levelCode: '61',
        source: '示例·龙泉驿区等 lqy_dj.t_dzz',
      });
    });

    it('shows no credit code whose check character is wrong', async () => {
      expect(await unit(id(ids.wrongCheckCharacter))).toMatchObject({
        uscc: null,
      });
    });

    it('has a unit but no organization for category 799', async () => {
      expect(await organization(id(ids.noOrganization))).toBeNull();
      expect(await unit(id(ids.noOrganization))).toMatchObject({
        name: '示例·未建立组织有限公司',
        partyOrganizations: [],
      });
    });

    it('shows an unknown category by its local code alone', async () => {
      expect(await organization(id(ids.unknownCategory))).toMatchObject({
        category: null,
        localCategory: '888',
      });
    });

    it('takes 641 for a party group', async () => {
      expect(await organization(id(ids.group))).toMatchObject({
        category: 'GROUP',
      });
    });

    it('hides deleted rows, and only those that say 1', async () => {
      expect(await organization(id(ids.deleted))).toBeNull();
      expect(await unit(id(ids.deleted))).toBeNull();
      expect(await organization(id(ids.emptyDeleteFlag))).not.toBeNull();
      expect(await organization(id(ids.nullDeleteFlag))).not.toBeNull();
    });

    it('reads an approximate number of members', async () => {
      expect(await organization(id(ids.freeTextCount))).toMatchObject({
        memberCountBand: 'FROM_10_TO_49',
      });
    });

    it('counts a row without a district to the home district', async () => {
      expect(await unit(id(ids.noDistrict))).toMatchObject({
        district: { code: '510112' },
      });
    });

    it('does not answer to an id with another district in it', async () => {
      expect(await unit(`510114:lqydj:${ids.orphan}`)).toBeNull();
      expect(await organization(`510114:lqydj:${ids.orphan}`)).toBeNull();
    });
  });

  describe('fzhlw (utf8, upper case)', () => {
    const id = (localId: string) => `350100:fzhlw:${localId}`;

    it('does not doubt a code that was cut off at twelve characters', async () => {
      const found = await organization(id(fzhlwTraps.truncatedCode));
      expect(found?.partyCode).toHaveLength(12);
      expect(found?.affiliation).toMatchObject({
        parent: { id: id(fzhlwTraps.deep) },
        doubts: [],
      });
    });

    it('says so when a batch has deleted the superior', async () => {
      const found = await organization(id(fzhlwTraps.physicallyDeletedParent));
      expect(found?.affiliation.doubts).toEqual(['PARENT_MISSING']);
    });

    it('finds a superior as soon as it has arrived', async () => {
      const child = id(fzhlwTraps.parentNotYetArrived);
      expect((await organization(child))?.affiliation.doubts).toEqual([
        'PARENT_MISSING',
      ]);
      const { DZZ_UNIQUE_ID, DZZ_ENCODING, DZZ_FULL_NAME, UPPER_UNIQUE_ID } =
        fzhlwLateParent;
      await systems().write(
        'fzhlw',
        `INSERT INTO DZZ_INFO (DZZ_UNIQUE_ID, DZZ_ENCODING, DZZ_FULL_NAME, DZZ_CATEGORY, UPPER_UNIQUE_ID, DELETE_FLAG)
         VALUES ('${DZZ_UNIQUE_ID}', '${DZZ_ENCODING ?? ''}', '${DZZ_FULL_NAME}', '611', '${UPPER_UNIQUE_ID ?? ''}', 1)`,
      );
      expect((await organization(child))?.affiliation).toMatchObject({
        path: [{ id: id(fzhlwTraps.root) }, { id: id(DZZ_UNIQUE_ID) }, {}],
        doubts: [],
      });
    });

    it('hides rows whose reversed delete flag is anything but 1', async () => {
      expect(await organization(id(fzhlwTraps.deleted))).toBeNull();
      expect(await organization(id(fzhlwTraps.strangeDeleteFlag))).toBeNull();
    });

    it('doubts a code that is below another superior', async () => {
      const found = await organization(id(fzhlwTraps.pathDisagrees));
      expect(found?.affiliation).toMatchObject({
        parent: { id: id(fzhlwTraps.root) },
        doubts: ['PATH_DISAGREES'],
      });
    });

    it('ends the path where superiors come round, or are the same', async () => {
      const found = await organization(id(fzhlwTraps.cycleA));
      expect(found?.affiliation.path).toHaveLength(2);
      expect(found?.affiliation.doubts).toContain('PARENT_CYCLE');
      const own = await organization(id(fzhlwTraps.ownParent));
      expect(own?.affiliation).toMatchObject({
        parent: null,
        path: [{ id: id(fzhlwTraps.ownParent) }],
        doubts: [],
      });
    });

    it('reads a zero date as unknown', async () => {
      expect(await organization(id(fzhlwTraps.zeroDate))).toMatchObject({
        establishedOn: null,
      });
      expect(await organization(id(fzhlwTraps.deep))).toMatchObject({
        establishedOn: '2018-05-17',
        memberCountBand: 'FROM_10_TO_49',
      });
    });

    it('takes 641 for a second-level committee, unlike lqydj', async () => {
      expect(
        await organization(id(fzhlwTraps.secondLevelCommittee)),
      ).toMatchObject({ category: 'COMMITTEE', localCategory: '641' });
    });

    it('finds a superior whose key is in upper case', async () => {
      const found = await organization(id(fzhlwTraps.upperCaseParent));
      expect(found?.affiliation.parent).toEqual({ id: id(fzhlwTraps.root) });
    });
  });

  describe('jszz (utf8mb4, snowflakes)', () => {
    const id = (localId: string) => `310116:jszz:${localId}`;

    it('keeps ids apart that are one number to a double', async () => {
      expect(Number(jszzTraps.homonymA)).toBe(Number(jszzTraps.homonymB));
      const a = await organization(id(jszzTraps.homonymA));
      const b = await organization(id(jszzTraps.homonymB));
      expect([a?.id, b?.id]).toEqual([
        id(jszzTraps.homonymA),
        id(jszzTraps.homonymB),
      ]);
    });

    it('says that a superior is known by name only', async () => {
      const found = await organization(id(jszzTraps.byName));
      expect(found?.affiliation).toMatchObject({
        parent: { id: id(jszzTraps.root) },
        doubts: ['PARENT_BY_NAME'],
      });
    });

    it('decides between two of one name by the path', async () => {
      const found = await organization(id(jszzTraps.underHomonymB));
      expect(found?.affiliation).toMatchObject({
        parent: { id: id(jszzTraps.homonymB) },
        doubts: ['PARENT_BY_NAME', 'PARENT_NAME_AMBIGUOUS'],
      });
    });

    it('names no superior where the path cannot decide either', async () => {
      const found = await organization(id(jszzTraps.ambiguous));
      expect(found?.affiliation).toMatchObject({
        parent: null,
        path: [{ id: id(jszzTraps.ambiguous) }],
        doubts: ['PARENT_BY_NAME', 'PARENT_NAME_AMBIGUOUS'],
      });
    });

    it('says so when nobody bears the recorded name', async () => {
      const found = await organization(id(jszzTraps.parentMissing));
      expect(found?.affiliation.doubts).toEqual([
        'PARENT_MISSING',
        'PARENT_BY_NAME',
      ]);
    });

    it('finds a superior whose name is in another width', async () => {
      const found = await organization(id(jszzTraps.fullWidthParent));
      expect(found?.affiliation).toMatchObject({
        parent: { id: id(jszzTraps.fullWidthName) },
        doubts: ['PARENT_BY_NAME'],
      });
    });

    it('doubts a path that is below another superior', async () => {
      const found = await organization(id(jszzTraps.pathDisagrees));
      expect(found?.affiliation.doubts).toEqual([
        'PARENT_BY_NAME',
        'PATH_DISAGREES',
      ]);
    });

    it('shares a joint branch among its units', async () => {
      const found = await organization(id(jszzTraps.jointBranch));
      expect(found?.category).toBe('JOINT_BRANCH');
      expect(found?.units.map(({ name }) => name)).toEqual([
        '示例·联合甲有限公司',
        '示例·联合乙有限公司',
        '示例·联合丙有限公司',
      ]);
      expect(await unit(id(jszzUnitTraps.jointB))).toMatchObject({
        partyOrganizations: [{ name: '示例·园区联合党支部' }],
      });
    });

    it('has a unit of another district, without an organization', async () => {
      expect(await unit(id(jszzUnitTraps.crossDistrict))).toMatchObject({
        district: { code: '330482' },
        partyOrganizations: [],
      });
    });

    it('hides what is deleted, by whatever number', async () => {
      expect(await organization(id(jszzTraps.deleted))).toBeNull();
      expect(await organization(id(jszzTraps.strangelyDeleted))).toBeNull();
      expect(await unit(id(jszzUnitTraps.deleted))).toBeNull();
      expect(await unit(id(jszzUnitTraps.ofDeletedOrganization))).toMatchObject(
        { partyOrganizations: [] },
      );
    });

    it('shows no credit code whose check character is wrong', async () => {
      expect(await unit(id(jszzUnitTraps.wrongCheckCharacter))).toMatchObject({
        uscc: null,
        nature: 'NON_PUBLIC_ENTERPRISE',
      });
    });
  });
});

async function organizationOf(
  { subgraph }: Systems,
  id: string,
): Promise<OrganizationAnswer | null> {
  const data = await dataOf(
    subgraph,
    `query ($id: ID!) { partyOrganization(id: $id) {
      id name category localCategory partyCode establishedOn memberCountBand
      units { name }
      affiliation { parent { id } path { id } level levelCode source doubts }
    } }`,
    { id },
  );
  return (data as { partyOrganization: OrganizationAnswer | null })
    .partyOrganization;
}

async function unitOf(
  { subgraph }: Systems,
  id: string,
): Promise<UnitAnswer | null> {
  const data = await dataOf(
    subgraph,
    `query ($id: ID!) { unit(id: $id) {
      name uscc nature district { code } partyOrganizations { name }
    } }`,
    { id },
  );
  return (data as { unit: UnitAnswer | null }).unit;
}
