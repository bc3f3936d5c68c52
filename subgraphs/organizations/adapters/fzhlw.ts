import type { OrganizationSource } from '../organization-source.ts';
import type { SourceSettings } from '../source-settings.ts';
import { openReadOnly } from '../sql/read-only-database.ts';
import type { SqlShape } from '../sql/shape.ts';
import { createSqlSource } from '../sql/sql-source.ts';

/** 福州市. */
const usualDistricts = ['350100'] as const;

/**
 * 福州 `FZ_HLW` (utf8, upper case), filled by a group's synchronization:
 * organizations in `DZZ_INFO`, units in `DW_INFO`; a unit may have several
 * organizations. DELETE_FLAG is reversed: 1 is a live row. A batch may delete
 * a superior physically, and a superior may arrive after its organizations.
 */
export function openFzhlw(settings: SourceSettings): OrganizationSource {
  const { connection, onStatement } = settings;
  const database = openReadOnly({ url: connection, onStatement });
  const districts = settings.districts ?? usualDistricts;
  return createSqlSource(
    {
      system: settings.system,
      name: '福州互联网企业党建信息系统',
      kind: database.dialect.kind,
      districts,
      affiliationSource: '福州市 FZ_HLW.DZZ_INFO',
      provenance: settings.provenance ?? 'RECORDED',
    },
    fzhlwShape(districts[0]),
    database,
  );
}

const liveOrganization = 'o.DELETE_FLAG = 1';
const liveUnit = "u.DELETE_FLAG = 1 AND COALESCE(u.DW_NAME, '') <> ''";

function fzhlwShape(home: string): SqlShape {
  const unit = { column: 'u.DW_UNIQUE_ID', type: 'text' } as const;
  const organization = { column: 'o.DZZ_UNIQUE_ID', type: 'text' } as const;
  return {
    tables: ['DZZ_INFO', 'DW_INFO'],
    units: {
      from: 'DW_INFO u',
      key: unit,
      live: liveUnit,
      owner: `'${home}'`,
      columns: {
        name: 'u.DW_NAME',
        uscc: 'u.CREDIT_CODE',
        nature: 'u.DW_NATURE',
        industry: 'u.INDUSTRY_CODE',
        district: areaOf('u', home),
      },
      natures,
      hasPartyOrganization: `EXISTS (SELECT 1 FROM DZZ_INFO o WHERE o.DW_UNIQUE_ID = u.DW_UNIQUE_ID AND ${liveOrganization})`,
    },
    partyOrganizations: {
      from: 'DZZ_INFO o',
      key: organization,
      live: liveOrganization,
      owner: `'${home}'`,
      columns: {
        name: 'o.DZZ_FULL_NAME',
        category: 'o.DZZ_CATEGORY',
        partyCode: 'o.DZZ_ENCODING',
        established: 'o.ESTABLISH_DATE',
        members: 'o.MEMBER_COUNT',
        level: 'o.AFFILIATION_CODE',
        superior: 'o.UPPER_UNIQUE_ID',
        code: 'o.DZZ_ENCODING',
        district: areaOf('o', home),
      },
      categories,
      superiors: {
        column: 'o.DZZ_UNIQUE_ID',
        areNames: false,
        normalize: (key) => key.trim().toLowerCase(),
        codesFit: (node, superior) => codesFit(node.code, superior.code),
      },
    },
    links: {
      from: 'DZZ_INFO o JOIN DW_INFO u ON u.DW_UNIQUE_ID = o.DW_UNIQUE_ID',
      live: `${liveOrganization} AND ${liveUnit}`,
      unit,
      organization,
    },
    lastChange: {
      sql: `SELECT MAX(t) AS changed FROM (SELECT MAX(UPDATE_TIMESTAMP) AS t FROM DZZ_INFO UNION ALL SELECT MAX(UPDATE_TIMESTAMP) FROM DW_INFO) newest`,
      toDate: (milliseconds) => new Date(Number(milliseconds)),
    },
  };
}

/** ADMIN_AREA holds six digits, or twelve with street and community. */
function areaOf(alias: string, home: string): string {
  const area = `${alias}.ADMIN_AREA`;
  return `CASE WHEN COALESCE(${area}, '') = '' THEN '${home}' ELSE SUBSTR(${area}, 1, 6) END`;
}

/** Where DZZ_ENCODING ends: a code as long as this may have been cut. */
const encodingLength = 12;

/** Three digits a level; a code that was cut is its superior's own. */
function codesFit(code: string | null, superior: string | null) {
  if (!code || !superior || code.length <= 3) return null;
  if (code.slice(0, -3) === superior) return true;
  return code.length === encodingLength && code === superior;
}

const natures = {
  机关: 'GOVERNMENT_ORGAN',
  事业单位: 'PUBLIC_INSTITUTION',
  国有企业: 'STATE_OWNED',
  民营企业: 'NON_PUBLIC_ENTERPRISE',
  外商投资企业: 'FOREIGN_INVESTED',
  社会组织: 'SOCIAL_ORGANIZATION',
  高等学校: 'UNIVERSITY',
  街道社区: 'COMMUNITY',
} as const;

/** 641 is 二级党委 here, and 党小组 is 711. */
const categories = {
  611: 'COMMITTEE',
  612: 'LEADING_GROUP',
  621: 'GENERAL_BRANCH',
  631: 'BRANCH',
  632: 'JOINT_BRANCH',
  641: 'COMMITTEE',
  711: 'GROUP',
  810: 'WORK_COMMITTEE',
  820: 'PARTY_DEPARTMENT',
  911: 'TEMPORARY_COMMITTEE',
  921: 'TEMPORARY_GENERAL_BRANCH',
  931: 'TEMPORARY_BRANCH',
  932: 'TEMPORARY_JOINT_BRANCH',
} as const;
