import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cancellation } from '../../../gateway/fetch/cancellation.ts';
import {
  DEFAULT_BUDGET,
  OperationBudget,
} from '../../../gateway/fetch/operation-budget.ts';
import {
  DEFAULT_HEAVY,
  HeavyOperations,
  type Leave,
} from '../../../gateway/placement/heavy-operations.ts';

function turns(more: Partial<typeof DEFAULT_HEAVY> = {}): HeavyOperations {
  return new HeavyOperations({
    ...DEFAULT_HEAVY,
    minObjects: 10,
    maxUnderWay: 100,
    maxWaiting: 2,
    ...more,
  });
}

function operation(
  heavy: HeavyOperations,
  objects: number,
  client = new Cancellation(),
) {
  const budget = new OperationBudget(DEFAULT_BUDGET, Infinity, heavy.process);
  return { expected: () => objects, budget, client, deadlineMs: 60_000 };
}

const entered = async (entry: Promise<unknown>) => (await entry) as Leave;

describe('heavy operations', () => {
  it('run together as far as they fit, the others in their order', async () => {
    const heavy = turns();
    const a = await entered(heavy.enter(operation(heavy, 60)));
    const b = await entered(heavy.enter(operation(heavy, 40)));
    const order: string[] = [];
    const c = heavy.enter(operation(heavy, 60)).then((leave) => {
      order.push('c');
      return leave as Leave;
    });
    // It would fit beside the second, but came after the third.
    const d = heavy.enter(operation(heavy, 10)).then((leave) => {
      order.push('d');
      return leave as Leave;
    });
    b();
    await Promise.resolve();
    expect(order).toEqual([]);
    a();
    (await c)();
    (await d)();
    expect(order).toEqual(['c', 'd']);
    expect(heavy.underWay).toBe(0);
  });

  it('run alone, however heavy', async () => {
    const heavy = turns();
    const leave = await entered(heavy.enter(operation(heavy, 1e9)));
    leave();
    expect(heavy.underWay).toBe(0);
  });

  it('are refused where too many wait', async () => {
    const heavy = turns();
    const leave = await entered(heavy.enter(operation(heavy, 100)));
    const waiting = [1, 2].map(() => heavy.enter(operation(heavy, 100)));
    expect(await heavy.enter(operation(heavy, 10))).toBe('SERVER_BUSY');
    expect(heavy.waiting).toBe(2);
    leave();
    for (const one of waiting) (await entered(one))();
  });

  it('are refused when they have waited as long as they may', async () => {
    const heavy = turns({ maxWaitMs: 1 });
    const leave = await entered(heavy.enter(operation(heavy, 100)));
    expect(await heavy.enter(operation(heavy, 100))).toBe('SERVER_BUSY');
    expect(heavy.waiting).toBe(0);
    leave();
  });

  it('give up their place when their client has gone', async () => {
    const heavy = turns();
    const leave = await entered(heavy.enter(operation(heavy, 60)));
    const client = new Cancellation();
    const first = heavy.enter(operation(heavy, 100, client));
    const second = heavy.enter(operation(heavy, 40));
    client.cancel();
    expect(await first).toBe('REQUEST_CANCELLED');
    (await entered(second))();
    expect(await heavy.enter(operation(heavy, 40, client))).toBe(
      'REQUEST_CANCELLED',
    );
    leave();
    expect([heavy.waiting, heavy.underWay]).toEqual([0, 0]);
  });

  it('count what they took where it is more than was expected', async () => {
    const heavy = turns();
    const growing = operation(heavy, 10);
    const leave = await entered(heavy.enter(growing));
    growing.budget.takeObjects(95);
    const other = heavy.enter(operation(heavy, 10));
    expect(heavy.waiting).toBe(1);
    leave();
    (await entered(other))();
  });

  it('stop waiting when answers show that they are smaller', async () => {
    const heavy = turns();
    const leave = await entered(heavy.enter(operation(heavy, 60)));
    let expected = 100;
    const one = { ...operation(heavy, 0), expected: () => expected };
    const other = { ...operation(heavy, 0), expected: () => expected };
    const third = operation(heavy, 40);
    const waiting = [heavy.enter(one), heavy.enter(other)];
    expect(await heavy.enter(third)).toBe('SERVER_BUSY');
    expected = 30;
    leave();
    const leaves = await Promise.all(waiting.map(entered));
    expect(heavy.underWay).toBe(60);
    for (const end of leaves) end();
  });

  it('end when they take more than expected and the process has no more', async () => {
    const heavy = turns();
    const kept = operation(heavy, 150);
    const leave = await entered(heavy.enter(kept));
    kept.budget.takeObjects(150);
    const light = operation(heavy, 5);
    expect(() => light.budget.takeObjects(51)).toThrow('SERVER_BUSY');
    light.budget.release();
    kept.budget.release();
    leave();
    expect(heavy.process.objects).toBe(0);
  });

  it('never have more under way than fits, unless it is one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            objects: fc.integer({ min: 1, max: 150 }),
            goes: fc.boolean(),
          }),
          { maxLength: 30 },
        ),
        async (arrivals) => {
          const heavy = turns({ maxWaiting: 30 });
          let running = 0;
          const all = arrivals.map(async ({ objects, goes }) => {
            const client = new Cancellation();
            const entry = heavy.enter(operation(heavy, objects, client));
            if (goes) client.cancel();
            const leave = await entry;
            if (typeof leave === 'string') return;
            running += 1;
            expect(heavy.underWay <= 100 || running === 1).toBe(true);
            await Promise.resolve();
            running -= 1;
            leave();
          });
          await Promise.all(all);
          expect([heavy.waiting, heavy.underWay]).toEqual([0, 0]);
        },
      ),
      { seed: 7 },
    );
  });
});
