import { urlHost } from '../../../subgraphs/kit/values/url-host.ts';
import { createGraphqlClient } from '../../../subgraphs/organizations/adapters/graphql/graphql-client.ts';
import { valueAt } from '../../../subgraphs/organizations/adapters/graphql/value-at.ts';
import type {
  ContractMapping,
  GraphqlMapping,
  ListMapping,
} from '../../../subgraphs/organizations/mapping/mapping-schema.ts';
import { bilingual, type Bilingual } from '../bilingual.ts';
import { createContractClient } from '../../conformance/contract-client.ts';
import { differencesOf } from '../../conformance/schema-differences.ts';
import {
  failed,
  passed,
  type FailureKind,
  type Stage,
  type StageOutcome,
  type StagePlan,
} from '../stage.ts';
import { networkStages } from './network-stages.ts';

type Server = GraphqlMapping['source'] | ContractMapping['source'];

/** The steps of a GraphQL server, from its address to its first page. */
export function graphqlStages(
  settings: GraphqlMapping | ContractMapping,
): StagePlan {
  const { source } = settings;
  const rest: readonly Stage[] =
    source.kind === 'graphql'
      ? [listsStage(source)]
      : [contractStage(source), pageStage(source)];
  return {
    stages: [...addressStages(source), answerStage(source), ...rest],
    close: () => Promise.resolve(),
  };
}

/** Checks that the host exists and listens. */
export function addressStages({
  url,
  connectSeconds,
}: Pick<Server, 'url' | 'connectSeconds'>): readonly Stage[] {
  const { port, protocol } = new URL(url);
  return networkStages({
    host: urlHost(url),
    port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
    seconds: connectSeconds,
  });
}

type Address = Pick<
  Server,
  'url' | 'headers' | 'connectSeconds' | 'answerSeconds'
>;

/** Checks that it answers GraphQL, and answers us. */
export function answerStage(server: Address): Stage {
  return {
    name: 'answer',
    title: bilingual('应答', 'answer'),
    async run() {
      const client = createContractClient(server);
      try {
        const answer = await client.post({ query: '{ __typename }' });
        if (answer.kind === 'failed') {
          return wrongAnswer(server, 'unreachable', answer.reason);
        }
        const { status, data, errors } = answer;
        const isRefused =
          status === 401 || status === 403 || errors.some(isRefusal);
        if (isRefused) {
          const reason = errors[0]?.message ?? '';
          return wrongAnswer(server, 'refused', `status ${status} ${reason}`);
        }
        if (valueAt(data, '__typename') === undefined) {
          const got = `status ${status}, ${answer.text.slice(0, 120)}`;
          return wrongAnswer(server, 'unreachable', got);
        }
        return passed(`status ${status}`);
      } finally {
        await client.close();
      }
    },
  };
}

function isRefusal({ code }: { readonly code: string | null }): boolean {
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
}

/** An address without the password that it may hold. */
function publicUrl(url: string): string {
  return url.replace(/\/\/[^@/]*@/u, '//***@');
}

function wrongAnswer(
  { url: address }: Address,
  kind: FailureKind,
  got: string,
): StageOutcome {
  const url = publicUrl(address);
  const next: Bilingual =
    kind === 'refused'
      ? bilingual(
          "向对方系统管理员要访问令牌,写进 source.headers(--url 时用 -H 'authorization: Bearer …')",
          "ask the server's administrator for a token, and write it into source.headers (with --url: -H 'authorization: Bearer …')",
        )
      : bilingual(
          `对方系统管理员运行 curl -i -X POST -H 'content-type: application/json' -d '{"query":"{__typename}"}' ${url},应答须为 JSON`,
          `the server's administrator runs: curl -i -X POST -H 'content-type: application/json' -d '{"query":"{__typename}"}' ${url}; the answer must be JSON`,
        );
  const expected = bilingual(
    `${url} 以 GraphQL 应答`,
    `${url} to answer as GraphQL over HTTP`,
  );
  return failed({ kind, expected, got, next });
}

/** Checks that each list of the mapping returns a page. */
function listsStage(source: GraphqlMapping['source']): Stage {
  return {
    name: 'page',
    title: bilingual('首页', 'first page'),
    async run(progress) {
      const client = createGraphqlClient(source);
      const found: string[] = [];
      try {
        for (const [name, list] of Object.entries(source.lists)) {
          progress(name);
          const answer = await client.ask(list.query, firstPage(list));
          if (answer.kind === 'failed') return wrongList(name, answer.message);
          const rows = valueAt(answer.data, list.rows);
          if (!Array.isArray(rows)) {
            return wrongList(name, `${typeof rows} in ${list.rows}`);
          }
          found.push(`${name} ${rows.length}`);
        }
        return passed(found.join(', '));
      } finally {
        await client.close();
      }
    },
  };
}

function firstPage({ query, pageSize }: ListMapping) {
  const variables = {
    limit: pageSize,
    first: pageSize,
    pageSize,
    offset: 0,
    page: 1,
    after: null,
  };
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) =>
      new RegExp(String.raw`\$${name}\s*:`, 'u').test(query),
    ),
  );
}

function wrongList(name: string, got: string): StageOutcome {
  return failed({
    kind: 'usage',
    expected: bilingual(
      `列表 ${name} 的查询给出一页`,
      `the query of the list ${name} to give a page`,
    ),
    got,
    next: bilingual(
      `填写映射的人在对方的 GraphiQL 里运行 source.lists.${name}.query,改正查询或 rows`,
      `who writes the mapping runs source.lists.${name}.query in the server's explorer, and corrects the query or rows`,
    ),
  });
}

function contractStage(server: ContractMapping['source']): Stage {
  return {
    name: 'contract',
    title: bilingual('契约', 'contract'),
    async run() {
      const client = createContractClient(server);
      try {
        const differences = await differencesOf(client);
        const [first] = differences;
        if (!first) return passed('schema/organizations.graphql');
        return failed({
          kind: 'check',
          expected: bilingual(
            '与 schema/organizations.graphql 一致',
            'what schema/organizations.graphql says',
          ),
          got: `${differences.length}: ${first}`,
          next: bilingual(
            `对方开发者运行 mengyue district check --url ${publicUrl(server.url)},逐条改正`,
            `the server's developer runs: mengyue district check --url ${publicUrl(server.url)}, and corrects each rule`,
          ),
        });
      } finally {
        await client.close();
      }
    },
  };
}

function pageStage(server: ContractMapping['source']): Stage {
  return {
    name: 'page',
    title: bilingual('首页', 'first page'),
    async run() {
      const client = createContractClient(server);
      try {
        const answer = await client.post({
          query: '{ units(first: 1) { totalCount nodes { id } } }',
        });
        const total =
          answer.kind === 'answered'
            ? valueAt(answer.data, 'units.totalCount')
            : undefined;
        if (typeof total === 'number') return passed(`units ${total}`);
        const got =
          answer.kind === 'answered'
            ? (answer.errors[0]?.message ?? answer.text.slice(0, 120))
            : answer.reason;
        return wrongAnswer(server, 'unreachable', got);
      } finally {
        await client.close();
      }
    },
  };
}
