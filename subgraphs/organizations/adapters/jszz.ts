import type { OrganizationSource } from '../organization-source.ts';
import type { SourceSettings } from '../source-settings.ts';
import { openReadOnly } from '../sql/read-only-database.ts';
import type { SqlShape } from '../sql/shape.ts';
import { createSqlSource } from '../sql/sql-source.ts';

/** 金山区. */
const usualDistricts = ['310116'] as const;

/**
 * 金山区 `jszz` (MySQL 8, utf8mb4): organizations in `party_org`, units in
 * `party_org_unit`, several of which may share a joint branch, or have none,
 * or be in another district. Keys are snowflakes beyond 2^53; the superior is
 * recorded by name; any `deleted` but 0 is deleted.
 */
export function openJszz(settings: SourceSettings): OrganizationSource {
  const { connection, onStatement } = settings;
  const database = openReadOnly({ url: connection, onStatement });
  const districts = settings.districts ?? usualDistricts;
  return createSqlSource(
    {
      system: settings.system,
      name: '金山智慧党建组织库',
      kind: database.dialect.kind,
      districts,
      affiliationSource: '金山区 jszz.party_org',
      provenance: settings.provenance ?? 'RECORDED',
    },
    jszzShape(districts[0]),
    database,
  );
}

const liveOrganization = 'COALESCE(o.deleted, 0) = 0';
const liveUnit =
  "COALESCE(u.deleted, 0) = 0 AND COALESCE(u.unit_name, '') <> ''";

function jszzShape(home: string): SqlShape {
  const unit = { column: 'u.id', type: 'integer' } as const;
  const organization = { column: 'o.id', type: 'integer' } as const;
  return {
    tables: ['party_org', 'party_org_unit'],
    units: {
      from: 'party_org_unit u',
      key: unit,
      live: liveUnit,
      owner: `'${home}'`,
      columns: {
        name: 'u.unit_name',
        uscc: 'u.credit_code',
        nature: 'u.nature',
        industry: 'u.industry',
        district: areaOf('u', home),
      },
      natures,
      hasPartyOrganization: `EXISTS (SELECT 1 FROM party_org o WHERE o.id = u.org_id AND ${liveOrganization})`,
    },
    partyOrganizations: {
      from: 'party_org o',
      key: organization,
      live: liveOrganization,
      owner: `'${home}'`,
      columns: {
        name: 'o.org_name',
        category: 'o.org_type',
        partyCode: 'NULL',
        established: 'o.found_date',
        members: 'o.member_num',
        level: 'o.affiliation',
        superior: 'o.parent_name',
        code: 'o.path',
        district: areaOf('o', home),
      },
      categories,
      superiors: {
        column: 'o.org_name',
        areNames: true,
        normalize: (name) => name.trim(),
        codesFit: (node, superior) => codesFit(node.code, superior.code),
      },
    },
    links: {
      from: 'party_org_unit u JOIN party_org o ON o.id = u.org_id',
      live: `${liveUnit} AND ${liveOrganization}`,
      unit,
      organization,
    },
    lastChange: {
      sql: `SELECT MAX(t) AS changed FROM (SELECT MAX(update_time) AS t FROM party_org UNION ALL SELECT MAX(update_time) FROM party_org_unit) newest`,
      toDate: (local) => new Date(`${local.replace(' ', 'T')}+08:00`),
    },
  };
}

function areaOf(alias: string, home: string): string {
  const area = `${alias}.area_code`;
  return `CASE WHEN COALESCE(${area}, '') = '' THEN '${home}' ELSE ${area} END`;
}

/** Five levels of three digits: 001003002000000 is below 001003000000000. */
function codesFit(path: string | null, superior: string | null) {
  const levels = levelsOf(path);
  if (levels.length < 2 || superior === null) return null;
  return levels.slice(0, -1).join('') === levelsOf(superior).join('');
}

function levelsOf(path: string | null): string[] {
  const levels = path?.match(/\d{3}/gu) ?? [];
  const last = levels.findLastIndex((level) => level !== '000');
  return levels.slice(0, last + 1);
}

const natures = {
  1: 'GOVERNMENT_ORGAN',
  2: 'PUBLIC_INSTITUTION',
  3: 'STATE_OWNED',
  4: 'NON_PUBLIC_ENTERPRISE',
  5: 'FOREIGN_INVESTED',
  6: 'SOCIAL_ORGANIZATION',
  7: 'UNIVERSITY',
  8: 'COMMUNITY',
} as const;

const categories = {
  0: 'COMMITTEE',
  1: 'GENERAL_BRANCH',
  2: 'BRANCH',
  3: 'JOINT_BRANCH',
  4: 'CLUSTER_COMMITTEE',
  5: 'WORK_COMMITTEE',
  6: 'TEMPORARY_BRANCH',
} as const;
