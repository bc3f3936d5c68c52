import DataLoader from 'dataloader';
import { sql } from 'kysely';
import type { DataSource, EntitySchema } from 'typeorm';

import { entityRows, rowColumn } from './entity-rows.ts';
import { paddedList } from './padded-list.ts';
import { among, runSql } from './sql.ts';

/** A row with an id, beside its entity's own columns. */
export interface Identified {
  readonly id: string;
}

/** SQLite takes at most 32,766 parameters in a statement. */
export const batches = { maxBatchSize: 10_000 };

/** Loads rows by id, null where there is none; one statement for each batch. */
export function loadById<Row extends Identified>(
  dataSource: DataSource,
  entity: EntitySchema<Row>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const byId = await rowsById(dataSource, entity, ids);
    return ids.map((id) => byId.get(id) ?? null);
  }, batches);
}

/** Reads rows by id with one statement. */
export async function rowsById<Row extends Identified>(
  dataSource: DataSource,
  entity: EntitySchema<Row>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const { from, selection, read } = entityRows(dataSource, entity);
  const isAsked = among(rowColumn('id'), paddedList(ids));
  const rows = await read(
    sql`SELECT ${selection} FROM ${from} WHERE ${isAsked}`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Loads all rows of each parent, ordered by `order`, then by key; one statement
 * for each batch.
 */
export function loadChildren<Row extends object>(
  dataSource: DataSource,
  entity: EntitySchema<Row>,
  { parent, order }: { parent: keyof Row & string; order: keyof Row & string },
): DataLoader<string, Row[]> {
  return new DataLoader(async (parents) => {
    const { from, selection, read } = entityRows(dataSource, entity);
    const { primaryColumns } = dataSource.getMetadata(entity);
    const keys = primaryColumns.map(({ propertyName }) => propertyName);
    const isAsked = among(rowColumn(parent), paddedList(parents));
    const rows = await read(
      sql`SELECT ${selection} FROM ${from} WHERE ${isAsked} ORDER BY ${sql.join([order, ...keys].map(rowColumn))}`,
    );
    const groups = Map.groupBy(rows, (row) => row[parent] as string);
    return parents.map((id) => groups.get(id) ?? []);
  }, batches);
}

/**
 * Loads whether a row with a given value exists; one statement for each batch.
 */
export function loadPresence<Row extends object>(
  dataSource: DataSource,
  entity: EntitySchema<Row>,
  property: keyof Row & string,
): DataLoader<string, boolean> {
  return new DataLoader(async (values) => {
    const { from } = entityRows(dataSource, entity);
    const value = rowColumn(property);
    const rows = await runSql<{ value: string }>(
      dataSource,
      sql`SELECT DISTINCT ${value} AS value FROM ${from} WHERE ${among(value, values)}`,
    );
    const present = new Set(rows.map((row) => row.value));
    return values.map((it) => present.has(it));
  }, batches);
}

/**
 * Loads what `read` finds for many parents, grouped by parent. `read` may get a
 * parent more than once (see paddedList); the order of its rows is kept, and a
 * parent without rows gets an empty list.
 */
export function loadGroups<Row extends { readonly parent: string }>(
  read: (parents: readonly string[]) => Promise<readonly Row[]>,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (parents) => {
    const groups = Map.groupBy(
      await read(paddedList(parents)),
      ({ parent }) => parent,
    );
    return parents.map((parent) => groups.get(parent) ?? []);
  }, batches);
}
