import DataLoader from 'dataloader';
import { In, type DataSource, type EntitySchema } from 'typeorm';

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
import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import { compileFilter, type Condition, type FilterFields } from './filter.ts';
import { paddedList } from './padded-list.ts';

/** Every row has an id; the other columns are the entity's own. */
export interface Identified {
  readonly id: string;
}

/** SQLite takes at most 32,766 parameters in a statement. */
const batches = { maxBatchSize: 10_000 };

/** Rows by id, null where there is none; one statement a batch. */
export function loadById<Row extends Identified>(
  dataSource: DataSource,
  entity: EntitySchema<Row>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = await dataSource
      .getRepository<Identified>(entity.options.name)
      .find({ where: { id: In(paddedList(ids)) } });
    const byId = new Map(rows.map((row) => [row.id, row as Row]));
    return ids.map((id) => byId.get(id) ?? null);
  }, batches);
}

/** All rows of each parent, in `order`, then by key; one statement a batch. */
export function loadChildren<Row extends object>(
  dataSource: DataSource,
  entity: EntitySchema<Row>,
  { parent, order }: { parent: keyof Row & string; order: keyof Row & string },
): DataLoader<string, Row[]> {
  return new DataLoader(async (parents) => {
    const query = dataSource
      .createQueryBuilder<Row>(entity, 'row')
      .where(`row.${parent} IN (:...parents)`, {
        parents: paddedList(parents),
      })
      .orderBy(`row.${order}`);
    for (const { propertyName } of dataSource.getMetadata(entity)
      .primaryColumns) {
      query.addOrderBy(`row.${propertyName}`);
    }
    const rows = await query.getMany();
    const groups = Map.groupBy(rows, (row) => row[parent] as string);
    return parents.map((id) => groups.get(id) ?? []);
  }, batches);
}

/** Whether a row with such a value exists; one statement a batch. */
export function loadPresence<Row extends object>(
  dataSource: DataSource,
  entity: EntitySchema<Row>,
  property: keyof Row & string,
): DataLoader<string, boolean> {
  return new DataLoader(async (values) => {
    const rows = await dataSource
      .createQueryBuilder<Row>(entity, 'row')
      .select(`row.${property}`, 'value')
      .distinct()
      .where(`row.${property} IN (:...values)`, { values })
      .getRawMany<{ value: string }>();
    const present = new Set(rows.map(({ value }) => value));
    return values.map((value) => present.has(value));
  }, batches);
}

/**
 * What `read` finds for many parents in one statement, by parent (`read` may be
 * given one more than once, see paddedList); its order is kept, and a parent without rows has an empty list.
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
  readonly link?: string;
}

/**
 * Connections of one table, for one request. Pages that differ only in their
 * parent are read by one statement, and so are their counts.
 */
export class ConnectionLoader<Row extends Identified> {
  readonly #dataSource: DataSource;
  readonly #shape: ListShape<Row>;
  readonly #batches = new Map<string, Batch<Row>>();

  constructor(dataSource: DataSource, shape: ListShape<Row>) {
    this.#dataSource = dataSource;
    this.#shape = shape;
  }

  /** The connection of one parent's rows. Throws BAD_USER_INPUT. */
  of(parent: string, args: ListArguments): Connection<Row> {
    const { request, condition, keyOf } = this.#check(args);
    const name = JSON.stringify([request, args.filter]);
    const batch =
      this.#batches.get(name) ?? this.#createBatch(request, condition);
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
    const { request, condition, keyOf } = this.#check(args);
    return createConnection({
      request,
      keyOf,
      page: () => this.#page(request, condition),
      count: () =>
        this.#rows().where(condition.sql, condition.parameters).getCount(),
    });
  }

  #check(args: ListArguments) {
    const { order, filters } = this.#shape;
    return {
      request: pageRequest(args, order.map(this.#keyPart)),
      condition: compileFilter(args.filter as FilterInput, filters),
      keyOf: (row: Row): SortKey =>
        order.map((column) => row[column] as string | number),
    };
  }

  readonly #keyPart = (column: keyof Row & string): KeyPart => {
    const columns: Record<string, { readonly type?: unknown } | undefined> =
      this.#shape.entity.options.columns;
    return columns[column]?.type === 'integer' ? 'integer' : 'text';
  };

