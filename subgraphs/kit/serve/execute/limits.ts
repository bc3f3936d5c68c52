/**
 * Limits of one operation to a subgraph. They are wide enough for the fetches
 * of the gateway, which are longer than what clients write.
 */
export interface ExecutionLimits {
  /** Characters of the document. */
  readonly maxCharacters: number;
  readonly maxTokens: number;
  /** Nesting of brackets of every kind, since parsers are recursive. */
  readonly maxBrackets: number;
  /** Nesting of fields, fragments expanded. */
  readonly maxDepth: number;
  /** Selections, fragments expanded at each use. */
  readonly maxSelections: number;
  /** Aliased fields, fragments expanded at each use. */
  readonly maxAliases: number;
  /** Fragments, expanded at each use: validation compares them in pairs. */
  readonly maxFragments: number;
  readonly maxDirectives: number;
  /**
   * Objects by the estimate that `first` and other list sizes give
   * (estimate.ts).
   */
  readonly maxEstimate: number;
  /** Nesting of lists and objects in the values of variables. */
  readonly maxVariableDepth: number;
  /** Objects in an answer; a caller in process may set another number. */
  readonly maxObjects: number;
  /** Errors in an answer. */
  readonly maxErrors: number;
  /** Errors reported for an invalid document. */
  readonly maxValidationErrors: number;
}

export const defaultLimits: ExecutionLimits = {
  maxCharacters: 1024 * 1024,
  maxTokens: 50_000,
  maxBrackets: 200,
  maxDepth: 64,
  maxSelections: 20_000,
  maxAliases: 5_000,
  maxFragments: 2_000,
  maxDirectives: 2_000,
  maxEstimate: 1_000_000,
  maxVariableDepth: 64,
  maxObjects: 100_000,
  maxErrors: 5_000,
  maxValidationErrors: 10,
};

/** Leaf values allowed for each object, on average. */
export const valuesPerObject = 20;
