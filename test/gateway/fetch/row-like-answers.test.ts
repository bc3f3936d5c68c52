import { afterEach, describe, expect, it } from '@jest/globals';
import { parseExactJson } from '../../../gateway/base/exact-json.ts';
import { answerOf, refusal, stopAll } from './testing/http-answers.ts';

afterEach(stopAll);

describe('an answer that is parsed at once, or in slices', () => {
  it.each([
    ['rows', (n: number) => `{"id":"a:${n}","name":"示例·${n}","size":${n},"note":null}`],
    ['rows with escapes', (n: number) => `{"id":"a\\"[{${n}","name":"\\u793a","note":"]}"}`],
    ['many lists', (n: number) => `[[],[[${n}]],{}]`],
    ['other keys in each object', (n: number) => `{"k${n}":${n}}`],
    ['many keys', (n: number) => `{"k${n}":${n},"text":"${'x'.repeat(60)}"}`],
    ['long numbers', (n: number) => `1234567890123456789${n % 10}`],
    ['numbers', (n: number) => String(n)],
  ])('of any size is what JSON says: %s', async (_, item) => {
    for (const bytes of [127_000, 150_000, 380_000, 393_200, 420_000]) {
      const items: string[] = [];
      for (let length = 0; length < bytes; length += (items.at(-1)?.length ?? 0) + 1) items.push(item(items.length));
      const list = `[${items.join()}]`;
      const answer = await answerOf(`{"data":{"list":${list}}}`);
      expect(JSON.stringify(answer.data) === `{"list":${JSON.stringify(parseExactJson(list))}}`).toBe(true);
      expect(answer.isPlain).toBe(!list.includes('\\'));
      expect(answer.dataText?.() === `{"list":${list}}`).toBe(true);
    }
  }); // prettier-ignore

  it.each([150_000, 380_000, 500_000])(
    'is refused at n + 1 levels, not at n, in %d bytes of rows',
    async (bytes) => {
      const row = `{"id":"${'x'.repeat(90)}"},`;
      const deep = (levels: number): string => {
        const rows = row.repeat(bytes / row.length);
        return `{"data":{"a":[${rows}${'['.repeat(levels - 3)}1${']'.repeat(levels - 3)}]}}`;
      };
      expect((await answerOf(deep(200))).errors).toBeUndefined();
      expect(refusal(await answerOf(deep(201)))).toContain('200 levels');
    },
  );
});
