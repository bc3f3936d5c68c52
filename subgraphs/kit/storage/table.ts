import { Table, type TableColumnOptions } from 'typeorm';

/** Column definitions for migrations that mean the same on MySQL and SQLite. */
export const columns = {
  id: (name = 'id', length = 64): TableColumnOptions => ({
    name,
    type: 'varchar',
    length: String(length),
    isPrimary: name === 'id',
  }),
  /** A part of a composite primary key. */
  key: (name: string, length = 64): TableColumnOptions => ({
    ...columns.id(name, length),
    isPrimary: true,
  }),
  text: (name: string, length = 255): TableColumnOptions => ({
    name,
    type: 'varchar',
    length: String(length),
  }),
  long: (name: string): TableColumnOptions => ({ name, type: 'text' }),
  integer: (name: string): TableColumnOptions => ({ name, type: 'integer' }),
  real: (name: string): TableColumnOptions => ({ name, type: 'double' }),
  flag: (name: string): TableColumnOptions => ({ name, type: 'boolean' }),
};

/** The same column, but it may be null. */
export function optional(column: TableColumnOptions): TableColumnOptions {
  return { ...column, isNullable: true };
}

/** A table for a migration; each of `indexes` lists the columns of one index. */
export function table(
  name: string,
  tableColumns: readonly TableColumnOptions[],
  indexes: readonly (readonly string[])[] = [],
): Table {
  return new Table({
    name,
    columns: [...tableColumns],
    indices: indexes.map((columnNames) => ({
      name: `${name}_by_${columnNames.join('_')}`,
      columnNames: [...columnNames],
    })),
  });
}
