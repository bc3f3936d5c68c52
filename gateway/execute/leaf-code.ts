import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLOutputType,
  GraphQLString,
  isEnumType,
  isScalarType,
} from 'graphql';

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

const SPECIFIED: ReadonlyMap<string, readonly LeafBranch[]> = new Map([
  [GraphQLString.name, [STRING]],
  [
    GraphQLID.name,
    [
      STRING,
      { test: '(y = idText(x)) !== undefined', text: 'y', corrects: true },
    ],
  ],
  [
    GraphQLInt.name,
    [{ test: "typeof x === 'number' && (x | 0) === x", text: 'x' }],
  ],
  [
    GraphQLFloat.name,
    [
      { test: "typeof x === 'number' && x - x === 0", text: 'x' },
      { test: '(y = floatText(x)) !== undefined', text: 'y' },
    ],
  ],
  [GraphQLBoolean.name, [{ test: "typeof x === 'boolean'", text: 'x' }]],
]);

/** A custom scalar is whatever JSON the subgraph gave; null stays null. */
const CUSTOM: readonly LeafBranch[] = [
  { test: 'x != null && (y = leafText(x)) !== undefined', text: 'y' },
];

/** How leaf values are written, and the tables of names that needs. */
export class LeafCode {
  readonly enums: ReadonlyMap<unknown, string>[] = [];
  readonly #enumBranches = new Map<string, readonly LeafBranch[]>();
  readonly #nameTables = new Map<string, number>();

  /** The branches to try in order; undefined for what is not a leaf. */
  branches(type: GraphQLOutputType): readonly LeafBranch[] | undefined {
    if (isScalarType(type)) return SPECIFIED.get(type.name) ?? CUSTOM;
    if (!isEnumType(type)) return undefined;
    const known = this.#enumBranches.get(type.name);
    if (known) return known;
    // Only public values: an inaccessible one is an error, not a leak.
    const table = this.addEnum(type.getValues().map((value) => value.name));
    const branches = [
      { test: `(y = enums[${table}].get(x)) !== undefined`, text: 'y' },
    ];
    this.#enumBranches.set(type.name, branches);
    return branches;
  }

  /** A table from each name to its JSON text; returns its number. */
  addEnum(names: readonly string[]): number {
    const id = names.join(' ');
    const known = this.#nameTables.get(id);
    if (known !== undefined) return known;
    this.enums.push(new Map(names.map((name) => [name, JSON.stringify(name)])));
    this.#nameTables.set(id, this.enums.length - 1);
    return this.enums.length - 1;
  }
}
