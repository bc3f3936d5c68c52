import type { ResponsePath } from '../base/errors.ts';
import type { SubgraphResponse } from '../fetch/subgraph-fetcher.ts';
import type { SubgraphError } from '../fetch/subgraph-error.ts';
import type { CompiledField } from './split/compiled-field.ts';
import type {
  CallOutcome,
  LocatedError,
  PartitionFault,
  PartVerdict,
} from './inspect/part-verdict.ts';
import { failedPart } from './inspect/part-verdict.ts';
import type { PartitionedRequest } from './split/partitioned-request.ts';
import type { GatherPart } from './merge/merger.ts';
import { partitionError, refusalError } from './inspect/partition-error.ts';
import { REST } from './endpoints/partition-directory.ts';
import { missingRowsError } from './inspect/partition-error.ts';
import {
  type PartitionAnswer,
  PartitionTally,
} from '../fetch/partition-report.ts';
import type {
  FieldShare,
  Refusal,
  SplitRequest,
} from './split/split-request.ts';

export interface JoinInput extends PartitionedRequest {
  readonly split: SplitRequest;
  readonly outcomes: readonly CallOutcome[];
}

/** Combines the answers of endpoints into the answer of the whole subgraph. */
export function joinAnswers(context: JoinInput): SubgraphResponse {
  return new Join(context).join();
}

/** What one endpoint contributes to one field. */
interface Contribution {
  readonly outcome: CallOutcome;
  readonly share: FieldShare;
  readonly verdict: PartVerdict;
}

class Join {
  readonly #context: JoinInput;
  readonly #data = Object.create(null) as Record<string, unknown>;
  readonly #errors: SubgraphError[] = [];
  readonly #missing: SubgraphError[] = [];
  readonly #tally = new PartitionTally();
  readonly #contributions = new Map<number, Contribution[]>();
  readonly #refusals: ReadonlyMap<number, readonly Refusal[]>;

  constructor(context: JoinInput) {
    this.#context = context;
    for (const outcome of context.outcomes) {
      for (const [field, share] of outcome.call.shares) {
        const verdict = outcome.parts.get(field);
        if (!verdict) continue;
        const known = this.#contributions.get(field) ?? [];
        this.#contributions.set(field, known);
        known.push({ outcome, share, verdict });
      }
    }
    this.#refusals = Map.groupBy(context.split.refusals, (one) => one.field);
    this.#tally.add({ skipped: [...context.split.skipped] });
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

  /** A single answer that is already complete keeps its text. */
  #passed(): Pick<SubgraphResponse, 'data' | 'dataText'> {
    const { outcomes, query, split } = this.#context;
    const [only] = outcomes;
    const isAsked = split.fields.every((index) => {
      const field = query.fields[index];
      return field?.kind === 'route' && !field.isWidened;
    });
    const isWhole =
      isAsked &&
      outcomes.length === 1 &&
      split.refusals.length === 0 &&
      only?.isWhole === true;
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
    const { partition, code, message: reason } = refusal;
    if (partition === '') return;
    this.#tally.add({ failed: [{ partition, code, reason }] });
  }

