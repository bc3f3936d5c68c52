import type DataLoader from 'dataloader';
import type { DataSource, EntitySchema } from 'typeorm';

import type { RequestScope } from '../../../protocol/request-scope.ts';
import { ConnectionLoader } from '../read/connection-loader.ts';
import type { ListShape } from '../read/list-shape.ts';
import { loadById, type Identified } from '../read/loaders.ts';
import type { RequestContext } from '../serve/subgraph.ts';

/** What the context of one request is made of. */
export interface RecordContextOptions extends RequestContext {
  readonly dataSource: DataSource;
  /** The calendar day in China, YYYY-MM-DD. */
  readonly today: string;
  /** The entities, by the type of the contract that their rows have. */
  readonly entities: ReadonlyMap<string, EntitySchema>;
}

/**
 * The context that all resolvers of one request share: today's date, and
 * loaders that are made when first used. `Rows` maps types of the contract to
 * the types of their rows.
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

  /** What `make` returns for this context; called once for each request. */
  once<Made>(make: (context: RecordContext<Rows>) => Made): Made {
    const made = this.#made.get(make);
    if (made !== undefined) return made as Made;
    const fresh = make(this);
    this.#made.set(make, fresh);
    return fresh;
  }

  /** Loads connections of a list, either all rows or those of one parent. */
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
   * Loads the row that another row refers to by id, for a field that is not
   * null in the contract. If there is no such row, GraphQL reports the null as
   * an error.
   */
  referred<Type extends keyof Rows & string>(
    type: Type,
    id: string,
  ): Promise<Rows[Type]> {
    return this.byId(type).load(id) as Promise<Rows[Type]>;
  }
}
