import type { WrittenResult } from '../../execute/answer/answer.ts';

/**
 * The text of a result (GraphQL, 7.1: `errors` first, so that they are seen),
 * in parts: a large one is never joined.
 */
export function answerText({
  data,
  errors,
  extensions,
}: WrittenResult): readonly string[] {
  const head = errors
    ? `{"errors":${JSON.stringify(errors)},"data":`
    : '{"data":';
  const tail = extensions
    ? `,"extensions":${JSON.stringify(extensions)}}`
    : '}';
  return data.length === 1
    ? [`${head}${data[0]}${tail}`]
    : [head, ...data, tail];
}
