import {
  EntitySchema,
  EntitySchemaOptions,
  type EntitySchemaColumnOptions,
} from 'typeorm';

/**
 * Columns of an entity; each matches the column of the same name in table.ts.
 */
export const fields = {
  /** The primary key, or a part of it. */
  id: (length = 64): EntitySchemaColumnOptions => ({
    type: 'varchar',
    length,
    primary: true,
  }),
  text: (length = 255): EntitySchemaColumnOptions => ({
    type: 'varchar',
    length,
  }),
  long: (): EntitySchemaColumnOptions => ({ type: 'text' }),
  /** A list or a small object, as JSON in a `long` column. */
  json: (): EntitySchemaColumnOptions => ({ type: 'simple-json' }),
  integer: (): EntitySchemaColumnOptions => ({ type: 'integer' }),
  real: (): EntitySchemaColumnOptions => ({ type: 'double' }),
  flag: (): EntitySchemaColumnOptions => ({ type: 'boolean' }),
};

/** The same column, but it may be null. */
export function orNull(
  column: EntitySchemaColumnOptions,
): EntitySchemaColumnOptions {
  return { ...column, nullable: true };
}

/** The columns of the interface `Sourced`. */
export const sourcedFields = {
  provenance: fields.text(32),
  evidence: fields.text(32),
  statement: orNull(fields.long()),
  wording: orNull(fields.text()),
  citation: orNull(fields.json()),
};

/**
 * Defines an entity whose columns are its properties in snake_case. Each of
 * `indexes` lists the properties of one index, which table.ts names alike.
 */
export function defineEntity<Row extends object>(
  name: string,
  properties: Readonly<Record<keyof Row & string, EntitySchemaColumnOptions>>,
  indexes: readonly (readonly (keyof Row & string)[])[] = [],
): EntitySchema<Row> {
  const columns = Object.fromEntries(
    Object.entries<EntitySchemaColumnOptions>(properties).map(
      ([property, options]) => [
        property,
        { ...options, name: columnName(property) },
      ],
    ),
  ) as Record<keyof Row, EntitySchemaColumnOptions>;
  const indices = indexes.map((members) => ({
    name: `${name}_by_${members.map(columnName).join('_')}`,
    columns: [...members],
  }));
  return new EntitySchema<Row>(
    Object.assign(new EntitySchemaOptions<Row>(), { name, columns, indices }),
  );
}

/** The column name of a property; both may have an alias in front. */
export function columnName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
