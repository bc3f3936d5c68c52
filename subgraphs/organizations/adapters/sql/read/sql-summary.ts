import { memberCountBand } from '../../../normalize/member-count.ts';
import { valueIn } from '../../../normalize/said-by-cell.ts';
import { normalizeUscc } from '../../../normalize/uscc.ts';
import type { SourceSummary } from '../../../source/organization-source.ts';
import {
  affiliationLevels,
  industrySections,
} from '../../../source/vocabulary.ts';
import { literals } from '../shape/column-sql.ts';
import type { ReadOnlyDatabase } from '../database/read-only-database.ts';
import type { OrganizationTable, SqlShape } from '../shape/shape.ts';

/** The number of records of a table, and of usable values in each field. */
interface Filled {
  readonly records: number;
  readonly filled: number;
  readonly asked: number;
}

/**
 * How fresh and complete a system is. Counted are a unit's name, code, nature,
 * industry and place, and an organization's name, category, date of
 * establishment, number of members, level, superior and place. A value that
 * cannot be understood does not count.
 */
export async function summarize(
  shape: SqlShape,
  database: ReadOnlyDatabase,
): Promise<SourceSummary> {
  const units = shape.knowsUnits
    ? await unitFields(shape, database)
    : { records: 0, filled: 0, asked: 0 };
  let organizations: Filled = { records: 0, filled: 0, asked: 0 };
  for (const table of shape.partyOrganizations) {
    organizations = sum(
      organizations,
      await organizationFields(table, database),
    );
  }
  const changed = await lastChange(shape, database);
  return {
    lastSyncAt: changed?.toISOString() ?? null,
    unitCount: units.records,
    partyOrganizationCount: organizations.records,
    filledFields: units.filled + organizations.filled,
    askedFields: units.asked + organizations.asked,
  };
}

async function lastChange(
  { lastChanges, tables }: SqlShape,
  database: ReadOnlyDatabase,
): Promise<Date | null> {
  if (lastChanges.length === 0) return database.changedAt(tables);
  const moments: number[] = [];
  for (const { sql, toDate } of lastChanges) {
    const [row] = await database.query<{ changed: string | number | null }>(
      sql,
    );
    const changed = row?.changed ?? null;
    if (changed !== null) moments.push(toDate(String(changed)).getTime());
  }
  const newest = Math.max(...moments);
  return Number.isFinite(newest) ? new Date(newest) : null;
}

async function unitFields(
  { units }: SqlShape,
  database: ReadOnlyDatabase,
): Promise<Filled> {
  const { columns, natures } = units;
  const { text } = database.dialect;
  return countFilled({
    database,
    rows: `FROM ${units.from} WHERE ${units.live}`,
    conditions: [
      notEmpty(columns.name),
      among(database.dialect.asText(columns.nature), natures),
      among(`UPPER(SUBSTR(${text(columns.industry)}, 1, 1))`, industrySections),
      notEmpty(columns.district),
    ],
    parsed: [
      {
        value: text(columns.uscc),
        parse: (text) => normalizeUscc(valueIn(text)),
      },
    ],
  });
}

function sum(one: Filled, other: Filled): Filled {
  return {
    records: one.records + other.records,
    filled: one.filled + other.filled,
    asked: one.asked + other.asked,
  };
}

async function organizationFields(
  table: OrganizationTable,
  database: ReadOnlyDatabase,
): Promise<Filled> {
  const { columns, categories, readDate, written } = table;
  const { asText } = database.dialect;
  return countFilled({
    database,
    rows: `FROM ${table.from} WHERE ${table.live}`,
    conditions: [
      notEmpty(columns.name),
      among(asText(columns.category), categories),
      among(asText(columns.level), affiliationLevels),
      written.isRecorded,
      notEmpty(columns.district),
    ],
    parsed: [
      {
        value: asText(columns.established),
        parse: (text) => readDate(valueIn(text)),
      },
      {
        value: asText(columns.members),
        parse: (text) => memberCountBand(valueIn(text)),
      },
    ],
  });
}

interface FieldCount {
  readonly database: ReadOnlyDatabase;
  readonly rows: string;
  /** One condition for each field; true where it is filled. */
  readonly conditions: readonly string[];
  /** Fields that only code can understand: their distinct values are read. */
  readonly parsed: readonly {
    readonly value: string;
    readonly parse: (text: string | null) => unknown;
  }[];
}

async function countFilled(count: FieldCount): Promise<Filled> {
  const { database, rows, conditions, parsed } = count;
  const sum = conditions
    .map((condition) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`)
    .join(' + ');
  const [totals] = await database.query<Record<string, number | string>>(
    `SELECT COUNT(*) AS records, COALESCE(SUM(${sum}), 0) AS filled ${rows}`,
  );
  const records = Number(totals?.['records'] ?? 0);
  let filled = Number(totals?.['filled'] ?? 0);
  for (const { value, parse } of parsed) {
    const groups = await database.query<{
      value: string | null;
      total: number | string;
    }>(`SELECT ${value} AS value, COUNT(*) AS total ${rows} GROUP BY 1`);
    for (const group of groups) {
      if (parse(group.value) !== null) filled += Number(group.total);
    }
  }
  return {
    records,
    filled,
    asked: records * (conditions.length + parsed.length),
  };
}

function notEmpty(column: string): string {
  return `COALESCE(${column}, '') <> ''`;
}

function among(
  expression: string,
  known: Readonly<Record<string, unknown>>,
): string {
  const codes = Object.keys(known);
  return codes.length === 0 ? '1 = 0' : `${expression} IN (${literals(codes)})`;
}
