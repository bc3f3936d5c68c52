import type { AnswerLeaf } from './answer-shape.ts';

/**
 * A branch of generated JavaScript: if `test` holds for `x`, `x` can be
 * written.
 */
export interface LeafBranch {
  readonly test: string;
  /**
   * An expression for the JSON text of `x`; undefined if `x` is a string, which
   * `text-code.ts` writes.
   */
  readonly text: string | undefined;
  /** Set if the text differs from what the subgraph sent. */
  readonly corrects?: true;
}

const STRING: LeafBranch = {
  test: "typeof x === 'string'",
  text: undefined,
};

/**
 * The branches for a leaf, in the order to try them. `tableOf` returns the
 * number of an enum's table.
 */
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
