import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entitiesFieldsOf } from '../../../gateway/plan/entities-fields.ts';
import {
  fetchesOf,
  mapChildren,
  mapFetches,
} from '../../../gateway/plan/map-plan.ts';
import type { FetchNode, PlanNode } from '../../../gateway/plan/plan-node.ts';

const fetch = fc.nat(99).map((n): FetchNode => fetchOf(`query q${n}`));

const { plan } = fc.letrec<{ plan: PlanNode }>((tie) => ({
  plan: fc.oneof(
    { depthSize: 'small' },
    fetch,
    fc.record({ kind: fc.constantFrom('Sequence', 'Parallel'), nodes: fc.array(tie('plan'), { maxLength: 3 }) }), // prettier-ignore
    fc.record({ kind: fc.constant('Flatten'), path: fc.constant([field('at')]), node: tie('plan') }), // prettier-ignore
    fc.record({ kind: fc.constant('Condition'), variable: fc.constant('v'), ifTrue: fc.option(tie('plan'), { nil: undefined }), ifFalse: fc.option(tie('plan'), { nil: undefined }) }), // prettier-ignore
    fc.record({ kind: fc.constant('Subscription'), primary: fetch }),
  ),
}));

test('a plan is mapped to itself by a map that changes nothing', () => {
  fc.assert(
    fc.property(plan, (any) => {
      expect(mapFetches(any, ({ node }) => node)).toEqual(any);
      expect(mapChildren(any, (child) => child)).toEqual(any);
    }),
  );
});

test('every fetch is met once, in the order of the text, wherever it stands', () => {
  fc.assert(
    fc.property(plan, (any) => {
      const inText = [...JSON.stringify(any).matchAll(/"query q\d+"/g)];
      expect(fetchesOf(any).map(({ node }) => `"${node.query}"`)).toEqual(
        inText.map(([text]) => text),
      );
    }),
  );
});

test('what is mapped is what the mapped plan fetches', () => {
  const rename = (query: string) => query.replace('q', 'renamed');
  fc.assert(
    fc.property(plan, (any) => {
      const mapped = mapFetches(any, ({ node }) => ({
        ...node,
        query: rename(node.query),
      }));
      expect(fetchesOf(mapped).map(({ node }) => node.query)).toEqual(
        fetchesOf(any).map(({ node }) => rename(node.query)),
      );
    }),
  );
});

test('a fetch stands at all the paths above it, one after the other', () => {
  const inner = { kind: 'Flatten', path: [field('b'), { kind: 'Items' }], node: fetchOf('query q1') } as const; // prettier-ignore
  const outer: PlanNode = { kind: 'Flatten', path: [field('a')], node: inner };
  expect(fetchesOf(outer)).toEqual([
    { node: inner.node, path: [field('a'), field('b'), { kind: 'Items' }] },
  ]);
});

test('a fetch of the root has no entities field', () => {
  const node = fetchOf('{ a }');
  expect(entitiesFieldsOf({ node, path: [] })).toEqual([]);
});

test('an entity fetch alone has one entities field, where it stands', () => {
  const node = { ...fetchOf('{ a }'), requires: [] };
  expect(entitiesFieldsOf({ node, path: [field('a')] })).toMatchObject([
    {
      alias: '_entities',
      representationsVariable: 'representations',
      paths: [[field('a')]],
    },
  ]);
});

function field(name: string) {
  return { kind: 'Field', name } as const;
}

function fetchOf(query: string): FetchNode {
  return {
    kind: 'Fetch',
    subgraph: 's',
    query,
    operationKind: 'query',
    operationName: undefined,
    variables: [],
    requires: undefined,
    inputRewrites: [],
    outputRewrites: [],
  };
}
