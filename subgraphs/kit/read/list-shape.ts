import type { EntitySchema } from 'typeorm';

import type { ConnectionArguments } from './connection.ts';
import type { FieldCondition, FilterFields } from './filter.ts';
import type { Sql } from './sql.ts';

/** The arguments of a connection field that can be filtered and ordered. */
export type ListArguments = ConnectionArguments & {
  readonly filter?: object | null;
  readonly orderBy?: readonly object[] | null;
};

/**
 * Describes a list of rows: its filter, order and pages, and which parent its
 * rows belong to.
 */
export interface ListShape<Row> {
  readonly entity: EntitySchema<Row>;
  /**
   * Columns that are never null; they order the rows after what the client
   * orders by. The last is unique.
   */
  readonly order: readonly (keyof Row & string)[];
  /**
   * Columns by the names of the fields of `orderBy`: never null, texts or whole
   * numbers.
   */
  readonly orderBy?: Readonly<Record<string, keyof Row & string>>;
  /** The column with the parent's id, for lists that are fields of a parent. */
  readonly parent?: keyof Row & string;
  readonly filters: FilterFields;
  /**
   * For a parent that another table names: SQL of a row source, joined as
   * `link` on the row's id, with the columns `parent` and `id`.
   */
  readonly link?: Sql;
}

/**
 * The `ListShape` of a contract's field with arguments `Args`. It must name
 * every field of their filter, and of their `orderBy` if they have one.
 */
export type ListOf<Row, Args extends ListArguments> = Omit<
  ListShape<Row>,
  'filters' | 'orderBy'
> & {
  readonly filters: Readonly<
    Record<
      Exclude<FieldOf<NonNullable<Args['filter']>>, 'and' | 'or' | 'not'>,
      FieldCondition
    >
  >;
} & (Args extends { readonly orderBy?: infer Orders | null }
    ? {
        readonly orderBy: Readonly<
          Record<FieldOf<ItemOf<Orders>>, keyof Row & string>
        >;
      }
    : unknown);

type FieldOf<Input> = keyof Input & string;

type ItemOf<Items> = Items extends readonly (infer Item)[] ? Item : never;
