import type { TableName } from '../row-feed.ts';

/** The number of rows with a usable value in a field. */
export interface FieldCount {
  readonly table: TableName;
  readonly field: string;
  readonly filled: number;
  readonly asked: number;
}

export interface FieldCounts {
  add(table: TableName, field: string, isFilled: boolean): void;
  all(): readonly FieldCount[];
}

export function createFieldCounts(): FieldCounts {
  const counts = new Map<string, FieldCount>();
  return {
    add(table, field, isFilled) {
      const name = `${table}.${field}`;
      const { filled, asked } = counts.get(name) ?? { filled: 0, asked: 0 };
      counts.set(name, {
        table,
        field,
        filled: filled + (isFilled ? 1 : 0),
        asked: asked + 1,
      });
    },
    all: () => [...counts.values()],
  };
}
