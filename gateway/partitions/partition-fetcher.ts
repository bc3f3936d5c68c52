import { LRUCache } from 'lru-cache';
import { parseExactJson } from '../base/exact-json.ts';
import type {
  SubgraphFetcher,
  SubgraphRequest,
  SubgraphResponse,
} from '../fetch/subgraph-fetcher.ts';
import { type CompiledQuery, compileQuery } from './split/compiled-query.ts';
import type {
  EndpointAnswer,
  EndpointAsk,
} from './endpoints/endpoint-client.ts';
import { failed } from './endpoints/endpoint-failure.ts';
import { EndpointRequests } from './split/endpoint-request.ts';
import { askInRounds } from './rounds/gather-rounds.ts';
import { inspectAnswer } from './inspect/inspect-answer.ts';
import type { CallOutcome } from './inspect/part-verdict.ts';
import { joinAnswers } from './join-answers.ts';
import { planPages } from './rounds/page-plan.ts';
import { lookupRequest } from './split/lookup-request.ts';
import type {
  DirectoryUse,
  PartitionDirectory,
} from './endpoints/partition-directory.ts';
import type { PartitionModel } from './model/partition-model.ts';
import type { Variables } from './model/selected-fields.ts';
import { type EndpointCall, splitRequest } from './split/split-request.ts';

export interface PartitionFetcherOptions {
  readonly model: PartitionModel;
  /** The current directory; undefined if the subgraph has no endpoints. */
  readonly use: () => DirectoryUse | undefined;
  /** The fetcher of the whole subgraph, used while there is no directory. */
  readonly whole: SubgraphFetcher;
  /** The most compiled queries to keep. Default 1,000. */
  readonly maxQueries?: number;
}

/**
 * Makes many endpoints, each with its own rows, look like one subgraph: splits
 * requests by partition and combines the answers.
 */
export function createPartitionFetcher(
  options: PartitionFetcherOptions,
): SubgraphFetcher {
  const maxSize = options.maxQueries ?? 1000;
  const queries = new LRUCache<string, CompiledQuery>({ max: maxSize });
  const compiled = (query: string, kind: 'query' | 'mutation') => {
    let known = queries.get(query);
    if (!known) {
      known = compileQuery(query, kind, options.model);
      queries.set(query, known);
    }
    return known;
  };
  return {
    takes: 'objects',
    async fetch(request) {
      const use = options.use();
      if (!use) return fetchWhole(options.whole, request);
      try {
        if (request.kind === 'subscription') return SUBSCRIPTION;
        const query = compiled(request.query, request.kind);
        return await fetchParts(request, query, {
          model: options.model,
          directory: use.directory,
        });
      } finally {
        use.release();
      }
    },
  };
}

const SUBSCRIPTION: SubgraphResponse = {
  errors: [
    {
      message:
        'Expected a query or a mutation of a partitioned subgraph, but got a subscription.',
      extensions: { code: 'PARTITION_UNSUPPORTED' },
    },
  ],
};

async function fetchParts(
  request: SubgraphRequest,
  query: CompiledQuery,
  of: { model: PartitionModel; directory: PartitionDirectory },
): Promise<SubgraphResponse> {
  const variables = query.withDefaults(variablesOf(request));
  const isMutation = request.kind === 'mutation';
  const split = splitRequest({ query, variables, isMutation, ...of });
  const requests = new EndpointRequests(request, {
    query,
    variables,
    directory: of.directory,
  });
  const { directory } = of;
  const context = { query, variables, directory };
  const ask = (call: EndpointCall, startedAt?: number) => {
    const lookup = lookupRequest(call, query);
    const judge = (answer: EndpointAnswer) => {
      const response = lookup?.read(answer.response) ?? answer.response;
      return inspectAnswer(call, { ...answer, response }, context);
    };
    const sent = requests.write(call, lookup);
    return askEndpoint(call, { request: sent, judge, startedAt });
  };
  const { calls } = split;
  const outcomes = isMutation
    ? await inOrder(calls, (call) => ask(call))
    : await askTogether(calls, { query, variables, request, ask });
  return joinAnswers({ ...context, split, outcomes });
}

interface AskTogether {
  readonly query: CompiledQuery;
  readonly variables: Variables;
  readonly request: SubgraphRequest;
  readonly ask: (
    call: EndpointCall,
    startedAt?: number,
  ) => Promise<CallOutcome>;
}

function askTogether(
  calls: readonly EndpointCall[],
  { query, variables, request, ask }: AskTogether,
): Promise<CallOutcome[]> {
  const plans = planPages(calls, query, variables);
  if (plans.size === 0) return Promise.all(calls.map((call) => ask(call)));
  const begunAt = performance.now();
  const ends = calls.map(({ endpoint }) => endpoint.client.deadlineMs);
  const left = request.scope.deadlineAt - begunAt;
  return askInRounds({
    calls,
    plans,
    variables,
    deadlineMs: Math.min(left, ...ends),
    ask: (call) => ask(call, begunAt),
  });
}

async function askEndpoint(
  { endpoint: { client, holding } }: EndpointCall,
  ask: Omit<EndpointAsk<CallOutcome>, 'holding'>,
): Promise<CallOutcome> {
  try {
    return await client.fetch({ ...ask, holding });
  } catch (error) {
    // Clients return failures as values, so a rejection is a defect.
    const { report } = ask.request.scope;
    report(error, 'judging the answer of an endpoint');
    return ask.judge({ response: failed('INTERNAL_SERVER_ERROR') });
  }
}

async function inOrder<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

function variablesOf({ variables, variablesText }: SubgraphRequest): Variables {
  if (variables) return variables;
  if (variablesText === undefined) return {};
  return parseExactJson(variablesText) as Variables;
}

/** The whole subgraph's fetcher may need its variables as text. */
function fetchWhole(
  whole: SubgraphFetcher,
  request: SubgraphRequest,
): Promise<SubgraphResponse> {
  const { variables, ...rest } = request;
  if (whole.takes !== 'text' || !variables) return whole.fetch(request);
  return whole.fetch({ ...rest, variablesText: JSON.stringify(variables) });
}
