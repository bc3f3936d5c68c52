import { always, compileSql } from '../../subgraphs/kit/read/sql.ts';
import type { Dialect } from '../../subgraphs/organizations/adapters/sql/database/dialect.ts';
import { shapeOf } from '../../subgraphs/organizations/adapters/sql/shape/shape-of-mapping.ts';
import { readPairs } from '../../subgraphs/organizations/adapters/sql/read/superior-pairs.ts';
import { joinHierarchies } from '../../subgraphs/organizations/adapters/sql/read/join-hierarchies.ts';
import type { RecordKey } from '../../subgraphs/organizations/adapters/sql/shape/record-key.ts';
import type {
  OrganizationTable,
  Superiors,
} from '../../subgraphs/organizations/adapters/sql/shape/shape.ts';
import { joinKey } from '../../subgraphs/organizations/normalize/composite-key.ts';
import { createSqlSource } from '../../subgraphs/organizations/adapters/sql/sql-source.ts';
import { withoutCleaning } from '../../subgraphs/organizations/adapters/sql/shape/cleaning-sql.ts';
import { mappedColumns } from '../../subgraphs/organizations/adapters/spreadsheet/mapped-columns.ts';
import type { MappedSource } from '../../subgraphs/organizations/mapping/mapped-source.ts';
import type { SqlMapping } from '../../subgraphs/organizations/mapping/mapping-schema.ts';
import { organizationSections } from '../../subgraphs/organizations/mapping/organization-tables.ts';
import { relationIn } from '../../subgraphs/organizations/mapping/table-mapping.ts';
import type { RecordReader } from '../../subgraphs/organizations/source/organization-source.ts';
import { recordingDatabase } from './recording-database.ts';
import { isReadingExpression } from './reading-expression.ts';
import { UnitDimension } from '../../subgraphs/organizations/contract/generated.ts';

/**
 * The shape of a statement: its text, where every list of parameters is (?…)
 * and these stand for what a query may put there: ⟨filter⟩ conditions on the
 * columns of the mapping, ⟨after⟩ the place of a page, ⟨order⟩, ⟨numbers⟩ of
 * columns, ⟦…⟧ what may be left out.
 */
export interface StatementShape {
  readonly text: string;
}

/**
 * All shapes that the SQL adapter sends for a mapping, found by running its own
 * code.
 */
export async function statementShapes(
  { settings, hook }: MappedSource<SqlMapping>,
  dialect: Dialect,
): Promise<readonly StatementShape[]> {
  const database = recordingDatabase(dialect);
  const shape = shapeOf({ mapping: settings, hook, dialect });
  const source = createSqlSource({ settings, hook }, database);
  const [district] = settings.districts;
  await readRecords(source.units, district);
  await readRecords(source.partyOrganizations, district);
  const tables = shape.partyOrganizations;
  const hierarchy = joinHierarchies(tables, database);
  for (const ids of idSamples(shape.units.key)) {
    await source.units.byIds(ids);
    await source.linksOfUnits(ids);
  }
  for (const table of tables) {
    const { key, prefix, written } = table;
    for (const ids of idSamples(key)) {
      const own = ids.map((id) => prefix + id);
      await source.partyOrganizations.byIds(own);
      await hierarchy.nodes(own);
      await source.linksOfOrganizations(own);
    }
    for (const ids of written.pairs
      ? idSamples(written.pairs.organization)
      : []) {
      await readPairs(table, database, ids);
    }
  }
  await hierarchy.named(superiorSamples(tables));
  await source.unitGroups({ district, filter: null, groupBy: dimensions });
  await source.summary();
  const texts = database.statements.map((sql) => withHoles(normalized(sql)));
  const exact = new Set(
    texts.flatMap((text) =>
      text.includes(byDigits) ? [withoutDigits(text)] : [],
    ),
  );
  return [...new Set(texts)]
    .filter((text) => !exact.has(text))
    .map((text) => ({ text }));
}

/** Long numbers in text keys are also searched by their digits. */
const byDigits = '⟦ AND CAST(';

function withoutDigits(text: string): string {
  return text.slice(0, text.indexOf(byDigits));
}

const anyId = ['1'];

/** A number that a double cannot represent exactly. */
const longId = ['9007199254740993'];

/** A character that a column's charset may lack. */
const foreignId = ['示'];

/** Ids of each kind that leads to a statement of its own. */
function idSamples(key: RecordKey): readonly (readonly string[])[] {
  if (key.length === 1) {
    return [anyId, foreignId, longId, [...longId, ...foreignId]];
  }
  // With several columns, each may need conversion or not.
  return key
    .reduce<readonly (readonly string[])[]>(
      (samples, { type }) =>
        samples.flatMap((parts) =>
          [...anyId, ...(type === 'text' ? foreignId : [])].map((it) => [
            ...parts,
            it,
          ]),
        ),
      [[]],
    )
    .map((parts) => [joinKey(parts)]);
}

/** A superior for each table, as `named` is asked for it. */
function superiorSamples(
  tables: readonly OrganizationTable[],
): readonly string[] {
  const sample = ({ handle }: Superiors) => joinKey(handle.map(() => '1'));
  return tables.flatMap((table, index) =>
    tables.length === 1
      ? [sample(table.superiors)]
      : table.sought.map(({ superiors }) => `${index} ${sample(superiors)}`),
  );
}

const dimensions = Object.values(UnitDimension);

async function readRecords<Record>(
  reader: RecordReader<Record>,
  district: string,
): Promise<void> {
  await reader.page({ district, filter: null, after: null, limit: 1 });
  await reader.count({ district, filter: null });
}

/**
 * A statement without what depends on its parameters only: their number, the
 * folding of full-width characters, and the cleaning of texts.
 */
export function normalized(sql: string): string {
  return withoutCleaning(sql)
    .replace(/, '[\uFF10-\uFF5A]', '[0-9A-Za-z]'\)/gu, '')
    .replace(/\((?:\?, )*\?\)/gu, '(?…)')
    .replace(/\((?:\(\?…\), )*\(\?…\)\)/gu, '(?…)');
}

const { text: noFilter } = compileSql(always, 'SQLITE');

/** Puts placeholders where a recorded statement has no filter and no place. */
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
    .replace(/(IN \(\?…\))( AND CAST\(\S+ AS CHAR\) IN \(\?…\))$/u, '$1⟦$2⟧')
    .replace(
      /^SELECT (.*) AS district, (.*) AS nature, (UPPER.*) AS industry, (.* AS has, COUNT)/u,
      'SELECT ⟦$1 AS district, ⟧⟦$2 AS nature, ⟧⟦$3 AS industry, ⟧$4',
    );
}

/** The shape of a statement; null if it was not announced. */
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
  const sections = organizationSections(settings);
  const names = sections.flatMap(({ from, links, hierarchy }) => [
    from,
    ...(links.in === 'table' ? [links.from] : []),
    ...[relationIn(hierarchy)?.from ?? []].flat(),
  ]);
  return [...new Set([settings.units.from, ...names])];
}

/** The regular expression that each placeholder of a shape stands for. */
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
