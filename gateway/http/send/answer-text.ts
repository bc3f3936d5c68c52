import type { WrittenResult } from '../../execute/answer/answer.ts';

/**
 * The text of a result, in parts that are not joined because it may be large.
 * `errors` come first, as the GraphQL specification (7.1) recommends.
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
