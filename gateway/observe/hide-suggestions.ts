import type { Answer } from '../execute/answer/answer.ts';

/**
 * A refusal without names that the request did not have: graphql-js says at its
 * end what is alike in the schema, which not everybody may read.
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
