import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { UnreadableFile } from '../../../subgraphs/organizations/adapters/files/unreadable-file.ts';
import {
  createSourceHealth,
  type Attempt,
} from '../../../subgraphs/organizations/graph/source-health.ts';

const description = {
  system: 'jszz',
  name: '示例·党建组织库',
  kind: 'SQLITE',
  districts: ['310116', '310120'],
  affiliationSource: '示例',
  provenance: 'SYNTHETIC',
} as const;

function watch() {
  const lines: string[] = [];
  const health = createSourceHealth(
    description,
    (line) => void lines.push(line),
  );
  return { lines, health };
}

const missing = Object.assign(new Error('no such file'), { code: 'ENOENT' });

describe('the health of a source', () => {
  it('is told once in each language when it is lost, and when it is back', () => {
    const { lines, health } = watch();
    health.begin().succeeded();
    for (let count = 0; count < 3; count += 1) health.begin().failed(missing);
    health.begin().succeeded();
    health.begin().succeeded();
    expect(lines).toEqual([
      '示例·党建组织库(jszz,310116, 310120)暂不可用:文件不存在(no such file)。其余照常作答,恢复后自动接入。',
      '示例·党建组织库 (jszz) of 310116, 310120 is out: the file is missing (no such file). The others answer; it is taken in when it is back.',
      '示例·党建组织库(jszz,310116, 310120)已恢复,重新接入。',
      '示例·党建组织库 (jszz) of 310116, 310120 is back.',
    ]);
  });

  it('is told again when the reason is another, once each', () => {
    const { lines, health } = watch();
    const damaged = new UnreadableFile('damaged', '/a/b.sqlite');
    for (const cause of [missing, damaged, missing, damaged]) {
      health.begin().failed(cause);
    }
    expect(lines.filter((line) => line.includes('is out'))).toEqual([
      expect.stringContaining('the file is missing'),
      expect.stringContaining('the file is damaged (/a/b.sqlite is damaged)'),
    ]);
  });

  it('is not back because of an answer that began before the loss', () => {
    const { lines, health } = watch();
    const early = health.begin();
    health.begin().failed(missing);
    early.succeeded();
    expect(lines).toHaveLength(2);
  });

  it.each([
    ['a code of a server', { code: 'ECONNREFUSED', message: 'x' }, '连接不上'],
    ['no error at all', 'odd', '读取出错'],
    ['no message', new Error(''), '读取出错'],
    [
      'a message of several lines',
      Object.assign(new Error('first\nsecond'), { code: 'constructor' }),
      '读取出错(first)',
    ],
  ])('finds words for %s', (_, cause, words) => {
    const { lines, health } = watch();
    health.begin().failed(cause);
    expect(lines[0]).toContain(`暂不可用:${words}`);
    expect(lines.join()).not.toContain('second');
  });

  it('alternates between lost and back, whatever the order of attempts', () => {
    const step = fc.record({
      begins: fc.boolean(),
      index: fc.nat(20),
      cause: fc.option(fc.constantFrom('ENOENT', 'ECONNREFUSED')),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { lines, health } = watch();
        const open: Attempt[] = [health.begin()];
        for (const { begins, index, cause } of steps) {
          if (begins) open.push(health.begin());
          const [attempt] = open.splice(index % Math.max(1, open.length), 1);
          if (cause === null) attempt?.succeeded();
          else attempt?.failed(Object.assign(new Error('x'), { code: cause }));
        }
        const told = lines.filter((line) => / is (?:out|back)/u.test(line));
        expect(lines).toHaveLength(told.length * 2);
        const since = new Set<string>();
        for (const line of told) {
          if (line.endsWith(' of 310116, 310120 is back.')) {
            expect(since.size).toBeGreaterThan(0);
            since.clear();
          } else {
            expect(since.has(line)).toBe(false);
            since.add(line);
          }
        }
      }),
      { seed: 20200811 },
    );
  });
});
