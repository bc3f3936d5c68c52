import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import {
  clientPath,
  createResponseTree,
  findInTree,
} from '../../../../gateway/execute/errors/response-tree.ts';
import { rootSelectionSet } from '../../../../gateway/plan/fetch-document.ts';

const TREE = createResponseTree({
  selectionSet: rootSelectionSet(
    parse(
      '{ unit { safe: name ... on Unit { lead { id } hidden @skip(if: $no) { id } } } }',
    ),
  ),
  fragments: new Map(),
  conditions: new Map([['no', true]]),
  clientKeys: new Map([['safe', 'toString']]),
});

describe("a path in the client's terms", () => {
  it.each([
    [['unit', 'lead', 'id'], ['unit', 'lead', 'id']],
    [['unit', 3, 'safe'], ['unit', 3, 'toString']],
    [['unit', 0, 'added', 'id'], ['unit', 0]],
    [['unit', 'hidden', 'id'], ['unit']],
    [['stranger'], []],
  ])('of %j is %j', (path, expected) => {
    expect(clientPath(TREE, path)).toEqual(expected);
  }); // prettier-ignore

  it('leads to a place in the tree, lists disregarded', () => {
    const place = findInTree(TREE, ['unit', 2, 'lead']);
    expect([...(place?.children.keys() ?? [])]).toEqual(['id']);
    expect(findInTree(TREE, ['unit', 'hidden'])).toBeUndefined();
  });
});
