import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { GatewayError } from '../../../../../gateway/base/errors.ts';
import { createEntityLookups } from '../../../../../gateway/plan/hive/forms/entity-lookups.ts';
import {
  type NativePlanner,
  PlannerProcess,
} from '../../../../../gateway/plan/hive/process/planner-process.ts';
import { planOperation } from '../../../../../gateway/plan/hive/plan-operation.ts';
import { loadSupergraph } from '../../../../../gateway/supergraph/load-supergraph.ts';
import { composeSupergraph } from '../../../testing/compose.ts';

const SDLS = {
  a: `type Query { item: Item }
    type Item @key(fields: "id") { id: ID! size: Size }
    type Size { width(in: Int): Int }`,
  b: `type Item @key(fields: "id") {
      id: ID!
      size: Size @external
      fee: Int @requires(fields: "size { width(in: 7) }")
    }
    type Size { width(in: Int): Int @external }`,
};
/** A defect of the planner: the process it is in is aborted. */
const CRASHING = '{ item { size { width(in: 2) } fee } }';

/** Takes the planner seconds: each type at each of three levels. */
const TYPES = Array.from({ length: 12 }, (_, n) => `T${n}`);
const SLOW = `{ node { ...A } }
  fragment A on Node { ${onEach('next { ...B }')} }
  fragment B on Node { ${onEach('next { ...C }')} }
  fragment C on Node { ${onEach('text')} }`;

function onEach(selection: string): string {
  return TYPES.map((type) => `... on ${type} { ${selection} }`).join(' ');
}

function slowSdls(): Record<string, string> {
  const types = (fields: string, parent = ''): string =>
    TYPES.map(
      (type) =>
        `type ${type} ${parent} @key(fields: "id") { id: ID! ${fields} }`,
    ).join(' ');
  return {
    a: `type Query { node: Node }
      interface Node { id: ID! next: Node }
      ${types('next: Node', 'implements Node')}`,
    b: types('text: String'),
    c: types('other: String'),
  };
}

async function outcome(
  planner: NativePlanner,
  query: string,
  deadlineMs = 20_000,
): Promise<string> {
  try {
    const request = { query, operationName: null, labels: [], percentage: 0 };
    const plan = await planner.plan(request, deadlineMs);
    return plan.node?.kind ?? 'nothing';
  } catch (error) {
    return error instanceof GatewayError ? error.code : String(error);
  }
}

describe('the process of the planner', () => {
  const planners = new PlannerProcess();
  const planner = planners.open(composeSupergraph({ sdls: SDLS }));

  it('plans', async () => {
    expect(await outcome(planner, '{ item { id } }')).toBe('Fetch');
    expect(await outcome(planner, '{ item { fee } }')).toBe('Sequence');
  });

  it('says of a supergraph whether it takes it, and why not', async () => {
    expect(await planner.refusal()).toBeUndefined();
    const broken = planners.open('type Query {');
    expect(await broken.refusal()).toMatch(/parse/i);
    expect(await outcome(broken, '{ a }')).toBe('QUERY_PLAN_FAILED');
    expect(await outcome(planner, '{ item { id } }')).toBe('Fetch');
  });

  it("is ended without work; to begin again is nobody's time", async () => {
    const resting = new PlannerProcess({ idleMs: 1 });
    const its = resting.open(composeSupergraph({ sdls: SDLS }));
    for (let round = 0; round < 2; round++) {
      expect(resting.isRunning).toBe(false);
      // A start takes longer than that.
      expect(await outcome(its, '{ item { id } }', 10)).toBe('Fetch');
      while (resting.isRunning) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
    expect(its.freeMs).toBeGreaterThan(10);
  });

  it('has another for whoever opens one', async () => {
    const other = new PlannerProcess().open(composeSupergraph({ sdls: SDLS }));
    expect(
      await Promise.all(
        [CRASHING, CRASHING].map((query) => outcome(planner, query)),
      ),
    ).not.toContain('Fetch');
    expect(await outcome(other, '{ item { id } }')).toBe('Fetch');
  });

  it('may crash, and takes nothing with it but the one operation', async () => {
    const outcomes = await Promise.all(
      ['{ item { id } }', CRASHING, '{ item { fee } }', CRASHING].map((query) =>
        outcome(planner, query),
      ),
    );
    expect(outcomes).toEqual([
      'Fetch',
      'QUERY_PLAN_FAILED',
      'Sequence',
      'QUERY_PLAN_FAILED',
    ]);
    expect(await outcome(planner, '{ item { id } }')).toBe('Fetch');
  });

  it('is no longer asked when an operation crashes it beyond its deadline', async () => {
    const supergraph = loadSupergraph(composeSupergraph({ sdls: SDLS }));
    const { document, publicSchema: schema, types } = supergraph;
    const lookups = createEntityLookups(document, (sdl) => planners.open(sdl));
    const planWithin = (deadlineMs: number) =>
      planOperation(
        {
          document: parse(CRASHING),
          operationName: undefined,
          labels: new Set(),
          percentage: 0,
        },
        {
          whole: { planner, lookups: () => lookups },
          mutationHomes: () => [],
          providing: [],
          asksProvided: () => true,
          schema,
          types,
        },
        deadlineMs,
      );
    expect(await planWithin(60_000)).toMatchObject({ kind: 'Sequence' });
    // A crash and the start after it take longer.
    await expect(planWithin(20)).rejects.toMatchObject({
      code: 'QUERY_PLAN_TIMEOUT',
    });
  });

  const slow = planners.open(composeSupergraph({ sdls: slowSdls() }));

  it('is ended at a deadline; what had to wait is told to come again', async () => {
    expect(await outcome(slow, '{ node { id } }')).toBe('Fetch');
    const outcomes = await Promise.all([
      outcome(slow, SLOW, 400),
      outcome(planner, '{ item { id } }', 100),
    ]);
    expect(outcomes).toEqual(['QUERY_PLAN_TIMEOUT', 'QUERY_PLAN_BUSY']);
    expect(await outcome(planner, '{ item { id } }')).toBe('Fetch');
  });

  it('does not hold up the event loop', async () => {
    let turns = 0;
    const turning = setInterval(() => turns++, 1);
    expect(await outcome(slow, SLOW, 400)).toBe('QUERY_PLAN_TIMEOUT');
    clearInterval(turning);
    // Planned in this process, it would have been none.
    expect(turns).toBeGreaterThan(5);
  });
});
