import type { ResponsePath } from '../../errors.ts';
import type { SubgraphError, SubgraphResponse } from '../subgraph-fetcher.ts';
import type { CompiledField } from './compiled-field.ts';
import type { CompiledQuery } from './compiled-query.ts';
import {
  conflictError,
  partitionError,
  refusalError,
  unavailableError,
} from './partition-error.ts';
import { type CallOutcome, causeOf } from './call-outcome.ts';
import type { PartFailure } from './merger.ts';
import type { PartitionDirectory } from './partition-directory.ts';
import { type PartitionAnswer, PartitionTally } from './partition-report.ts';
import type { Variables } from './selected-fields.ts';
import type { FieldShare, Refusal, SplitRequest } from './split-request.ts';

export interface JoinContext {
  readonly query: CompiledQuery;
  readonly variables: Variables;
  readonly directory: PartitionDirectory;
  readonly split: SplitRequest;
  readonly outcomes: readonly CallOutcome[];
}

/** One answer of many, as the subgraph would have given it as a whole. */
export function joinAnswers(context: JoinContext): SubgraphResponse {
  return new Join(context).join();
}

/** What one endpoint has to do with one field. */
interface Contribution {
  readonly outcome: CallOutcome;
  readonly share: FieldShare;
}

class Join {
  readonly #context: JoinContext;
  readonly #data = Object.create(null) as Record<string, unknown>;
  readonly #errors: SubgraphError[] = [];
  readonly #missing: SubgraphError[] = [];
  readonly #tally = new PartitionTally();
  readonly #contributions = new Map<number, Contribution[]>();
  readonly #refusals: ReadonlyMap<number, readonly Refusal[]>;

