import DataLoader from 'dataloader';
import { sql } from 'kysely';
import type { DataSource } from 'typeorm';

import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import {
  createConnection,
  pageOf,
  pageRequest,
  type Connection,
  type Page,
  type PageRequest,
  type SortKey,
} from './connection.ts';
import { entityRows, rowColumn } from './entity-rows.ts';
import { compileFilter } from './filter.ts';
import type { ListArguments, ListShape } from './list-shape.ts';
import { ListOrder } from './list-order.ts';
import { batches, rowsById, type Identified } from './loaders.ts';
import { oneField } from './one-field.ts';
import { paddedList } from './padded-list.ts';
import type { OrderTerm, ReadQuery } from './read-query.ts';
import { always, among, fixed, runSql, type Sql } from './sql.ts';
import {
  afterPlace,
  orderOf,
  selectCount,
  selectRows,
  type SqlList,
} from './sql-query.ts';

/**
 * Loads connections of one table for one request. Pages that differ only in
 * their parent are read by one statement, and so are their counts.
 */
export class ConnectionLoader<Row extends Identified> {
  readonly #dataSource: DataSource;
  readonly #shape: ListShape<Row>;
  readonly #list: SqlList;
  readonly #ownOrder: ListOrder<Row>;
  readonly #batches = new Map<string, Batch<Row>>();

  constructor(dataSource: DataSource, shape: ListShape<Row>) {
    this.#dataSource = dataSource;
    this.#shape = shape;
    this.#ownOrder = new ListOrder(shape.entity, ownTerms(shape, []));
    const values = [...shape.order, ...Object.values(shape.orderBy ?? {})].map(
      (property) => [property, { expression: rowColumn(property) }] as const,
    );
    this.#list = {
      from: entityRows(dataSource, shape.entity).from,
      scope: always,
      filters: shape.filters,
      values: Object.fromEntries(values),
    };
  }

  /** The connection of one parent's rows. Throws BAD_USER_INPUT. */
  of(parent: string, args: ListArguments): Connection<Row> {
    const asked = this.#check(args);
    const { request, keyOf } = asked;
    const name = JSON.stringify([request, args.filter, args.orderBy]);
    const batch = this.#batches.get(name) ?? this.#createBatch(asked);
    this.#batches.set(name, batch);
    return createConnection({
      request,
      keyOf,
      page: () => batch.pages.load(parent),
      count: () => batch.counts.load(parent),
    });
  }

  /** The connection of all rows of the table. Throws BAD_USER_INPUT. */
  all(args: ListArguments): Connection<Row> {
    const asked = this.#check(args);
    return createConnection({
      request: asked.request,
      keyOf: asked.keyOf,
      page: () => this.#page(asked),
      count: () => this.#count(asked),
    });
  }

  /** Reads and checks the filter once, before anything is selected. */
  #check(args: ListArguments): Asked<Row> {
    const { terms, parts, keyOf } = this.#orderOf(args);
    const request = pageRequest(args, parts);
    const where = (args.filter ?? null) as FilterInput | null;
    const scope = compileFilter(where, this.#shape.filters);
    return {
      request,
      list: { ...this.#list, scope },
      keyOf,
      query: {
        where: null,
        order: terms,
        after: request.after && { position: request.after, isIncluded: false },
        limit: request.first + 1,
        groupBy: [],
      },
    };
  }

  #orderOf({ orderBy }: ListArguments): ListOrder<Row> {
    if (!orderBy || orderBy.length === 0) return this.#ownOrder;
    const asked = orderBy.map((input) => {
      const { field, descending } = oneField(input);
      const property = this.#shape.orderBy?.[field];
      if (!property) throw new TypeError(`No column for order field ${field}`);
      return { field: property, descending };
    });
    const terms = [...asked, ...ownTerms(this.#shape, asked)];
    return new ListOrder(this.#shape.entity, terms);
  }

  async #page({ request, list, query }: Asked<Row>): Promise<Page<Row>> {
    const { selection, read } = entityRows(
      this.#dataSource,
      this.#shape.entity,
    );
    return pageOf(
      await read(selectRows(list, query, selection)),
      request.first,
    );
  }

  async #count({ list, query }: Asked<Row>): Promise<number> {
    const [row] = await runSql<CountRow>(
      this.#dataSource,
      selectCount(list, query),
    );
    return Number(row?.total ?? 0);
  }

  #createBatch(asked: Asked<Row>): Batch<Row> {
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
    { request, list, query }: Asked<Row>,
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
    { list }: Asked<Row>,
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

  /** `FROM` and `WHERE` for the rows of these parents that match the filter. */
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

/** Checked arguments, and the rows that their filter selects. */
interface Asked<Row> {
  readonly request: PageRequest;
  readonly list: SqlList;
  readonly query: ReadQuery;
  readonly keyOf: (row: Row) => SortKey;
}

/**
 * The list's own order without the columns that the client already orders by.
 */
function ownTerms<Row>(
  { order }: ListShape<Row>,
  asked: readonly OrderTerm[],
): OrderTerm[] {
  return order
    .filter((property) => asked.every(({ field }) => field !== property))
    .map((field) => ({ field, descending: false }));
}

interface CountRow {
  readonly total: string | number;
}

interface Batch<Row> {
  readonly pages: DataLoader<string, Page<Row>>;
  readonly counts: DataLoader<string, number>;
}
