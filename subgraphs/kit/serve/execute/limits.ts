/**
 * Upper bounds on what one operation may ask of a subgraph. A gateway's own
 * fetches are within them: they are longer than what clients write.
 */
export interface ExecutionLimits {
  /** Characters of the document. */
  readonly maxCharacters: number;
  readonly maxTokens: number;
  /** Brackets within brackets, of every kind; parsers are recursive. */
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
  /** Objects by the sizes that lists are asked for (estimate.ts). */
  readonly maxEstimate: number;
  /** Lists and objects within each other in the values of variables. */
  readonly maxVariableDepth: number;
  /** Objects of an answer; a caller in process may say another number. */
  readonly maxObjects: number;
  /** Errors of an answer. */
  readonly maxErrors: number;
  /** Errors of a document that is not valid. */
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

/** Values (leaves of the answer) that come with an object, on average. */
export const valuesPerObject = 20;
