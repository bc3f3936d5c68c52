import { describe, expect, it } from '@jest/globals';
import { mayShareEntities } from '../../../../gateway/execute/compile/share-entities.ts';
import { fetchDocument } from '../../../../gateway/plan/fetch-document.ts';
import { fetchesOf } from '../../../../gateway/plan/map-plan.ts';
import type { PlanNode } from '../../../../gateway/plan/plan-node.ts';
import { dataPath } from '../testing/data-path.ts';
import { books, inOrder, root } from '../testing/plan.ts';

const ROOT = root('a', '{ list { __typename id } one { __typename id } }');

/** Whether objects of equal representations at these paths may be one. */
function mayShare(paths: readonly string[], ...after: PlanNode[]): boolean {
  const fetches = fetchesOf(inOrder(ROOT, ...after)).map((fetch) => {
    return { ...fetch, document: fetchDocument(fetch.node.query) };
  });
  return mayShareEntities(paths.map(dataPath), fetches);
}

describe('objects of equal representations may be one', () => {
  it('where all fetches mean the same by each key below them', () => {
    const both = ['list.@', 'one'];
    expect(mayShare(both, books('list.@', 'text: isbn'))).toBe(true);
    expect(mayShare(both, books('list.@', 'text: isbn'), books('one', 'text: isbn'))).toBe(true); // prettier-ignore
  });

  it.each([
    ['another field', 'text: title', 'text: isbn'],
    ['other arguments', 'text(of: 1)', 'text(of: 2)'],
    ['another field further below', 'size { n: pages }', 'size { n: unit }'],
  ])('but not where a key means %s at another place', (_, one, other) => {
    const fetches = [books('list.@', one), books('one', other)];
    expect(mayShare(['list.@', 'one'], ...fetches)).toBe(false);
    expect(mayShare(['list.@'], ...fetches)).toBe(true);
  });

  it('but not where a key is renamed afterwards', () => {
    const renaming = root('b', '{ other { x } }', {
      outputRewrites: [{ kind: 'KeyRenamer', path: [{ kind: 'Key', name: 'x' }], name: 'y' }],
    }); // prettier-ignore
    expect(mayShare(['list.@'], renaming)).toBe(false);
  });
});
