import { bilingual } from '../check/bilingual.ts';
import { valueAt } from '../../subgraphs/organizations/adapters/graphql/value-at.ts';
import type { ContractAnswer, GraphqlRequest } from './contract-client.ts';
import { describeAnswer } from './contract-probe.ts';
import type { ContractRule } from './contract-rule.ts';
import type { Violation } from './contract-breach.ts';

const typename: GraphqlRequest = { query: '{ __typename }' };

/** Rules of GraphQL over HTTP, and that nothing can be written. */
export const httpRules: readonly ContractRule[] = [
  {
    name: 'http-post',
    text: bilingual('POST 以 JSON 应答', 'POST answers as JSON'),
    violations: async ({ client }) =>
      expectTypename(await client.post(typename), typename),
  },
  {
    name: 'http-get',
    text: bilingual('GET 同样应答查询', 'GET answers queries too'),
    violations: async ({ client }) =>
      expectTypename(await client.get(typename), typename),
  },
  {
    name: 'graphql-errors',
    text: bilingual(
      '错误查询得到 GraphQL 错误,而不是 HTML 或 500',
      'a wrong query gets GraphQL errors, no HTML and no 500',
    ),
    async violations({ client }) {
      const wrong = [
        { query: '{' },
        { query: '{ noSuchFieldOfTheContract }' },
        { query: '{ units(first: "text") { totalCount } }' },
      ];
      const found: Violation[] = [];
      for (const request of wrong) {
        found.push(...expectErrors(await client.post(request), request));
      }
      return found;
    },
  },
  {
    name: 'mutations-refused',
    text: bilingual(
      '没有任何变更操作:隶属关系只读',
      'no mutation at all: the affiliation is read-only',
    ),
    async violations({ client }) {
      const mutation = { query: 'mutation { __typename }' };
      const schema = { query: '{ __schema { mutationType { name } } }' };
      const found: Violation[] = [];
      for (const answer of [
        await client.post(mutation),
        await client.get(mutation),
      ]) {
        const isAnswered =
          answer.kind === 'answered' &&
          valueAt(answer.data, '__typename') !== undefined;
        if (isAnswered) {
          found.push({
            expected: 'a mutation to be refused',
            got: describeAnswer(answer),
            request: mutation,
          });
        }
      }
      const declared = await client.post(schema);
      const name =
        declared.kind === 'answered'
          ? valueAt(declared.data, '__schema.mutationType.name')
          : undefined;
      if (typeof name === 'string') {
        const expected = 'a schema without a mutation type';
        found.push({ expected, got: name, request: schema });
      }
      return found;
    },
  },
];

function expectTypename(
  answer: ContractAnswer,
  request: GraphqlRequest,
): readonly Violation[] {
  const isRight =
    answer.kind === 'answered' &&
    answer.status === 200 &&
    jsonTypes.has(answer.mediaType) &&
    valueAt(answer.data, '__typename') === 'Query';
  if (isRight) return [];
  const type = answer.kind === 'answered' ? `${answer.mediaType}, ` : '';
  return [
    {
      expected:
        'status 200, application/graphql-response+json or application/json, and {"data":{"__typename":"Query"}}',
      got: type + describeAnswer(answer),
      request,
    },
  ];
}

const jsonTypes = new Set([
  'application/graphql-response+json',
  'application/json',
]);

function expectErrors(
  answer: ContractAnswer,
  request: GraphqlRequest,
): readonly Violation[] {
  const isRight =
    answer.kind === 'answered' &&
    answer.isGraphql &&
    answer.errors.length > 0 &&
    answer.status < 500 &&
    (answer.mediaType !== 'application/graphql-response+json' ||
      answer.status >= 400);
  const expected =
    'errors with a message, in JSON, with status 400 (or 200 as application/json)';
  return isRight ? [] : [{ expected, got: describeAnswer(answer), request }];
}
