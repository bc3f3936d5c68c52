import { compileFilter } from '../../../../kit/read/filter.ts';
import type {
  UnitGroup,
  UnitGroupRequest,
} from '../../../source/organization-source.ts';
import { addUp } from '../../../source/unit-groups.ts';
import { industrySections, meaningOf } from '../../../source/vocabulary.ts';
import { unitFields } from './filter-fields.ts';
import type { ReadOnlyDatabase } from '../database/read-only-database.ts';
import type { UnitTable } from '../shape/shape.ts';

interface GroupRow {
  readonly district?: string | null;
  readonly nature?: string | null;
  readonly industry?: string | null;
  readonly has: number | string;
  readonly total: number | string;
}

export interface GroupedTable {
  readonly table: UnitTable;
  readonly database: ReadOnlyDatabase;
  readonly system: string;
}

/** Counts units with one GROUP BY; codes of one meaning are added up. */
export async function readUnitGroups(
  { table, database, system }: GroupedTable,
  { district, filter, groupBy }: UnitGroupRequest,
): Promise<readonly UnitGroup[]> {
  const { dialect } = database;
  const scope = { dialect, system, district };
  const condition = compileFilter(filter, unitFields(table, scope));
  const has = `CASE WHEN ${table.hasPartyOrganization} THEN 1 ELSE 0 END`;
  const columns = Object.entries({
    district:
      groupBy.includes('DISTRICT') && dialect.text(table.columns.district),
    nature: groupBy.includes('NATURE') && dialect.asText(table.columns.nature),
    industry:
      groupBy.includes('INDUSTRY') &&
      `UPPER(SUBSTR(${dialect.text(table.columns.industry)}, 1, 1))`,
    has,
  }).flatMap(([name, sql]) => (sql === false ? [] : [`${sql} AS ${name}`]));
  const places = columns.map((_, index) => index + 1).join(', ');
  const rows = await database.query<GroupRow>(
    `SELECT ${columns.join(', ')}, COUNT(*) AS total FROM ${table.from} WHERE ${table.live} AND ${table.owner} = :owner AND ${condition.sql} GROUP BY ${places}`,
    { ...condition.parameters, owner: district },
  );
  return addUp(
    rows.map((row) => groupOf(row, table)),
    groupBy,
  );
}

function groupOf(row: GroupRow, { natures }: UnitTable): UnitGroup {
  const has = Number(row.has) === 1;
  const count = Number(row.total);
  return {
    district: row.district ?? null,
    nature: meaningOf(natures, row.nature ?? null),
    industry: meaningOf(industrySections, row.industry ?? null),
    hasPartyOrganization: has,
    count,
    withPartyOrganization: has ? count : 0,
  };
}
