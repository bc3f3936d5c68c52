import type { DataSource, EntityMetadata, EntitySchema } from 'typeorm';

import { columnOf } from './filter.ts';
import { fixed, quoted, runSql, type Sql } from './sql.ts';

/** How statements select rows of an entity, under the alias `row`. */
export interface EntityRows<Row> {
  /** What follows FROM. */
  readonly from: Sql;
  /** All columns, each under the name of its property. */
  readonly selection: Sql;
  /** Runs a statement that selects `selection`. */
  readonly read: (statement: Sql) => Promise<Row[]>;
}

const known = new WeakMap<EntityMetadata, EntityRows<object>>();

export function entityRows<Row extends object>(
  dataSource: DataSource,
  entity: EntitySchema<Row>,
): EntityRows<Row> {
  const metadata = dataSource.getMetadata(entity);
  const rows = known.get(metadata) ?? createRows(dataSource, metadata);
  known.set(metadata, rows);
  return rows as EntityRows<Row>;
}

function createRows(
  dataSource: DataSource,
  metadata: EntityMetadata,
): EntityRows<object> {
  const columns = metadata.columns.map(
    ({ databaseName, propertyName }) =>
      `${quoted('row', databaseName)} AS ${quoted(propertyName)}`,
  );
  return {
    from: fixed(`${quoted(metadata.tableName)} AS ${quoted('row')}`),
    selection: fixed(columns.join(', ')),
    async read(statement) {
      const rows = await runSql<object>(dataSource, statement);
      return rows.map((row) => hydrated(row, metadata));
    },
  };
}

/**
 * Converts values of the driver to those of the entity: numbers, booleans,
 * JSON.
 */
function hydrated<Row extends object>(row: Row, metadata: EntityMetadata): Row {
  const { driver } = metadata.dataSource;
  const values: Record<string, unknown> = {};
  for (const column of metadata.columns) {
    const { propertyName } = column;
    values[propertyName] = driver.prepareHydratedValue(
      row[propertyName as keyof Row],
      column,
    );
  }
  return values as Row;
}

/** A column of such rows, by its property. */
export function rowColumn(property: string): Sql {
  return columnOf(`row.${property}`);
}
