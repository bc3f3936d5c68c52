import DataLoader from 'dataloader';
import { sql } from 'kysely';
import type { DataSource, EntitySchema } from 'typeorm';

import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import {
  createConnection,
  pageOf,
  pageRequest,
  type Connection,
  type ConnectionArguments,
  type KeyPart,
  type Page,
  type PageRequest,
  type SortKey,
} from './connection.ts';
import { entityRows, rowColumn } from './entity-rows.ts';
import { compileFilter, type FilterFields } from './filter.ts';
import { batches, rowsById, type Identified } from './loaders.ts';
import { paddedList } from './padded-list.ts';
import type { ReadQuery } from './read-query.ts';
import { always, among, fixed, runSql, type Sql } from './sql.ts';
import {
  afterPlace,
  orderOf,
  selectCount,
  selectRows,
  type SqlList,
} from './sql-query.ts';

/** The arguments of a connection field that can be filtered. */
export type ListArguments = ConnectionArguments & {
  readonly filter?: object | null;
};

/** How a list of rows is paged: its order, its filter, and whose rows. */
export interface ListShape<Row> {
  readonly entity: EntitySchema<Row>;
  /** Never-null columns that order the rows; the last is unique. */
  readonly order: readonly (keyof Row & string)[];
  /** The column that names the parent, where lists hang below parents. */
  readonly parent?: keyof Row & string;
  readonly filters: FilterFields;
  /**
   * Where the parent is in another table: SQL of a row source `link` with
   * columns `parent` and `id`, joined on the row's id.
   */
  readonly link?: Sql;
}

/**
 * Connections of one table, for one request. Pages that differ only in their
 * parent are read by one statement, and so are their counts.
 */
export class ConnectionLoader<Row extends Identified> {
  readonly #dataSource: DataSource;
  readonly #shape: ListShape<Row>;
  readonly #list: SqlList;
  readonly #batches = new Map<string, Batch<Row>>();