  #joinRoute(key: string, from: Contribution | undefined): unknown {
    if (!from) return null;
    this.#tallyOf(from);
    this.#tellMissing(from, { errors: this.#errors, paths: () => [[key]] });
    for (const one of from.verdict.located) {
      this.#locate(one, [key, ...one.path]);
    }
    return from.verdict.usable?.value ?? null;
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
    for (const from of contributions) {
      this.#tallyOf(from);
      this.#putEntities(key, from, entities);
    }
    return entities;
  }

  #putEntities(key: string, from: Contribution, entities: unknown[]): void {
    const { indices = [], owners = [] } = from.share.entities ?? {};
    const { usable, located } = from.verdict;
    const values = (usable?.value ?? []) as readonly unknown[];
    indices.forEach((index, n) => {
      entities[index] = values[n] ?? null;
    });
    this.#tellMissing(from, {
      errors: this.#errors,
      paths: (partition) =>
        indices.flatMap((index, n) =>
          owners[n] === partition ? [[key, index]] : [],
        ),
    });
    for (const one of located) {
      const [n, ...rest] = one.path;
      this.#locate(one, [key, indices[Number(n)] ?? 0, ...rest]);
    }
  }

  #joinGathered(
    { field, merger }: Extract<CompiledField, { kind: 'gather' }>,
    contributions: readonly Contribution[],
    refusals: readonly Refusal[],
  ): unknown {
    const { key } = field;
    const isRefused =
      refusals.length === 0 && this.#isRefusedByAll(key, contributions);
    if (isRefused) return null;
    const answered = contributions.flatMap((from) =>
      from.verdict.usable ? { from, part: from.verdict.usable } : [],
    );
    const parts: readonly GatherPart[] = answered.map(({ part }) => part);
    const merged = merger.merge(parts, this.#context.variables);
    const unmerged = new Map(merged.failures.map((one) => [one.part, one]));
    for (const [n, { from }] of answered.entries()) {
      const fault = unmerged.get(n);
      if (!fault) {
        this.#placeErrors(key, from, (path) => merged.locate(n, path));
        continue;
      }
      const { share, outcome } = from;
      const verdict = failedPart(share.partitions, fault);
      this.#tellGathered(key, { share, outcome, verdict });
    }
    const left = new Set(merged.failures.map(({ part }) => answered[part]?.from)); // prettier-ignore
    for (const from of contributions) {
      if (!left.has(from)) this.#tellGathered(key, from);
    }
    const isNone =
      answered.length === merged.failures.length &&
      contributions.length + refusals.length > 0;
    return isNone ? null : merged.value;
  }

  #tellGathered(key: string, from: Contribution): void {
    this.#tallyOf(from);
    this.#tellMissing(from, { errors: this.#missing, paths: () => [[key]] });
  }

  #placeErrors(
    key: string,
    { verdict }: Contribution,
    locate: (path: ResponsePath) => ResponsePath | undefined,
  ): void {
    for (const one of verdict.located) {
      const path = locate(one.path);
      // A row beyond the merged page is not missing, so its errors are dropped.
      if (path) this.#locate(one, [key, ...path]);
    }
  }

  #locate(
    { error, partitions, fault }: LocatedError,
    path: ResponsePath,
  ): void {
    const [first = ''] = partitions;
    this.#errors.push(partitionError(error, path, first));
    const failed = partitions.map((partition) => ({ partition, ...fault }));
    this.#tally.add({ failed });
  }

  /**
   * Whether all endpoints are healthy and refuse the request alike. Then the
   * request itself is wrong: that is reported once, and no partition has
   * failed.
   */
  #isRefusedByAll(key: string, all: readonly Contribution[]): boolean {
    const refusal = all[0]?.verdict.refusal;
    if (!refusal) return false;
    const { message } = refusal;
    if (all.some(({ verdict }) => verdict.refusal?.message !== message)) {
      return false;
    }
    this.#errors.push({ ...refusal, path: [key] });
    return true;
  }

  /** Adds an error for each partition with missing rows, at each place. */
  #tellMissing({ outcome, verdict }: Contribution, at: MissingPlace): void {
    const told = new Set(
      verdict.located.flatMap(({ partitions }) => partitions),
    );
    for (const fault of verdict.failures) {
      if (verdict.usable && told.has(fault.partition)) continue;
      for (const path of at.paths(fault.partition)) {
        at.errors.push(this.#missingError(outcome, fault, path));
      }
    }
  }

  #missingError(
    { call }: CallOutcome,
    fault: PartitionFault,
    path: ResponsePath,
  ): SubgraphError {
    const { claimed } = fault;
    const owner =
      claimed === undefined ? undefined : this.#context.directory.holder(claimed); // prettier-ignore
    return missingRowsError(path, {
      fault,
      endpoint: call.endpoint.name,
      owner: owner?.name,
    });
  }

  #tallyOf({ outcome: { asOf }, share, verdict }: Contribution): void {
    const { failures, stale, skipped, named } = verdict;
    const gone = new Set([
      ...failures.map(({ partition }) => partition),
      ...stale.map(({ partition }) => partition),
      ...skipped,
    ]);
    const there = [...share.partitions].filter((name) => !gone.has(name));
    // For the `*` endpoint, a gateway behind can name present and missing
    // partitions.
    const isTold = gone.size > 0 && !gone.has(REST) && named.length > 0;
    const ok = isTold ? [...there.filter((name) => name !== REST), ...named] : there; // prettier-ignore
    this.#tally.add({
      ok: asOf === undefined ? ok : [],
      failed: failures.map(({ partition, code, reason }) => ({ partition, code, reason })), // prettier-ignore
      skipped,
      stale:
        asOf === undefined
          ? stale
          : there.map((partition) => ({ partition, asOf })),
    });
  }
}

interface MissingPlace {
  readonly errors: SubgraphError[];
  /** The places where rows of a partition belong. */
  paths(partition: string): readonly ResponsePath[];
}
