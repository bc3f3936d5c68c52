import type { SubgraphRequest } from '../../fetch/subgraph-fetcher.ts';
import { valueOf } from '../model/argument-value.ts';
import type { CompiledQuery, SlotVariable } from './compiled-query.ts';
import type { LookupRequest } from './lookup-request.ts';
import type {
  Endpoint,
  PartitionDirectory,
} from '../endpoints/partition-directory.ts';
import { partitionOf } from '../../../protocol/partition/partition-name.ts';
import { cutForeign, type OwnKeys } from './prune.ts';
import type { Variables } from '../model/selected-fields.ts';
import type { EndpointCall } from './split-request.ts';

/** Writes the requests of one split; each has only its endpoint's keys. */
export class EndpointRequests {
  readonly #request: SubgraphRequest;
  readonly #query: CompiledQuery;
  readonly #variables: Variables;
  readonly #directory: PartitionDirectory;
  /** The keys of a list by endpoint, grouped once and not for each endpoint. */
  readonly #sorted = new Map<unknown, Map<Endpoint | undefined, unknown[]>>();

  constructor(
    request: SubgraphRequest,
    of: {
      query: CompiledQuery;
      variables: Variables;
      directory: PartitionDirectory;
    },
  ) {
    this.#request = request;
    this.#query = of.query;
    this.#variables = of.variables;
    this.#directory = of.directory;
  }

  write(call: EndpointCall, lookup?: LookupRequest): SubgraphRequest {
    if (lookup) {
      const variables = { ...this.#passed(lookup.passed), ...lookup.keys };
      return this.#toRequest(call, lookup.query, variables);
    }
    const part = this.#query.part(call.shares);
    const variables = this.#passed(part.variables);
    for (const slot of part.slots) {
      const value = this.#slotValue(call, slot);
      if (value !== undefined) variables[slot.variable] = value;
    }
    for (const { variable, field } of part.limits) {
      const page = call.shares.get(field)?.page;
      if (page?.kind === 'share') variables[variable] = page.limit;
    }
    return this.#toRequest(call, part.query, variables);
  }

  /** Variables that are passed unchanged. */
  #passed(names: readonly string[]): Record<string, unknown> {
    const variables: Record<string, unknown> = {};
    for (const name of names) {
      if (Object.hasOwn(this.#variables, name)) {
        variables[name] = this.#variables[name];
      }
    }
    return variables;
  }

  #toRequest(
    call: EndpointCall,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): SubgraphRequest {
    const { subgraph, kind, scope, operationName, budget } = this.#request;
    return {
      subgraph,
      kind,
      scope,
      query,
      ...(operationName === undefined ? {} : { operationName }),
      ...(budget ? { budget } : {}),
      ...(call.endpoint.client.takes === 'text'
        ? textOf(variables)
        : { variables }),
    };
  }

  #slotValue(call: EndpointCall, { slot, field }: SlotVariable): unknown {
    const entities = call.shares.get(field)?.entities;
    if (entities) return entities.representations;
    const value = valueOf(slot.source, this.#variables);
    const own = this.#ownKeys(call.endpoint, slot.prune.separator);
    return cutForeign(value, slot.prune, own);
  }

  #ownKeys(endpoint: Endpoint, separator: string | undefined): OwnKeys {
    return (keys) => {
      let sorted = this.#sorted.get(keys);
      if (!sorted) {
        sorted = Map.groupBy(keys, (key) =>
          this.#directory.holder(partitionOf(key, separator) ?? ''),
        );
        this.#sorted.set(keys, sorted);
      }
      const own = sorted.get(endpoint) ?? [];
      return own.length === keys.length ? keys : own;
    };
  }
}

function textOf(
  variables: Readonly<Record<string, unknown>>,
): Pick<SubgraphRequest, 'variablesText'> {
  for (const _ in variables)
    return { variablesText: JSON.stringify(variables) };
  return {};
}
