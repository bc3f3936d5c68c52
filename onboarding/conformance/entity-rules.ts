import { parseRecordId } from '../../subgraphs/kit/values/ids.ts';
import { valueAt } from '../../subgraphs/organizations/adapters/graphql/value-at.ts';
import { bilingual } from '../check/bilingual.ts';
import type { GraphqlRequest } from './contract-client.ts';
import { contractLists, type ContractList } from './contract-lists.ts';
import { describeAnswer, type ContractProbe } from './contract-probe.ts';
import type { ContractRule } from './contract-rule.ts';
import { shown, type Violation } from './contract-breach.ts';

/** Records by id, one or many at a time. */
export const entityRules: readonly ContractRule[] = [
  {
    name: 'entities-order',
    text: bilingual(
      '_entities 按所给顺序逐一作答',
      '_entities answers each key in its place',
    ),
    violations: (probe) =>
      forLists((list) =>
        expectEntities(probe, list, (ids) => [...ids].reverse()),
      ),
  },
  {
    name: 'entities-duplicates',
    text: bilingual(
      '_entities 中重复的标识各得一份',
      '_entities answers a key twice that is asked twice',
    ),
    violations: (probe) =>
      forLists((list) =>
        expectEntities(probe, list, ([first = '', ...rest]) => [
          first,
          ...rest,
          first,
        ]),
      ),
  },
  {
    name: 'entities-unknown',
    text: bilingual(
      '_entities 中未知标识为 null,不影响其他',
      '_entities gives null for an unknown id, and the others',
    ),
    violations: (probe) =>
      forLists((list) =>
        expectEntities(probe, list, ([first = '', ...rest]) => [
          first,
          unknownId(first),
          '999999:zz:1',
          ...rest,
        ]),
      ),
  },
  {
    name: 'route-fields',
    text: bilingual(
      'unit(id)、partyOrganization(id) 与列表给出同一记录,未知标识为 null',
      'unit(id) and partyOrganization(id) give the record of the list, null for an unknown id',
    ),
    violations: (probe) => forLists((list) => expectRoutes(probe, list)),
  },
];

async function forLists(
  check: (list: ContractList) => Promise<readonly Violation[]>,
): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  for (const list of contractLists) found.push(...(await check(list)));
  return found;
}

/** An id of the same system that no record has. */
export function unknownId(id: string): string {
  const { district = '999999', system = 'zz' } = parseRecordId(id) ?? {};
  return `${district}:${system}:987654321987654`;
}

async function expectEntities(
  probe: ContractProbe,
  { type, ...list }: ContractList,
  idsOf: (known: readonly string[]) => readonly string[],
): Promise<readonly Violation[]> {
  const rows = await probe.sample({ type, ...list });
  const known = rows.slice(0, 5).map(({ id }) => id);
  if (known.length === 0) return [];
  const ids = idsOf(known);
  const request: GraphqlRequest = {
    query: `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ... on ${type} { id } } }`,
    variables: {
      representations: ids.map((id) => ({ __typename: type, id })),
    },
  };
  const entities = valueAt(await probe.data(request), '_entities');
  const got = Array.isArray(entities)
    ? entities.map((entity: unknown) => valueAt(entity, 'id') ?? null)
    : entities;
  const expected = ids.map((id) => (known.includes(id) ? id : null));
  return JSON.stringify(got) === JSON.stringify(expected)
    ? []
    : [{ expected: shown(expected), got: shown(got), request }];
}

async function expectRoutes(
  probe: ContractProbe,
  list: ContractList,
): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  const rows = await probe.sample(list);
  for (const { id, node } of rows.slice(0, 3)) {
    const request = routeRequest(list, id);
    const record = valueAt(await probe.data(request), list.single);
    if (JSON.stringify(record) === JSON.stringify(node)) continue;
    found.push({ expected: shown(node), got: shown(record), request });
  }
  const [first] = rows;
  if (!first) return found;
  const request = routeRequest(list, unknownId(first.id));
  const answer = await probe.client.post(request);
  const isNull =
    answer.kind === 'answered' &&
    answer.errors.length === 0 &&
    valueAt(answer.data, list.single) === null;
  if (isNull) return found;
  const expected = `{"${list.single}":null} without errors`;
  return [...found, { expected, got: describeAnswer(answer), request }];
}

function routeRequest(
  { single, selection }: ContractList,
  id: string,
): GraphqlRequest {
  return {
    query: `query ($id: ID!) { ${single}(id: $id) { ${selection} } }`,
    variables: { id },
  };
}
