import type { GraphQLError } from 'graphql';

import { badInput } from './errors.ts';

/**
 * Bounds on a filter, the same for every list and every engine: SQLite's
 * expressions nest to 1,000, its statements have 32,766 parameters, a server
 * takes packets of some megabytes; and each condition costs time in each row.
 */
export const filterLimits = {
  /** Entries of `and` and `or`, uses of `not`, and operators, in all. */
  conditions: 200,
  /** `and`, `or` and `not` within each other. */
  depth: 16,
  /** Entries of `in` and `notIn`, in all. */
  values: 20_000,
  /** Characters of one text. */
  textCharacters: 1_000,
  /** Characters of all texts. */
  characters: 1_000_000,
} as const;

/** Throws BAD_USER_INPUT for a filter that is larger than it may be. */
export function checkFilterSize(filter: unknown): void {
  if (typeof filter === 'object' && filter !== null) {
    new FilterSize().addFilter(filter, 0);
  }
}

class FilterSize {
  #conditions = 0;
  #values = 0;
  #characters = 0;

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
      } else this.#addOperators(operand);
    }
  }

  #addOperators(operators: object): void {
    for (const operand of Object.values(operators) as unknown[]) {
      this.#addConditions(1);
      if (!Array.isArray(operand)) this.#addText(operand);
      else this.#addValues(operand);
    }
  }

  #addValues(values: readonly unknown[]): void {
    this.#values += values.length;
    if (this.#values > filterLimits.values) {
      throw tooMuch(`have at most ${filterLimits.values} values in lists`);
    }
    for (const value of values) this.#addText(value);
  }

  #addConditions(count: number): void {
    this.#conditions += count;
    if (this.#conditions > filterLimits.conditions) {
      throw tooMuch(
        `have at most ${filterLimits.conditions} conditions`,
        this.#conditions,
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

type Entries = [name: string, operand: unknown][];

function tooMuch(expected: string, got: unknown = 'more'): GraphQLError {
  return badInput(`filter to ${expected}`, got);
}
