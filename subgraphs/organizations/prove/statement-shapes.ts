import { compileFilter } from '../../kit/filter.ts';
import type { Dialect } from '../adapters/sql/dialect.ts';
import { shapeOf } from '../adapters/sql/shape-of-mapping.ts';
import { createSqlHierarchy } from '../adapters/sql/sql-hierarchy.ts';
import { createSqlSource } from '../adapters/sql/sql-source.ts';
import { mappedColumns } from '../adapters/spreadsheet/mapped-columns.ts';
import { describe, type MappedSource } from '../mapping/mapped-source.ts';
import type { SqlMapping } from '../mapping/mapping-schema.ts';
import type { RecordReader, UnitDimension } from '../organization-source.ts';
import { recordingDatabase } from './recording-database.ts';
import { isReadingExpression } from './reading-expression.ts';

/**
 * The shape of a statement: its text, where every list of parameters is (?…)
 * and these stand for what a query may put there: ⟨filter⟩ conditions on the
 * columns of the mapping, ⟨after⟩ the place of a page, ⟨order⟩, ⟨numbers⟩ of
 * columns, ⟦…⟧ what may be left out.
 */
export interface StatementShape {
  readonly text: string;
}

/** Every shape that an SQL adapter sends for a mapping, by its own code. */
export async function statementShapes(
  { settings, hook }: MappedSource<SqlMapping>,
  dialect: Dialect,
): Promise<readonly StatementShape[]> {
  const database = recordingDatabase(dialect);
  const shape = shapeOf({ mapping: settings, hook, dialect });
  const description = describe(settings, dialect.kind);
  const source = createSqlSource(description, shape, database);
  const [district] = settings.districts;
  await readRecords(source.units, district);
  await readRecords(source.partyOrganizations, district);
  const hierarchy = createSqlHierarchy(shape.partyOrganizations, database);
  for (const ids of [anyId, foreignId]) {
    await source.units.byIds(ids);
    await source.partyOrganizations.byIds(ids);
    await hierarchy.nodes(ids);
    await source.linksOfUnits(ids);
    await source.linksOfOrganizations(ids);
  }
  await hierarchy.named(anyId);
  await source.unitGroups({ district, filter: null, groupBy: dimensions });
  await source.summary();
  const texts = database.statements.map((sql) => withHoles(normalized(sql)));
  return [...new Set(texts)].map((text) => ({ text }));
}

const anyId = ['1'];

/** One that a column's charset may lack. */
const foreignId = ['示'];

const dimensions: readonly UnitDimension[] = [
  'DISTRICT',
  'NATURE',
  'INDUSTRY',
  'HAS_PARTY_ORGANIZATION',
];

async function readRecords<Record>(
  reader: RecordReader<Record>,
  district: string,
): Promise<void> {
  await reader.page({ district, filter: null, after: null, limit: 1 });
  await reader.count({ district, filter: null });
}

/**
 * A statement without what only its parameters decide: how many there are,
 * and the folding of full-width characters around a column.
 */
export function normalized(sql: string): string {
  return sql
    .replace(/REPLACE\(/gu, '')
    .replace(/, '[\uFF10-\uFF5A]', '[0-9A-Za-z]'\)/gu, '')
    .replace(/\((?:\?, )*\?\)/gu, '(?…)');
}

const noFilter = compileFilter(null, {}).sql;

/** Puts holes where a recorded statement has no filter and no place. */
function withHoles(sql: string): string {
  const filter = ` AND ${noFilter}`;
  return sql
    .replace(
      new RegExp(`${escaped(filter)} AND 1 = 1 ORDER BY .* LIMIT \\?$`, 'u'),
      ' AND ⟨filter⟩ AND ⟨after⟩ ORDER BY ⟨order⟩ LIMIT ?',
    )
    .replace(
      new RegExp(`${escaped(filter)} GROUP BY 1, 2, 3, 4$`, 'u'),
      ' AND ⟨filter⟩ GROUP BY ⟨numbers⟩',
    )
    .replace(new RegExp(`${escaped(filter)}$`, 'u'), ' AND ⟨filter⟩')
    .replace(
      /^SELECT (.*) AS district, (.*) AS nature, (UPPER.*) AS industry, (.* AS has, COUNT)/u,
      'SELECT ⟦$1 AS district, ⟧⟦$2 AS nature, ⟧⟦$3 AS industry, ⟧$4',
    );
}

/** The shape that a statement has; null for one that was never announced. */
export function shapeOfStatement(
  sql: string,
  shapes: readonly StatementShape[],
  settings: SqlMapping,
): StatementShape | null {
  const columns = new Set([...mappedColumns(settings), ...tablesOf(settings)]);
  const text = normalized(sql);
  return (
    shapes.find((shape) => {
      const match = patternOf(shape).exec(text);
      return match
        ?.slice(1)
        .every((part) => isReadingExpression(part, columns));
    }) ?? null
  );
}

/** The tables that a mapping names. */
export function tablesOf(settings: SqlMapping): readonly string[] {
  const { units, partyOrganizations, links } = settings;
  const own = [units.from, partyOrganizations.from];
  return [...new Set(links.in === 'table' ? [...own, links.from] : own)];
}

/** Holes in the order of their length, so that the longest text is fixed. */
const holes: Readonly<Record<string, string>> = {
  '⟨filter⟩': '(.+)',
  '⟨after⟩': '(.+)',
  '⟨order⟩': '(.+)',
  '⟨numbers⟩': '[\\d, ]+',
  '⟦': '(?:',
  '⟧': ')?',
};

function patternOf({ text }: StatementShape): RegExp {
  const parts = text.split(/(⟨\w+⟩|⟦|⟧)/u);
  const source = parts.map((part) => holes[part] ?? escaped(part)).join('');
  return new RegExp(`^${source}$`, 'u');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
