import type { Answer } from '../../execute/run/execute-operation.ts';

/**
 * The text of an answer (GraphQL, 7.1: `errors` first, so that they are seen),
 * in parts: a large one is never joined.
 */
export function answerText(answer: Answer): readonly string[] {
  const { data = ['null'], errors, extensions } = answer;
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
