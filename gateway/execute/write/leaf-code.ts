import type { AnswerLeaf } from './answer-shape.ts';

/** JavaScript: when `test` holds of `x`, it can be written. */
export interface LeafBranch {
  readonly test: string;
  /** The JSON text of `x`; undefined for a string (`text-code.ts`). */
  readonly text: string | undefined;
  /** The text differs from the subgraph's. */
  readonly corrects?: true;
}

const STRING: LeafBranch = {
  test: "typeof x === 'string'",
  text: undefined,
};

/** The branches to try in order; `tableOf` tells the number of a table. */
export function leafBranches(
  { leaf, names }: AnswerLeaf,
  tableOf: (names: ReadonlyMap<unknown, string>) => number,
): readonly LeafBranch[] {
  switch (leaf) {
    case 'String':
      return [STRING];
    case 'ID':
      return [
        STRING,
        { test: '(y = idText(x)) !== undefined', text: 'y', corrects: true },
      ];
    case 'Int':
      return [{ test: "typeof x === 'number' && (x | 0) === x", text: 'x' }];
    case 'Float':
      return [
        { test: "typeof x === 'number' && x - x === 0", text: 'x' },
        { test: '(y = floatText(x)) !== undefined', text: 'y' },
      ];
    case 'Boolean':
      return [{ test: "typeof x === 'boolean'", text: 'x' }];
    case 'enum': {
      const table = tableOf(names);
      return [
        { test: `(y = tables[${table}].get(x)) !== undefined`, text: 'y' },
      ];
    }
    case 'any':
      return [
        { test: 'x != null && (y = leafText(x)) !== undefined', text: 'y' },
      ];
  }
}
