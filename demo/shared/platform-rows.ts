import type { EntitySchema } from 'typeorm';

/** Rows of the platform's databases, to be inserted in the order of adding. */
export class PlatformRows {
  readonly #rows = new Map<string, object[]>();

  add<Row extends object>(
    entity: EntitySchema<Row>,
    rows: readonly Row[],
  ): void {
    const { name } = entity.options;
    const known = this.#rows.get(name);
    if (known) known.push(...rows);
    else this.#rows.set(name, [...rows]);
  }

  /** Tables are told apart by name: no two platform databases share one. */
  of<Row extends object>(entity: EntitySchema<Row>): readonly Row[] {
    return (this.#rows.get(entity.options.name) ?? []) as Row[];
  }
}
