import {
  columnSql,
  conditionsSql,
  identifier,
} from '../../../subgraphs/organizations/adapters/sql/shape/column-sql.ts';
import {
  readCleanings,
  type Cleanings,
} from '../../../subgraphs/organizations/adapters/sql/shape/text-census.ts';
import { organizationSections } from '../../../subgraphs/organizations/mapping/organization-tables.ts';
import {
  relationIn,
  type ConditionMapping,
} from '../../../subgraphs/organizations/mapping/table-mapping.ts';
import { bilingual } from '../bilingual.ts';
import {
  failed,
  passed,
  reasonOf,
  type Stage,
  type StageOutcome,
} from '../stage.ts';
import type { MappedDatabase } from './mapped-database.ts';

/**
 * Checks that there are rows, and that the mapping's condition selects some.
 */
export function rowsStage(place: MappedDatabase): Stage {
  const { links, units } = place.mapping;
  const organizations = organizationSections(place.mapping);
  const relations = organizations.flatMap(
    ({ hierarchy }) => relationIn(hierarchy) ?? [],
  );
  const sections = [
    ...(links.in === 'none' ? [] : [units]),
    ...organizations,
    ...relations,
  ];
  return {
    name: 'rows',
    title: bilingual('数据行', 'rows'),
    async run() {
      const details: string[] = [];
      try {
        const cleanings = await readCleanings({
          ...place,
          isClosed: () => false,
        });
        for (const section of sections) {
          const found = await countRows({ ...place, cleanings }, section);
          if (found.total > 0 && found.live === 0) return reversedFlag(found);
          details.push(`${found.table} ${found.live}/${found.total}`);
          if (section === sections[0] && found.total === 0)
            return noRows(found);
        }
      } catch (error) {
        return unreadable(error);
      }
      return passed(details.join(', '));
    },
  };
}

interface RowCount {
  readonly table: string;
  readonly total: number;
  readonly live: number;
}

interface CountedDatabase extends MappedDatabase {
  readonly cleanings: Cleanings;
}

async function countRows(
  { mapping, database, cleanings }: CountedDatabase,
  { from, live }: { from: string; live: readonly ConditionMapping[] },
): Promise<RowCount> {
  const columns = columnSql('t', {
    source: mapping.source,
    dialect: database.dialect,
    cleanings: cleanings.get(from),
  });
  const condition = conditionsSql(live, columns);
  const [row] = await database.query<Record<string, number | string | null>>(
    `SELECT COUNT(*) AS total, SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS live FROM ${identifier(from)} t`,
  );
  return {
    table: from,
    total: Number(row?.['total'] ?? 0),
    live: Number(row?.['live'] ?? 0),
  };
}

function reversedFlag({ table, total }: RowCount): StageOutcome {
  return failed({
    kind: 'usage',
    expected: bilingual(
      `live 条件在表 ${table} 中留下有效行`,
      `the conditions of live to leave rows of ${table}`,
    ),
    got: `0 of ${total}`,
    next: bilingual(
      `填写映射的人运行 SELECT 标志列, COUNT(*) FROM ${table} GROUP BY 1;标志可能是反向的(1 为有效)`,
      `who writes the mapping runs: SELECT the flag, COUNT(*) FROM ${table} GROUP BY 1; it may be reversed (1 is live)`,
    ),
  });
}

function noRows({ table }: RowCount): StageOutcome {
  return failed({
    kind: 'check',
    expected: bilingual(`表 ${table} 有数据行`, `rows in the table ${table}`),
    got: '0',
    next: bilingual(
      `数据库管理员运行 SELECT COUNT(*) FROM ${table};确认连的是正式库,且同步已执行`,
      `the database administrator runs: SELECT COUNT(*) FROM ${table}; is it the right database, and has its synchronization run`,
    ),
  });
}

function unreadable(error: unknown): StageOutcome {
  return failed({
    kind: 'unreachable',
    expected: bilingual('数据行在时限内读完', 'the rows to be read in time'),
    got: reasonOf(error),
    next: bilingual(
      '数据库管理员运行 SHOW PROCESSLIST 查看是否被占用;填写映射的人可调大 source.statementSeconds',
      'the database administrator runs: SHOW PROCESSLIST; who writes the mapping may raise source.statementSeconds',
    ),
  });
}
