import type { ErrorCode, ResponsePath } from '../../base/errors.ts';
import { argumentValue, valueOf } from '../model/argument-value.ts';
import type { CompiledField } from './compiled-field.ts';
import type { CompiledQuery } from './compiled-query.ts';
import type { Endpoint } from '../endpoints/partition-directory.ts';
import type { PartitionedRequest } from './partitioned-request.ts';
import type { PageAsk } from '../model/page-ask.ts';
import type { PartitionModel } from '../model/partition-model.ts';
import { partitionOf } from '../../../protocol/partition/partition-name.ts';
import { intersect, prune, type Pruned } from './prune.ts';
import { routeKey } from './route-key.ts';
import { isDataObject } from '../../base/plain-data.ts';

/** What one endpoint is asked for one root field. */
export interface FieldShare {
  /** The partitions that it is asked for. */
  readonly partitions: Set<string>;
  /** For `_entities`: its representations and their partitions. */
  readonly entities: EntityShare | undefined;
  /** Set for a page that is not asked for as the client does. */
  readonly page?: PageAsk;
}

export interface EntityShare {
  /** The index of each representation in the whole list. */
  readonly indices: number[];
  readonly representations: unknown[];
  readonly owners: string[];
}

/** What one endpoint is asked, by the index of the root field. */
export interface EndpointCall {
  readonly endpoint: Endpoint;
  readonly shares: Map<number, FieldShare>;
}

/** A part of a request that is sent to no endpoint, with the reason. */
export interface Refusal {
  readonly field: number;
  /** The path below the field. */
  readonly path: ResponsePath;
  readonly partition: string;
  readonly code: ErrorCode;
  readonly message: string;
}

export interface SplitRequest {
  /** In the order of sending, if there is one (mutations). */
  readonly calls: readonly EndpointCall[];
  readonly refusals: readonly Refusal[];
  /** Partitions excluded by the filters of gathered fields. */
  readonly skipped: ReadonlySet<string>;
  /** Indices of the fields that are selected with these variables. */
  readonly fields: readonly number[];
}

export interface SplitInput extends PartitionedRequest {
  readonly model: PartitionModel;
  readonly isMutation: boolean;
}

/** Decides which endpoint is asked for what; sends nothing. */
export function splitRequest(context: SplitInput): SplitRequest {
  const splitter = new Splitter(context);
  const fields: number[] = [];
  context.query.fields.forEach((field, index) => {
    if (!field.field.isIncluded(context.variables)) return;
    fields.push(index);
    splitter.add(field, index);
  });
  if (context.isMutation) splitter.refuseReadOnly();
  const { refusals, skipped } = splitter;
  const calls = splitter.calls.flatMap((call) =>
    call.endpoint.isAskedByLookups ? inLookups(call, context.query) : call,
  );
  return { calls, refusals, skipped, fields };
}

/** Splits entity lookups into requests of their own, of limited size. */
function inLookups(call: EndpointCall, query: CompiledQuery): EndpointCall[] {
  const { endpoint } = call;
  const others = new Map(call.shares);
  const lookups: EndpointCall[] = [];
  for (const [index, { entities }] of call.shares) {
    const field = query.fields[index];
    if (field?.kind !== 'entities' || !entities) continue;
    others.delete(index);
    const { length } = entities.indices;
    for (let from = 0; from < length; from += field.lookupBatch) {
      const share = partOf(entities, from, from + field.lookupBatch);
      lookups.push({ endpoint, shares: new Map([[index, share]]) });
    }
  }
  return others.size > 0 ? [{ endpoint, shares: others }, ...lookups] : lookups;
}

function partOf(
  { indices, representations, owners }: EntityShare,
  from: number,
  to: number,
): FieldShare {
  const own = owners.slice(from, to);
  return {
    partitions: new Set(own),
    entities: {
      indices: indices.slice(from, to),
      representations: representations.slice(from, to),
      owners: own,
    },
  };
}

function typeOf(representation: unknown): string {
  const type = isDataObject(representation) ? representation['__typename'] : undefined; // prettier-ignore
  return typeof type === 'string' ? type : '';
}

class Splitter {
  calls: EndpointCall[] = [];
  readonly refusals: Refusal[] = [];
  readonly skipped = new Set<string>();
  readonly #context: SplitInput;
  readonly #byEndpoint = new Map<Endpoint, EndpointCall>();

  constructor(context: SplitInput) {
    this.#context = context;
  }

