import type DataLoader from 'dataloader';
import type { DataSource, EntitySchema } from 'typeorm';

import type { RequestScope } from '../../../protocol/request-scope.ts';
import { ConnectionLoader } from '../read/connection-loader.ts';
import type { ListShape } from '../read/list-shape.ts';
import { loadById, type Identified } from '../read/loaders.ts';
import type { RequestContext } from '../serve/subgraph.ts';

/** What one request reads from; the records are those of the subgraph. */
export interface RecordContextOptions extends RequestContext {
  readonly dataSource: DataSource;
  /** The calendar day in China, YYYY-MM-DD. */
  readonly today: string;
  /** The entities of records, by their types in the contract. */
  readonly entities: ReadonlyMap<string, EntitySchema>;
}

/**
 * What the resolvers of one request share: the day, and loaders, each made when
 * it is first asked for. `Rows` are the rows of the contract's types.
 */
export class RecordContext<Rows> implements RequestContext {
  readonly scope: RequestScope;
  readonly dataSource: DataSource;
  readonly today: string;
  readonly #entities: ReadonlyMap<string, EntitySchema>;
  readonly #made = new Map<unknown, unknown>();

  constructor({ scope, dataSource, today, entities }: RecordContextOptions) {
    this.scope = scope;
    this.dataSource = dataSource;
    this.today = today;
    this.#entities = entities;
  }

  /** What `make` makes of this context, once for the request. */
  once<Made>(make: (context: RecordContext<Rows>) => Made): Made {
    const made = this.#made.get(make);
    if (made !== undefined) return made as Made;
    const fresh = make(this);
    this.#made.set(make, fresh);
    return fresh;
  }

  /** The connections of a list, of all its rows or of one parent's. */
  list<Row extends Identified>(shape: ListShape<Row>): ConnectionLoader<Row> {
    const made = this.#made.get(shape);
    if (made !== undefined) return made as ConnectionLoader<Row>;
    const fresh = new ConnectionLoader(this.dataSource, shape);
    this.#made.set(shape, fresh);
    return fresh;
  }

  /** Rows of a type of the contract, by id; null where there is none. */
  byId<Type extends keyof Rows & string>(
    type: Type,
  ): DataLoader<string, Rows[Type] | null> {
    const made = this.#made.get(type);
    if (made !== undefined) return made as DataLoader<string, Rows[Type]>;
    const entity = this.#entities.get(type) as
      EntitySchema<Rows[Type] & Identified> | undefined;
    if (entity === undefined) throw new TypeError(`No record is a ${type}.`);
    const fresh = loadById(this.dataSource, entity);
    this.#made.set(type, fresh);
    return fresh;
  }

  /**
   * The row that another row refers to, where the contract says that there is
   * one; for an id that leads nowhere GraphQL refuses the null.
   */
  referred<Type extends keyof Rows & string>(
    type: Type,
    id: string,
  ): Promise<Rows[Type]> {
    return this.byId(type).load(id) as Promise<Rows[Type]>;
  }
}
