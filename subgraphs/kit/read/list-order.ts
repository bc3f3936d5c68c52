import type { EntitySchema } from 'typeorm';

import type { KeyPart, SortKey } from './connection.ts';
import type { OrderTerm } from './read-query.ts';

/** The order of a list by columns, and how its cursors are made and read. */
export class ListOrder<Row> {
  readonly terms: readonly OrderTerm[];
  readonly parts: readonly KeyPart[];

  /** `terms` name properties of the entity; the last one must be unique. */
  constructor(entity: EntitySchema<Row>, terms: readonly OrderTerm[]) {
    const columns: Record<string, { readonly type?: unknown } | undefined> =
      entity.options.columns;
    this.terms = terms;
    this.parts = terms.map(({ field }) =>
      columns[field]?.type === 'integer' ? 'integer' : 'text',
    );
  }

  readonly keyOf = (row: Row): SortKey =>
    this.terms.map(({ field }) => row[field as keyof Row] as string | number);
}