  #rows() {
    return this.#dataSource.createQueryBuilder<Row>(this.#shape.entity, 'row');
  }

  async #page(request: PageRequest, condition: Condition): Promise<Page<Row>> {
    const query = this.#rows().where(condition.sql, condition.parameters);
    const after = this.#after(request);
    if (after) query.andWhere(after.sql, after.parameters);
    for (const column of this.#shape.order) query.addOrderBy(`row.${column}`);
    const rows = await query.limit(request.first + 1).getMany();
    return pageOf(rows, request.first);
  }

  #after({ after }: PageRequest): Condition | null {
    if (after === null) return null;
    const names = after.map((_, index) => `:after${index}`);
    return {
      sql: `(${this.#orderColumns()}) > (${names.join(', ')})`,
      parameters: Object.fromEntries(
        after.map((value, index) => [`after${index}`, value]),
      ),
    };
  }

  #orderColumns(): string {
    return this.#shape.order.map((column) => `row.${column}`).join(', ');
  }

  #createBatch(request: PageRequest, condition: Condition): Batch<Row> {
    return {
      pages: new DataLoader(
        (parents) => this.#pagesOf(parents, request, condition),
        batches,
      ),
      counts: new DataLoader(
        (parents) => this.#countsOf(parents, condition),
        batches,
      ),
    };
  }

  /** One page per parent: rows are numbered within each parent. */
  async #pagesOf(
    parents: readonly string[],
    request: PageRequest,
    condition: Condition,
  ): Promise<Page<Row>[]> {
    const numbered = this.#ofParents(parents, condition)
      .select('row.id', 'rowId')
      .addSelect(this.#parentColumn(), 'parentId')
      .addSelect(
        `ROW_NUMBER() OVER (PARTITION BY ${this.#parentColumn()} ORDER BY ${this.#orderColumns()})`,
        'position',
      );
    const after = this.#after(request);
    if (after) numbered.andWhere(after.sql, after.parameters);
    const places = await this.#dataSource
      .createQueryBuilder()
      .select(['numbered.rowId AS rowId', 'numbered.parentId AS parentId'])
      .from(`(${numbered.getQuery()})`, 'numbered')
      .setParameters(numbered.getParameters())
      .where('numbered.position <= :limit', { limit: request.first + 1 })
      .orderBy('numbered.position')
      .getRawMany<{ rowId: string; parentId: string }>();
    const rows = await this.#rowsById(places.map(({ rowId }) => rowId));
    const groups = Map.groupBy(places, ({ parentId }) => parentId);
    return parents.map((parent) =>
      pageOf(
        (groups.get(parent) ?? []).flatMap(
          ({ rowId }) => rows.get(rowId) ?? [],
        ),
        request.first,
      ),
    );
  }

  async #rowsById(ids: readonly string[]): Promise<Map<string, Row>> {
    const unique = [...new Set(ids)];
    if (unique.length === 0) return new Map();
    const rows = await this.#rows()
      .where('row.id IN (:...unique)', { unique: paddedList(unique) })
      .getMany();
    return new Map(rows.map((row) => [row.id, row]));
  }

  async #countsOf(
    parents: readonly string[],
    condition: Condition,
  ): Promise<number[]> {
    const counts = await this.#ofParents(parents, condition)
      .select(this.#parentColumn(), 'parentId')
      .addSelect('COUNT(*)', 'count')
      .groupBy(this.#parentColumn())
      .getRawMany<{ parentId: string; count: string | number }>();
    const byParent = new Map(
      counts.map(({ parentId, count }) => [parentId, Number(count)]),
    );
    return parents.map((parent) => byParent.get(parent) ?? 0);
  }

  #ofParents(parents: readonly string[], condition: Condition) {
    const query = this.#rows();
    const { link } = this.#shape;
    if (link !== undefined) {
      query.innerJoin(`(${link})`, 'link', 'link.id = row.id');
    }
    return query
      .where(`${this.#parentColumn()} IN (:...parents)`, {
        parents: paddedList(parents),
      })
      .andWhere(condition.sql, condition.parameters);
  }

  #parentColumn(): string {
    const { link, parent } = this.#shape;
    if (link !== undefined) return 'link.parent';
    if (parent === undefined) {
      throw new TypeError('Expected a list shape with a parent or a link.');
    }
    return `row.${parent}`;
  }
}

interface Batch<Row> {
  readonly pages: DataLoader<string, Page<Row>>;
  readonly counts: DataLoader<string, number>;
}
