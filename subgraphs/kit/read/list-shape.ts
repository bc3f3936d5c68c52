import type { EntitySchema } from 'typeorm';

import type { ConnectionArguments } from './connection.ts';
import type { FieldCondition, FilterFields } from './filter.ts';
import type { Sql } from './sql.ts';

/** The arguments of a connection field that can be filtered and ordered. */
export type ListArguments = ConnectionArguments & {
  readonly filter?: object | null;
  readonly orderBy?: readonly object[] | null;
};

/** How a list of rows is paged, filtered and ordered, and whose rows it has. */
export interface ListShape<Row> {
  readonly entity: EntitySchema<Row>;
  /**
   * Never-null columns that order the rows, after what is asked for; the last
   * is unique.
   */
  readonly order: readonly (keyof Row & string)[];
  /** Never-null columns, texts or whole numbers, by fields of `orderBy`. */
  readonly orderBy?: Readonly<Record<string, keyof Row & string>>;
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
 * The shape of a field of the contract that takes `Args`: it says what each
 * field of their filter, and of their order if they have one, stands for.
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
