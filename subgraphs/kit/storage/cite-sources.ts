import {
  TableColumn,
  type QueryRunner,
  type TableColumnOptions,
} from 'typeorm';

import { columns, optional } from './table.ts';

const added = [
  optional(columns.long('statement')),
  optional(columns.text('wording')),
  optional(columns.long('citation')),
];

const renamed = [
  ['ARTICLE_QUOTE', 'ARTICLE'],
  ['EXTERNAL_SOURCE', 'EXTERNAL'],
] as const;

/**
 * For migrations: replaces the column `quote`, whose texts were not word for
 * word from a source, by statement, wording and citation.
 */
export async function citeSources(
  runner: QueryRunner,
  tables: readonly string[],
): Promise<void> {
  for (const table of tables) {
    await runner.addColumns(table, added.map(toColumn));
    await runner.dropColumn(table, 'quote');
    await renameProvenance(runner, table, renamed);
  }
}

/** The reverse of `citeSources`, with an empty `quote`. */
export async function quoteSources(
  runner: QueryRunner,
  tables: readonly string[],
): Promise<void> {
  for (const table of tables.toReversed()) {
    await renameProvenance(
      runner,
      table,
      renamed.map(([before, after]) => [after, before]),
    );
    await runner.addColumn(table, toColumn(optional(columns.long('quote'))));
    await runner.dropColumns(table, added.map(toColumn));
  }
}

/** Adds a column that must not be null; existing rows get `value`. */
export async function addRequired(
  runner: QueryRunner,
  [table, column]: readonly [string, TableColumnOptions],
  value: string,
): Promise<void> {
  const nullable = toColumn({ ...column, isNullable: true });
  await runner.addColumn(table, nullable);
  await runner.query(`UPDATE ${table} SET ${nullable.name} = '${value}'`);
  await runner.changeColumn(table, nullable, toColumn(column));
}

/** Makes a column nullable, or not nullable again. */
export async function setNullable(
  runner: QueryRunner,
  [table, column]: readonly [string, TableColumnOptions],
  isNullable: boolean,
): Promise<void> {
  await runner.changeColumn(
    table,
    toColumn({ ...column, isNullable: !isNullable }),
    toColumn({ ...column, isNullable }),
  );
}

async function renameProvenance(
  runner: QueryRunner,
  table: string,
  names: readonly (readonly [string, string])[],
): Promise<void> {
  for (const [before, after] of names) {
    await runner.query(
      `UPDATE ${table} SET provenance = '${after}' WHERE provenance = '${before}'`,
    );
  }
}

function toColumn(options: TableColumnOptions): TableColumn {
  return new TableColumn(options);
}
