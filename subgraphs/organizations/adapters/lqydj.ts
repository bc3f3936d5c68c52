import type { OrganizationSource } from '../organization-source.ts';
import type { SourceSettings } from '../source-settings.ts';
import { openReadOnly } from '../sql/read-only-database.ts';
import type { SqlShape } from '../sql/shape.ts';
import { createSqlSource } from '../sql/sql-source.ts';

/** 成都市, 武侯, 龙泉驿, 新都 and 温江; 龙泉驿 runs the server. */
const usualDistricts = [
  '510112',
  '510100',
  '510107',
  '510114',
  '510115',
] as const;

/**
 * 龙泉驿区等 `lqy_dj` (MySQL 5.5, MyISAM, GBK): one table `t_dzz`, in which a
 * row is an organization and the unit it is in. Category 799 and rows without
 * an organization's name are units without one; rows without szdw are
 * organizations without a unit. Unit and organization share the row's number.
 */
export function openLqydj(settings: SourceSettings): OrganizationSource {
  const { connection, onStatement } = settings;
  const database = openReadOnly({ url: connection, onStatement });
  const districts = settings.districts ?? usualDistricts;
  return createSqlSource(
    {
      system: settings.system,
      name: '龙泉驿区等党组织信息库',
      kind: database.dialect.kind,
      districts,
      affiliationSource: '龙泉驿区等 lqy_dj.t_dzz',
      provenance: settings.provenance ?? 'RECORDED',
    },
    lqydjShape(districts),
    database,
  );
}

/** Deleted is only what says so; clerks left the flag empty for years. */
const live = "COALESCE(r.scbz, '0') <> '1'";
const isUnit = `${live} AND COALESCE(r.szdw, '') <> ''`;
const isOrganization = `COALESCE(r.dzzlb, '') <> '799' AND COALESCE(r.dzzmc, '') <> ''`;

function lqydjShape(districts: readonly [string, ...string[]]): SqlShape {
  const row = {
    from: 't_dzz r',
    key: { column: 'r.dzzid', type: 'integer' },
    owner: ownerOf(districts),
  } as const;
  return {
    tables: ['t_dzz'],
    units: {
      ...row,
      live: isUnit,
      columns: {
        name: 'r.szdw',
        uscc: 'r.tyshxydm',
        nature: 'r.dwxz',
        industry: 'r.hydm',
        district: row.owner,
      },
      natures,
      hasPartyOrganization: isOrganization,
    },
    partyOrganizations: {
      ...row,
      live: `${live} AND ${isOrganization}`,
      columns: {
        name: 'r.dzzmc',
        category: 'r.dzzlb',
        partyCode: 'r.dzzdm',
        established: 'r.clrq',
        members: 'r.dysl',
        level: 'r.lsgx',
        superior: 'r.sjdzzdm',
        code: 'r.dzzdm',
        district: row.owner,
      },
      categories,
      superiors: {
        column: 'r.dzzdm',
        areNames: false,
        normalize: (code) => code.normalize('NFKC').trim(),
        codesFit: (node, superior) => codesFit(node.code, superior.code),
      },
    },
    links: {
      from: row.from,
      live: `${isUnit} AND ${isOrganization}`,
      unit: row.key,
      organization: row.key,
    },
  };
}

/** Rows whose xzqh is empty or strange belong to the district at home. */
function ownerOf([home, ...others]: readonly [string, ...string[]]): string {
  const known = [home, ...others].map((code) => `'${code}'`).join(', ');
  return `CASE WHEN r.xzqh IN (${known}) THEN r.xzqh ELSE '${home}' END`;
}

/** 001.002.003 is below 001.002; a code without a dot says nothing. */
function codesFit(code: string | null, superior: string | null) {
  if (!code?.includes('.') || !superior) return null;
  return code.slice(0, code.lastIndexOf('.')) === superior;
}

const natures = {
  10: 'GOVERNMENT_ORGAN',
  20: 'PUBLIC_INSTITUTION',
  31: 'STATE_OWNED',
  32: 'NON_PUBLIC_ENTERPRISE',
  33: 'FOREIGN_INVESTED',
  40: 'SOCIAL_ORGANIZATION',
  50: 'UNIVERSITY',
  60: 'COMMUNITY',
} as const;

/** dm_dzzlb; 641 is 党小组 here, and something else in other systems. */
const categories = {
  611: 'COMMITTEE',
  612: 'LEADING_GROUP',
  621: 'GENERAL_BRANCH',
  631: 'BRANCH',
  632: 'JOINT_BRANCH',
  641: 'GROUP',
  911: 'TEMPORARY_COMMITTEE',
  921: 'TEMPORARY_GENERAL_BRANCH',
  931: 'TEMPORARY_BRANCH',
  932: 'TEMPORARY_JOINT_BRANCH',
  '6A1': 'WORK_COMMITTEE',
  '6B1': 'PARTY_DEPARTMENT',
} as const;
