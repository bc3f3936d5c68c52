import { describe, expect, it } from '@jest/globals';
import {
  type DocumentNode,
  parse,
  print,
  stripIgnoredCharacters,
} from 'graphql';
import { planSerially } from '../../../../../gateway/plan/hive/parts/serial-mutation.ts';
import { planFailed } from '../../../../../gateway/plan/hive/process/plan-failure.ts';
import { fetchesOf } from '../../../../../gateway/plan/map-plan.ts';
import type {
  FetchNode,
  PlanNode,
} from '../../../../../gateway/plan/plan-node.ts';
import { at, fetchNode, requiring } from '../testing.ts';

const text = (document: DocumentNode) =>
  stripIgnoredCharacters(print(document));

const READ: PlanNode = {
  kind: 'Flatten',
  path: at('x'),
  node: fetchNode('c', '{ _entities { y } }', requiring('T', 'id')),
};

function sequence(...nodes: readonly PlanNode[]): PlanNode {
  return { kind: 'Sequence', nodes };
}

/** Where the root fields of a mutation go: `a: [subgraphs]`, reads after them. */
function planning(homes: Readonly<Record<string, readonly string[]>>) {
  const asked: string[] = [];
  const plan = (document: DocumentNode): Promise<PlanNode> => {
    const query = text(document);
    asked.push(query);
    const names = Object.keys(homes).filter((name) => query.includes(name));
    const subgraphs = [...new Set(names.flatMap((name) => homes[name] ?? []))];
    const fetches = subgraphs.map((subgraph): FetchNode =>
      fetchNode(subgraph, query),
    );
    const [first] = fetches;
    const isAlone = fetches.length === 1 && !query.includes('read');
    return Promise.resolve(
      isAlone && first ? first : sequence(...fetches, READ),
    );
  };
  return { plan, asked };
}

function subgraphsOf(plan: PlanNode | undefined): readonly string[] {
  return plan ? fetchesOf(plan).map(({ node }) => node.subgraph) : [];
}

const NO_HOMES = { typeName: 'Mutation', plansInHomes: () => [] };

describe('a mutation', () => {
  it('that one subgraph answers alone is one fetch', async () => {
    const { plan, asked } = planning({ one: ['a'], two: ['a'] });
    const planned = await planSerially(parse('mutation { one two }'), {
      ...NO_HOMES,
      plan,
    });
    expect(planned?.kind).toBe('Fetch');
    expect(asked).toHaveLength(1);
  });

  it('is planned field by field, each with what it reads', async () => {
    const { plan, asked } = planning({ one: ['a'], two: ['b'] });
    const planned = await planSerially(
      parse('mutation { one { read } two { read } }'),
      { ...NO_HOMES, plan },
    );
    expect(subgraphsOf(planned)).toEqual(['a', 'c', 'b', 'c']);
    expect(asked.slice(1)).toEqual([
      'mutation{one{read}}',
      'mutation{two{read}}',
    ]);
  });

  it('keeps neighbours of one subgraph in one fetch', async () => {
    const { plan } = planning({ one: ['a'], two: ['a'], six: ['b'] });
    const planned = await planSerially(
      parse('mutation { one two six { read } }'),
      { ...NO_HOMES, plan },
    );
    expect(subgraphsOf(planned)).toEqual(['a', 'b', 'c']);
  });

  it('merges what is written twice', async () => {
    const { plan, asked } = planning({ one: ['a'], two: ['b'] });
    await planSerially(
      parse(
        'mutation { one { read } two ...F } fragment F on Mutation { one { x } }',
      ),
      { ...NO_HOMES, plan },
    );
    expect(asked.slice(1)).toEqual([
      'mutation{one{read}one{x}}',
      'mutation{two}',
    ]);
  });

  it('that would be sent to two subgraphs is sent to one that can', async () => {
    const { plan } = planning({ one: ['a', 'b'] });
    const home = planning({ one: ['b'] });
    const plansInHomes = () => [
      () => Promise.reject(planFailed('not there')),
      home.plan,
    ];
    const planned = await planSerially(parse('mutation { one { read } }'), {
      ...NO_HOMES,
      plan,
      plansInHomes,
    });
    expect(subgraphsOf(planned)).toEqual(['b', 'c']);
  });

  it('is refused where none can', async () => {
    const { plan } = planning({ one: ['a', 'b'] });
    await expect(
      planSerially(parse('mutation { one { read } }'), { ...NO_HOMES, plan }),
    ).rejects.toThrow(
      'Expected one subgraph to run Mutation.one and all that is selected below',
    );
  });
});

it('a query is planned as it is', async () => {
  const { plan, asked } = planning({ one: ['a'], two: ['b'] });
  await planSerially(parse('{ one { read } two }'), { ...NO_HOMES, plan });
  expect(asked).toEqual(['{one{read}two}']);
});
