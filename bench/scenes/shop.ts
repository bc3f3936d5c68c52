import { once } from 'node:events';
import { join } from 'node:path';

import { composeServices } from '@theguild/federation-composition';
import { buildSchema, graphql, type GraphQLSchema, parse } from 'graphql';

import { type Child, hasEnded, startChild, stopChild } from '../child.ts';
import type { Scene } from '../scene.ts';
import {
  contracts,
  contractSdl,
  type ShopSubgraph,
} from '../subgraphs/contracts.ts';
import { rootFields } from '../subgraphs/data.ts';
import type { SubgraphsMessage } from '../subgraphs/server.ts';
import { createFolder } from './folder.ts';

const SERVER = join(import.meta.dirname, '../subgraphs/server.ts');

/** Four subgraphs that answer from memory, in one process. */
export async function startShop(): Promise<Scene> {
  const child = startChild({ args: [SERVER], core: 'load', messages: true });
  const ready = await nextMessage(child);
  if (ready.kind !== 'ready') throw ended(child);
  const { supergraph, publicSdl } = composeShop(
    (name) => `http://127.0.0.1:${ready.ports[name]}/graphql`,
  );
  const folder = createFolder();
  const schema = buildSchema(publicSdl);
  return {
    supergraph: folder.write('supergraph.graphql', supergraph),
    reference: (body) => answerWithoutGateway(schema, body),
    async counts() {
      child.process.send('counts');
      const message = await nextMessage(child);
      return message.kind === 'counts' ? message : undefined;
    },
    async stop() {
      await stopChild(child);
      folder.remove();
    },
  };
}

interface ShopSchema {
  readonly supergraph: string;
  readonly publicSdl: string;
}

function composeShop(url: (name: ShopSubgraph) => string): ShopSchema {
  const result = composeServices(
    contracts.map((contract) => ({
      name: contract.name,
      typeDefs: parse(contractSdl(contract)),
      url: url(contract.name),
    })),
  );
  if (result.errors) throw new AggregateError(result.errors);
  return { supergraph: result.supergraphSdl, publicSdl: result.publicSdl };
}

/** The answer of graphql-js to the whole schema over the same rows. */
async function answerWithoutGateway(
  schema: GraphQLSchema,
  body: Buffer,
): Promise<unknown> {
  const { query, variables } = JSON.parse(body.toString()) as {
    query: string;
    variables?: Record<string, unknown>;
  };
  const result = await graphql({
    schema,
    source: query,
    rootValue: rootFields,
    variableValues: variables,
  });
  if (result.errors) throw new AggregateError(result.errors);
  return JSON.parse(JSON.stringify(result.data)) as unknown;
}

/** The next message of the subgraphs; rejects if they end before it. */
async function nextMessage(child: Child): Promise<SubgraphsMessage> {
  if (hasEnded(child.process)) throw ended(child);
  const wait = new AbortController();
  const { signal } = wait;
  const end = once(child.process, 'exit', { signal }).then(() => {
    throw ended(child);
  });
  // Aborted when the message comes first, and then nobody waits for it.
  end.catch(() => undefined);
  try {
    const message = once(child.process, 'message', { signal });
    const [first] = (await Promise.race([message, end])) as [SubgraphsMessage];
    return first;
  } finally {
    wait.abort();
  }
}

function ended(child: Child): Error {
  return new Error(`The subgraphs ended: ${child.complaint()}`);
}