  constructor(context: JoinContext) {
    this.#context = context;
    for (const outcome of context.outcomes) {
      for (const [field, share] of outcome.call.shares) {
        const known = this.#contributions.get(field) ?? [];
        this.#contributions.set(field, known);
        known.push({ outcome, share });
      }
    }
    this.#refusals = Map.groupBy(context.split.refusals, (one) => one.field);
    this.#tally.add({
      ok: [],
      failed: [],
      stale: [],
      skipped: [...context.split.skipped],
    });
  }

  join(): SubgraphResponse {
    const { split, query } = this.#context;
    for (const index of split.fields) {
      const field = query.fields[index];
      if (field) this.#data[field.field.key] = this.#join(field, index);
    }
    const partitions: PartitionAnswer = {
      report: this.#tally.report,
      missing: this.#missing,
    };
    const errors = this.#errors.length > 0 ? { errors: this.#errors } : {};
    const { outcomes } = this.#context;
    const isPlain = outcomes.every(({ response }) => response.isPlain);
    return { ...errors, ...this.#passed(), isPlain, partitions };
  }

  /** The only answer, where it is the whole one, keeps its text. */
  #passed(): Pick<SubgraphResponse, 'data' | 'dataText'> {
    const { outcomes, query, split } = this.#context;
    const [only] = outcomes;
    const isWhole =
      outcomes.length === 1 &&
      split.refusals.length === 0 &&
      split.fields.every((index) => query.fields[index]?.kind === 'route');
    const { data, dataText } = only?.response ?? {};
    return isWhole && data && dataText
      ? { data, dataText }
      : { data: this.#data };
  }

  #join(field: CompiledField, index: number): unknown {
    const { key } = field.field;
    const refusals = this.#refusals.get(index) ?? [];
    for (const refusal of refusals) this.#refuse(key, refusal);
    const contributions = this.#contributions.get(index) ?? [];
    switch (field.kind) {
      case 'typename':
        return this.#context.query.rootType;
      case 'unsupported':
        return null;
      case 'route':
        return this.#joinRoute(key, contributions[0]);
      case 'entities':
        return this.#joinEntities(key, contributions, refusals);
      case 'gather':
        return this.#joinGathered(field, contributions, refusals);
    }
  }

  #refuse(key: string, refusal: Refusal): void {
    const isShared =
      this.#context.query.fields[refusal.field]?.kind === 'gather';
    const error = refusalError(refusal, [key, ...refusal.path]);
    (isShared ? this.#missing : this.#errors).push(error);
    if (refusal.partition === '') return;
    this.#tally.add({
      ok: [],
      skipped: [],
      stale: [],
      failed: [
        {
          partition: refusal.partition,
          code: refusal.code,
          reason: refusal.message,
        },
      ],
    });
  }

  #joinRoute(key: string, from: Contribution | undefined): unknown {
    if (!from) return null;
    const { outcome, share } = from;
    const errors = outcome.errorsOf(key);
    const value = outcome.data?.[key];
    if (value === undefined && errors.length === 0) {
      this.#fail(from, { path: [key], errors: this.#errors });
      return null;
    }
    const [partition = ''] = share.partitions;
    for (const error of errors) {
      this.#errors.push(partitionError(error, error.path ?? [key], partition));
    }
    this.#succeed(from);
    return value ?? null;
  }

  #joinEntities(
    key: string,
    contributions: readonly Contribution[],
    refusals: readonly Refusal[],
  ): unknown {
    const length = contributions.reduce(
      (sum, { share }) => sum + (share.entities?.indices.length ?? 0),
      refusals.length,
    );
    const entities: unknown[] = Array.from({ length }, () => null);
    for (const from of contributions) this.#putEntities(key, from, entities);
    return entities;
  }

  #putEntities(key: string, from: Contribution, entities: unknown[]): void {
    const { indices = [], owners = [] } = from.share.entities ?? {};
    const values = from.outcome.data?.[key];
    if (!Array.isArray(values) || values.length !== indices.length) {
      this.#failEntities(key, from);
      return;
    }
    indices.forEach((index, n) => {
      entities[index] = values[n] as unknown;
    });
    for (const error of from.outcome.errorsOf(key)) {
      const [, n, ...rest] = pathOf(error);
      const index = indices[Number(n)];
      if (index === undefined) continue;
      const path = [key, index, ...rest];
      const owner = owners[Number(n)] ?? '';
      this.#errors.push(partitionError(error, path, owner));
    }
    this.#succeed(from);
  }

  #failEntities(key: string, from: Contribution): void {
    const { indices = [], owners = [] } = from.share.entities ?? {};
    const cause = causeOf(from.outcome, key);
    indices.forEach((index, n) => {
      const path = [key, index];
      this.#errors.push(
        unavailableError(path, {
          cause,
          partition: owners[n] ?? '',
          endpoint: from.outcome.call.endpoint.name,
        }),
      );
    });
    this.#reportFailed(from, cause);
  }

  #joinGathered(
    { field, merger }: Extract<CompiledField, { kind: 'gather' }>,
    contributions: readonly Contribution[],
    refusals: readonly Refusal[],
  ): unknown {
    const { key } = field;
    const answered = contributions.filter(
      ({ outcome }) => outcome.data?.[key] != null,
    );
    const merged = merger.merge(
      answered.map(({ outcome }) => ({
        value: outcome.data?.[key],
        holds: (partition: string) => this.#holds(outcome, partition),
      })),
      this.#context.variables,
    );
    const failures = new Map(merged.failures.map((one) => [one.part, one]));
    answered.forEach((from, part) => {
      const failure = failures.get(part);
      if (failure) this.#failMerge(key, from, failure);
      else this.#succeed(from);
      for (const error of failure ? [] : from.outcome.errorsOf(key)) {
        const path = merged.locate(part, pathOf(error).slice(1));
        const [partition = ''] = from.share.partitions;
        if (path) this.#errors.push(partitionError(error, [key, ...path], partition)); // prettier-ignore
      }
    });
    const absent = contributions.filter(
      ({ outcome }) => outcome.data?.[key] == null,
    );
    const isNone =
      answered.length === merged.failures.length &&
      contributions.length + refusals.length > 0;
    const isRefused =
      isNone &&
      refusals.length === 0 &&
      this.#isRefusedByAll(key, absent, contributions);
    if (isRefused) return null;
    for (const from of absent) {
      this.#fail(from, { path: [key], errors: this.#missing });
    }
    return isNone ? null : merged.value;
  }

  #holds({ call }: CallOutcome, partition: string): boolean {
    return this.#context.directory.holder(partition) === call.endpoint;
  }

  /**
   * All healthy, and all say the same: the request is wrong, which is told
   * once and is no partition's failure.
   */
  #isRefusedByAll(
    key: string,
    absent: readonly Contribution[],
    all: readonly Contribution[],
  ): boolean {
    const [first] = absent;
    const [error] = first?.outcome.errorsOf(key) ?? [];
    if (!first || !error || absent.length < all.length) return false;
    const isSame = absent.every(({ outcome }) => {
      const [other] = outcome.errorsOf(key);
      return !outcome.isFailed && other?.message === error.message;
    });
    if (!isSame) return false;
    this.#errors.push({ ...error, path: [key] });
    return true;
  }

  #failMerge(key: string, from: Contribution, failure: PartFailure): void {
    const { code, reason, claimed } = failure;
    if (claimed === undefined) {
      this.#fail(from, {
        path: [key],
        errors: this.#missing,
        cause: { code, reason },
      });
      return;
    }
    const owner = this.#context.directory.holder(claimed);
    this.#missing.push(
      conflictError([key], {
        failure,
        partitions: [...from.share.partitions],
        endpoints: [
          from.outcome.call.endpoint.name,
          ...(owner ? [owner.name] : []),
        ],
      }),
    );
    this.#reportFailed(from, { code, reason });
  }

  #fail(from: Contribution, at: FailurePlace): void {
    const cause = at.cause ?? causeOf(from.outcome, String(at.path[0]));
    for (const partition of from.share.partitions) {
      at.errors.push(
        unavailableError(at.path, {
          cause,
          partition,
          endpoint: from.outcome.call.endpoint.name,
        }),
      );
    }
    this.#reportFailed(from, cause);
  }

  #reportFailed({ share }: Contribution, cause: FailureCause): void {
    const failed = [...share.partitions].map((partition) => ({
      partition,
      ...cause,
    }));
    this.#tally.add({ ok: [], skipped: [], stale: [], failed });
  }

  #succeed({ outcome: { asOf }, share }: Contribution): void {
    const partitions = [...share.partitions];
    this.#tally.add({
      ok: asOf === undefined ? partitions : [],
      failed: [],
      skipped: [],
      stale:
        asOf === undefined
          ? []
          : partitions.map((partition) => ({ partition, asOf })),
    });
  }
}

interface FailureCause {
  readonly code: string;
  readonly reason: string;
}

interface FailurePlace {
  readonly path: ResponsePath;
  readonly errors: SubgraphError[];
  readonly cause?: FailureCause;
}

function pathOf({ path }: SubgraphError): ResponsePath {
  return Array.isArray(path) ? (path as ResponsePath) : [];
}
