import { sql } from 'kysely';

import { selectGroups } from '../../../../kit/read/sql-query.ts';
import { fixed } from '../../../../kit/read/sql.ts';
import type { UnitDimension } from '../../../contract/generated.ts';
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

/** Counts units with one GROUP BY; codes of the same meaning are added up. */
export async function readUnitGroups(
  { table, database, system }: GroupedTable,
  { district, filter, groupBy }: UnitGroupRequest,
): Promise<readonly UnitGroup[]> {
  const { dialect } = database;
  const { columns, hasPartyOrganization } = table;
  const expressions = {
    district: dialect.text(columns.district),
    nature: dialect.asText(columns.nature),
    industry: `UPPER(SUBSTR(${dialect.text(columns.industry)}, 1, 1))`,
    has: `CASE WHEN ${hasPartyOrganization} THEN 1 ELSE 0 END`,
  };
  const statement = selectGroups(
    {
      from: fixed(table.from),
      scope: sql`${fixed(table.live)} AND ${fixed(table.owner)} = ${district}`,
      filters: unitFields(table, { dialect, system, district }),
      values: Object.fromEntries(
        Object.entries(expressions).map(([name, expression]) => [
          name,
          { expression: fixed(expression) },
        ]),
      ),
    },
    {
      where: filter,
      groupBy: [
        ...(['district', 'nature', 'industry'] as const).filter((name) =>
          groupBy.includes(dimensions[name]),
        ),
        'has',
      ],
      order: [],
      after: null,
      limit: null,
    },
  );
  const rows = await database.query<GroupRow>(statement);
  return addUp(
    rows.map((row) => groupOf(row, table)),
    groupBy,
  );
}

const dimensions = {
  district: 'DISTRICT',
  nature: 'NATURE',
  industry: 'INDUSTRY',
} as const satisfies Record<string, UnitDimension>;

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