  add(field: CompiledField, index: number): void {
    switch (field.kind) {
      case 'route':
        this.#route(field, index);
        break;
      case 'gather':
        this.#gather(field, index);
        break;
      case 'entities':
        this.#entities(field, index);
        break;
      case 'unsupported':
        this.#refuse(index, {
          code: 'PARTITION_UNSUPPORTED',
          message: field.reason,
        });
        break;
      case 'typename':
        break;
    }
  }

  /** A request with a refused mutation is not sent at all. */
  refuseReadOnly(): void {
    if (!this.calls.some(({ endpoint }) => endpoint.isReadOnly)) return;
    for (const { endpoint, shares } of this.calls) {
      for (const [field, { partitions }] of shares) {
        const [partition = ''] = partitions;
        this.#refuse(field, {
          code: 'PARTITION_READ_ONLY',
          partition,
          message: endpoint.isReadOnly
            ? `Expected no mutation of the read-only partition "${partition}", but got ${this.#coordinateOf(field)}.`
            : `${this.#coordinateOf(field)} was not sent: the request has a mutation of a read-only partition.`,
        });
      }
    }
    this.calls = [];
  }

  #route(
    field: Extract<CompiledField, { kind: 'route' }>,
    index: number,
  ): void {
    const key = routeKey(field, this.#context.variables);
    const partition = partitionOf(key, field.rule.separator);
    const endpoint = this.#holder(partition);
    if (endpoint && partition !== undefined) {
      this.#share(endpoint, index).partitions.add(partition);
    } else {
      this.#refuseUnknown(index, partition, []);
    }
  }

  #gather(
    field: Extract<CompiledField, { kind: 'gather' }>,
    index: number,
  ): void {
    const { slots } = field;
    const { directory, variables } = this.#context;
    const pruned = slots.reduce<Pruned>(
      (rest, slot) =>
        intersect(rest, prune(valueOf(slot.source, variables), slot.prune)),
      'all',
    );
    if (pruned === 'all') {
      for (const endpoint of directory.endpoints) {
        if (!this.#isWanted(endpoint, field)) {
          for (const name of endpoint.partitions) this.skipped.add(name);
          continue;
        }
        const share = this.#share(endpoint, index);
        for (const name of endpoint.partitions) share.partitions.add(name);
      }
      return;
    }
    const listed = new Set<string>();
    for (const partition of pruned) {
      const endpoint = this.#holder(partition);
      if (!endpoint) this.#refuseUnknown(index, partition, []);
      else if (!this.#isWanted(endpoint, field)) continue;
      else this.#share(endpoint, index).partitions.add(partition);
      listed.add(directory.listedName(partition));
    }
    for (const partition of directory.partitions) {
      if (!listed.has(partition)) this.skipped.add(partition);
    }
  }

  #entities(
    field: Extract<CompiledField, { kind: 'entities' }>,
    index: number,
  ): void {
    const [slot] = field.slots;
    const list = valueOf(slot.source, this.#context.variables);
    const representations = Array.isArray(list) ? (list as unknown[]) : [];
    representations.forEach((representation, n) => {
      const partition = this.#ownerOf(representation);
      const endpoint = this.#holder(partition);
      if (!endpoint || partition === undefined) {
        this.#refuseUnknown(index, partition, [n]);
        return;
      }
      const type = typeOf(representation);
      if (endpoint.isAskedByLookups && !field.lookup(type)) {
        this.#refuse(index, {
          path: [n],
          partition,
          code: 'PARTITION_UNSUPPORTED',
          message: `Expected a root field with @route by the key of "${type}" for an endpoint that is asked by lookups, but got none.`,
        });
        return;
      }
      const share = this.#share(endpoint, index, true);
      share.partitions.add(partition);
      share.entities?.indices.push(n);
      share.entities?.representations.push(representation);
      share.entities?.owners.push(partition);
    });
  }

  #ownerOf(representation: unknown): string | undefined {
    if (!isDataObject(representation)) return undefined;
    const key = this.#context.model.keyOf(typeOf(representation));
    return key && partitionOf(representation[key.field], key.separator);
  }

  #holder(partition: string | undefined): Endpoint | undefined {
    return partition === undefined
      ? undefined
      : this.#context.directory.holder(partition);
  }

  #share(endpoint: Endpoint, index: number, isOfEntities = false): FieldShare {
    const { shares } = this.#call(endpoint);
    let share = shares.get(index);
    if (!share) {
      const entities = { indices: [], representations: [], owners: [] };
      share = {
        partitions: new Set(),
        entities: isOfEntities ? entities : undefined,
      };
      shares.set(index, share);
    }
    return share;
  }

  /**
   * Whether the endpoint may have rows for these arguments, by its `only`
   * setting.
   */
  #isWanted(
    { only }: Endpoint,
    { node, definition }: Extract<CompiledField, { kind: 'gather' }>,
  ): boolean {
    for (const [argument, values] of only) {
      const isTaken = definition.arguments?.some(({ name }) => name.value === argument); // prettier-ignore
      if (!isTaken) continue;
      const of = { field: node, definition };
      const given = argumentValue(of, argument, this.#context.variables);
      const list = Array.isArray(given) ? (given as unknown[]) : [given];
      if (!list.some((value) => values.has(String(value)))) return false;
    }
    return true;
  }

  /** To keep the order of mutations, only adjacent ones share a request. */
  #call(endpoint: Endpoint): EndpointCall {
    const known = this.#context.isMutation
      ? this.calls.at(-1)
      : this.#byEndpoint.get(endpoint);
    if (known?.endpoint === endpoint) return known;
    const call = { endpoint, shares: new Map<number, FieldShare>() };
    this.#byEndpoint.set(endpoint, call);
    this.calls.push(call);
    return call;
  }

  #refuseUnknown(
    index: number,
    partition: string | undefined,
    path: ResponsePath,
  ): void {
    const found = partition === undefined ? 'none' : JSON.stringify(partition);
    this.#refuse(index, {
      path,
      partition: partition ?? '',
      code: 'PARTITION_UNKNOWN',
      message: `Expected the key of a partition that somebody holds, but got ${found}.`,
    });
  }

  #refuse(
    field: number,
    refusal: Pick<Refusal, 'code' | 'message'> & Partial<Refusal>,
  ): void {
    this.refusals.push({ path: [], partition: '', ...refusal, field });
  }

  #coordinateOf(index: number): string {
    const { fields, rootType } = this.#context.query;
    return `${rootType}.${fields[index]?.field.name ?? ''}`;
  }
}
