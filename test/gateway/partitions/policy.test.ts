import { describe, expect, it } from '@jest/globals';
import { RetryBudget } from '../../../gateway/partitions/endpoints/retry-budget.ts';
import { StaleAnswers } from '../../../gateway/partitions/endpoints/stale-answers.ts';

describe('the budget of retries', () => {
  const take = (budget: RetryBudget, times: number): number =>
    Array.from({ length: times }, () => budget.take()).filter(Boolean).length;

  it('is a share of the requests of the last ten seconds', () => {
    let now = 0;
    const budget = new RetryBudget({ share: 0.1, minPerSecond: 1, now: () => now });
    for (let n = 0; n < 500; n++) budget.countRequest();
    expect(take(budget, 100)).toBe(50);
    now = 5000;
    expect(take(budget, 100)).toBe(0);
    now = 15_000;
    expect(take(budget, 100)).toBe(1);
  }); // prettier-ignore

  it('is one a second at least', () => {
    let now = 0;
    const budget = new RetryBudget({ share: 0.1, minPerSecond: 1, now: () => now });
    let taken = 0;
    for (; now < 20_000; now += 100) taken += take(budget, 3);
    expect(taken).toBe(20);
  }); // prettier-ignore
});

describe('stale answers', () => {
  const answer = (text: string) => ({ data: { text } });

  it('are bounded by bytes; those used longest ago go first', () => {
    const stale = new StaleAnswers({ maxAgeMs: 1e6, maxBytes: 2 * 3 * 120 });
    const text = 'x'.repeat(100);
    for (const key of ['a', 'b', 'c']) stale.keep(key, answer(text));
    stale.get('a');
    stale.keep('d', answer(text));
    const kept = ['a', 'b', 'c', 'd'].filter((key) => stale.get(key));
    expect(kept).toEqual(['a', 'c', 'd']);
  });

  it('larger than all of the room are not kept', () => {
    const stale = new StaleAnswers({ maxAgeMs: 1e6, maxBytes: 100 });
    stale.keep('a', answer('x'.repeat(100)));
    expect(stale.get('a')).toBeUndefined();
  });

  it('are given as new objects each time', () => {
    const stale = new StaleAnswers({ maxAgeMs: 1e6, maxBytes: 1e6 });
    stale.keep('a', answer('x'));
    const data = stale.get('a')?.data ?? {};
    data['text'] = 'merged into';
    expect(stale.get('a')?.data).toEqual({ text: 'x' });
  });
});
