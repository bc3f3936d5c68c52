import type { Answer } from '../execute/answer/answer.ts';

/**
 * Removes suggestions from a refusal: graphql-js ends messages with similar
 * names from the schema, which not every client may know.
 */
export function hideSuggestions(answer: Answer): Answer {
  if (answer.kind !== 'refused') return answer;
  return {
    ...answer,
    errors: answer.errors.map((error) => ({
      ...error,
      message: error.message.replace(/ Did you mean [^]*\?$/, ''),
    })),
  };
}
