import type { GraphQLError } from 'graphql';

import { badInput } from '../errors.ts';

/**
 * Limits of a filter, the same for every list and engine. SQLite nests
 * expressions to 1,000 and takes 32,766 parameters, servers take packets of
 * some megabytes, and every condition costs time in every row.
 */
export const filterLimits = {
  /**
   * Entries of `and` and `or`, uses of `not`, and operators, added up. A text
   * (or list of texts) counts one more for each different letter or digit,
   * since each row is searched for its full-width form, too.
   */
  conditions: 150,
  /** Nesting of `and`, `or` and `not`. */
  depth: 16,
  /**
   * Entries of all `in` and `notIn`; a statement may contain each of them
   * twice.
   */
  values: 10_000,
  /** Characters of one text. */
  textCharacters: 1_000,
  /** Characters of all texts. */
  characters: 1_000_000,
} as const;

/**
 * Throws BAD_USER_INPUT for a filter beyond the limits. `texts` names the
 * fields that match half-width and full-width characters alike.
 */
export function checkFilterSize(
  filter: unknown,
  texts: ReadonlySet<string>,
): void {
  if (typeof filter === 'object' && filter !== null) {
    new FilterSize(texts).addFilter(filter, 0);
  }
}

class FilterSize {
  readonly #texts: ReadonlySet<string>;
  #conditions = 0;
  #values = 0;
  #characters = 0;

  constructor(texts: ReadonlySet<string>) {
    this.#texts = texts;
  }

  addFilter(filter: object, depth: number): void {
    if (depth > filterLimits.depth) {
      throw tooMuch(`nest and, or and not at most ${filterLimits.depth} deep`);
    }
    for (const [name, operand] of Object.entries(filter) as Entries) {
      if (typeof operand !== 'object' || operand === null) continue;
      if (name === 'not') {
        this.#addConditions(1);
        this.addFilter(operand, depth + 1);
      } else if (Array.isArray(operand)) {
        this.#addConditions(operand.length);
        for (const part of operand) this.addFilter(part as object, depth + 1);
      } else this.#addOperators(operand, this.#texts.has(name));
    }
  }

  #addOperators(operators: object, isText: boolean): void {
    for (const operand of Object.values(operators) as unknown[]) {
      const values = Array.isArray(operand)
        ? (operand as unknown[])
        : [operand];
      if (Array.isArray(operand)) this.#addValues(values.length);
      for (const value of values) this.#addText(value);
      this.#addConditions(1 + (isText ? lettersIn(values) : 0));
    }
  }

  #addValues(count: number): void {
    this.#values += count;
    if (this.#values > filterLimits.values) {
      throw tooMuch(`have at most ${filterLimits.values} values in lists`);
    }
  }

  #addConditions(count: number): void {
    this.#conditions += count;
    if (this.#conditions > filterLimits.conditions) {
      throw tooMuch(
        `have at most ${filterLimits.conditions} conditions, the different letters and digits of their texts included`,
        `${this.#conditions} or more`,
      );
    }
  }

  #addText(value: unknown): void {
    if (typeof value !== 'string') return;
    const { textCharacters, characters } = filterLimits;
    if (value.length > textCharacters) {
      throw tooMuch(
        `have texts of at most ${textCharacters} characters`,
        value.length,
      );
    }
    this.#characters += value.length;
    if (this.#characters > characters) {
      throw tooMuch(`have at most ${characters} characters in all`);
    }
  }
}

function lettersIn(values: readonly unknown[]): number {
  const letters = new Set<string>();
  for (const value of values) {
    if (typeof value !== 'string') continue;
    for (const [letter] of value.matchAll(/[0-9A-Za-z]/gu)) letters.add(letter);
  }
  return letters.size;
}

type Entries = [name: string, operand: unknown][];

function tooMuch(expected: string, got: unknown = 'more'): GraphQLError {
  return badInput(`filter to ${expected}`, got);
}