  constructor(dataSource: DataSource, shape: ListShape<Row>) {
    this.#dataSource = dataSource;
    this.#shape = shape;
    const values = shape.order.map((property): [string, object] => [
      property,
      { expression: rowColumn(property) },
    ]);
    this.#list = {
      from: entityRows(dataSource, shape.entity).from,
      scope: always,
      filters: shape.filters,
      values: Object.fromEntries(values) as SqlList['values'],
    };
  }

  /** The connection of one parent's rows. Throws BAD_USER_INPUT. */
  of(parent: string, args: ListArguments): Connection<Row> {
    const asked = this.#check(args);
    const { request } = asked;
    const name = JSON.stringify([request, args.filter]);
    const batch = this.#batches.get(name) ?? this.#createBatch(asked);
    this.#batches.set(name, batch);
    return createConnection({
      request,
      keyOf: this.#keyOf,
      page: () => batch.pages.load(parent),
      count: () => batch.counts.load(parent),
    });
  }

  /** The connection of all rows of the table. Throws BAD_USER_INPUT. */
  all(args: ListArguments): Connection<Row> {
    const asked = this.#check(args);
    return createConnection({
      request: asked.request,
      keyOf: this.#keyOf,
      page: () => this.#page(asked),
      count: () => this.#count(asked),
    });
  }

  /** A filter is read once, and refused before anything is selected. */
  #check(args: ListArguments): Asked {
    const { order, filters } = this.#shape;
    const request = pageRequest(args, order.map(this.#keyPart));
    const where = (args.filter ?? null) as FilterInput | null;
    return {
      request,
      list: { ...this.#list, scope: compileFilter(where, filters) },
      query: {
        where: null,
        order: order.map((field) => ({ field, descending: false })),
        after: request.after && { position: request.after, isIncluded: false },
        limit: request.first + 1,
        groupBy: [],
      },
    };
  }

  readonly #keyOf = (row: Row): SortKey =>
    this.#shape.order.map((property) => row[property] as string | number);

  readonly #keyPart = (property: keyof Row & string): KeyPart => {
    const columns: Record<string, { readonly type?: unknown } | undefined> =
      this.#shape.entity.options.columns;
    return columns[property]?.type === 'integer' ? 'integer' : 'text';
  };

  async #page({ request, list, query }: Asked): Promise<Page<Row>> {
    const { selection, read } = entityRows(
      this.#dataSource,
      this.#shape.entity,
    );
    return pageOf(
      await read(selectRows(list, query, selection)),
      request.first,
    );
  }

  async #count({ list, query }: Asked): Promise<number> {
    const [row] = await runSql<CountRow>(
      this.#dataSource,
      selectCount(list, query),
    );
    return Number(row?.total ?? 0);
  }

  #createBatch(asked: Asked): Batch<Row> {
    return {
      pages: new DataLoader(
        (parents) => this.#pagesOf(parents, asked),
        batches,
      ),
      counts: new DataLoader(
        (parents) => this.#countsOf(parents, asked),
        batches,
      ),
    };
  }

  /** One page per parent: rows are numbered within each parent. */
  async #pagesOf(
    parents: readonly string[],
    { request, list, query }: Asked,
  ): Promise<Page<Row>[]> {
    const parent = this.#parentColumn();
    const numbered = sql`SELECT ${rowColumn('id')} AS rowId, ${parent} AS parentId, ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${orderOf(list, query.order)}) AS place ${this.#ofParents(parents, list)} AND ${afterPlace(list, query)}`;
    const places = await runSql<{ rowId: string; parentId: string }>(
      this.#dataSource,
      sql`SELECT numbered.rowId, numbered.parentId FROM (${numbered}) numbered WHERE numbered.place <= ${query.limit} ORDER BY numbered.place`,
    );
    const rows = await this.#rowsById(places.map(({ rowId }) => rowId));
    const groups = Map.groupBy(places, ({ parentId }) => parentId);
    return parents.map((id) =>
      pageOf(
        (groups.get(id) ?? []).flatMap(({ rowId }) => rows.get(rowId) ?? []),
        request.first,
      ),
    );
  }

  async #rowsById(ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const unique = [...new Set(ids)];
    if (unique.length === 0) return new Map();
    return rowsById(this.#dataSource, this.#shape.entity, unique);
  }

  async #countsOf(
    parents: readonly string[],
    { list }: Asked,
  ): Promise<number[]> {
    const parent = this.#parentColumn();
    const counts = await runSql<CountRow & { parentId: string }>(
      this.#dataSource,
      sql`SELECT ${parent} AS parentId, COUNT(*) AS total ${this.#ofParents(parents, list)} GROUP BY ${parent}`,
    );
    const byParent = new Map(
      counts.map(({ parentId, total }) => [parentId, Number(total)]),
    );
    return parents.map((id) => byParent.get(id) ?? 0);
  }

  /** `FROM` and `WHERE` of the rows of these parents that match. */
  #ofParents(parents: readonly string[], { from, scope }: SqlList): Sql {
    const { link } = this.#shape;
    const join =
      link === undefined
        ? fixed('')
        : sql` INNER JOIN (${link}) link ON link.id = ${rowColumn('id')}`;
    const isAsked = among(this.#parentColumn(), paddedList(parents));
    return sql`FROM ${from}${join} WHERE ${isAsked} AND ${scope}`;
  }

  #parentColumn(): Sql {
    const { link, parent } = this.#shape;
    if (link !== undefined) return fixed('link.parent');
    if (parent === undefined) {
      throw new TypeError('Expected a list shape with a parent or a link.');
    }
    return rowColumn(parent);
  }
}

/** Arguments that were checked, and the rows that their filter leaves. */
interface Asked {
  readonly request: PageRequest;
  readonly list: SqlList;
  readonly query: ReadQuery;
}

interface CountRow {
  readonly total: string | number;
}

interface Batch<Row> {
  readonly pages: DataLoader<string, Page<Row>>;
  readonly counts: DataLoader<string, number>;
}
