import type { ResponsePath } from '../../base/errors.ts';
import type { SubgraphError } from '../../fetch/subgraph-error.ts';
import type { CompiledField } from '../split/compiled-field.ts';
import {
  causeOf,
  type FailureCause,
  isRefusal,
} from '../endpoints/endpoint-failure.ts';
import type { GatherPart } from '../merge/merger.ts';
import type { FieldShare } from '../split/split-request.ts';
import { leadsToNull, ownerAt } from './error-place.ts';
import {
  foreignPartition,
  missingCause,
  missingPartition,
  reportOf,
} from './gateway-report.ts';
import type { AnswerPart } from './answer-part.ts';
import { invalid, mixed, type PartFault } from '../expect/part-fault.ts';
import {
  failedPart,
  type LocatedError,
  type PartVerdict,
} from './part-verdict.ts';
import { readEntities, readRoute } from './read-rows.ts';

/**
 * Judges one field of an endpoint's answer: whether it is valid, which of its
 * places have errors, and what a gateway behind reports of its partitions.
 */
export function inspectPart(part: AnswerPart): PartVerdict {
  const { response, share, context } = part;
  const read = mixedRows(part) ?? readPart(part);
  const sorted = sortErrors(part);
  const { failed, ...told } = part.report
    ? reportOf(part.report, { asked: share.partitions, holds: context.holds })
    : SILENCE;
  const missing = new Map([...failed, ...sorted.missing]);
  const failures = [...missing].map(([partition, cause]) => ({ partition, ...cause })); // prettier-ignore
  const error = sorted.ofAll[0] ?? (isUsable(read) ? undefined : errorOf(part));
  if (!error && isUsable(read)) {
    return {
      ...told,
      usable: read,
      failures,
      located: sorted.located,
      isBlamed: sorted.located.some((one) => isFault(one, part)),
      refusal: undefined,
    };
  }
  const [behind] = read === undefined ? missing.values() : [];
  const fault = error ? causeOf(error) : (behind ?? (read as PartFault | undefined) ?? NO_VALUE); // prettier-ignore
  const others = [...share.partitions].filter((name) => !missing.has(name));
  return {
    ...failedPart(others, fault),
    ...told,
    failures: [...failures, ...failedPart(others, fault).failures],
    isBlamed: error ? !isRefusal(error, response) : fault !== behind,
    refusal: error && isRefusal(error, response) ? error : undefined,
  };
}

const SILENCE = {
  failed: new Map<string, FailureCause>(),
  stale: [],
  skipped: [],
  named: [],
};

const NO_VALUE = invalid('a value of what was asked for, but got none');

type Read = GatherPart | PartFault | undefined;

function isUsable(read: Read): read is GatherPart {
  return read !== undefined && !('code' in read);
}

/** A gateway behind merges rows of all its partitions; finds a foreign one. */
function mixedRows({ field, share, report, context }: AnswerPart) {
  if (field.kind !== 'gather' || !report) return undefined;
  const { holds } = context;
  const claimed = foreignPartition(report, { asked: share.partitions, holds });
  return claimed === undefined ? undefined : mixed(claimed);
}

/** Undefined if there is no value to read. */
function readPart(part: AnswerPart): Read {
  const { field, value, context, share } = part;
  switch (field.kind) {
    case 'gather':
      return value === null || value === undefined
        ? undefined
        : readGathered(field, share, { value, context });
    case 'entities':
      return value === null || value === undefined
        ? undefined
        : readEntities(field, part);
    case 'route':
      return readRoute(field, part);
    case 'typename':
    case 'unsupported':
      return undefined;
  }
}

function readGathered(
  { check, merger }: Extract<CompiledField, { kind: 'gather' }>,
  { page }: FieldShare,
  { value, context }: Pick<AnswerPart, 'value' | 'context'>,
): GatherPart | PartFault {
  const limit = page?.kind === 'share' ? page.limit : undefined;
  return (
    check(value, context, page?.kind === 'rest') ??
    merger.read(value, context, limit)
  );
}

/**
 * The error because of which a part has no value: its own, or a neighbour's.
 */
function errorOf({ errors, value, response }: AnswerPart) {
  const own = errors.find((error) => missingPartition(error) === undefined);
  if (own || errors.length > 0) return own;
  // A null that bubbled up to the root makes neighbouring fields null, too.
  const isBubbled = value === undefined && !response.data;
  return isBubbled ? response.errors?.[0] : undefined;
}

/** Rows missing behind a gateway are not the fault of that gateway. */
function isFault({ error }: LocatedError, { response }: AnswerPart): boolean {
  return missingPartition(error) === undefined && !isRefusal(error, response);
}

interface SortedErrors {
  /** Errors that make the whole part unusable. */
  readonly ofAll: readonly SubgraphError[];
  readonly located: readonly LocatedError[];
  /** Partitions that a gateway behind reports as missing. */
  readonly missing: ReadonlyMap<string, FailureCause>;
}

const NO_ERRORS: SortedErrors = { ofAll: [], located: [], missing: new Map() };

function sortErrors(part: AnswerPart): SortedErrors {
  const { errors, general, context, share } = part;
  if (errors.length + general.length === 0) return NO_ERRORS;
  const ofAll: SubgraphError[] = [];
  const located: LocatedError[] = [];
  const missing = new Map<string, FailureCause>();
  for (const error of [...general, ...errors]) {
    const name = missingPartition(error);
    const isMissing = name !== undefined && context.holds(name);
    if (isMissing) missing.set(name, missingCause(error));
    const path = placeOf(error, part);
    if (path) {
      const owner = ownerAt(part, path);
      located.push({
        error,
        path,
        partitions: owner === undefined ? [...share.partitions] : [owner],
        fault: isMissing ? missingCause(error) : causeOf(error),
      });
    } else if (!isMissing && !isOfOthers(name, part)) ofAll.push(error);
    // If a gateway says whose rows are missing, the other rows are good.
  }
  return { ofAll, located, missing };
}

/**
 * Whether an error concerns rows that this endpoint was not asked for; its
 * report covers those that it was asked for.
 */
function isOfOthers(name: string | undefined, { report }: AnswerPart): boolean {
  return name !== undefined && report !== undefined;
}

/**
 * The place below the field whose null an error explains; undefined if the
 * error concerns the whole part.
 */
function placeOf(
  error: SubgraphError,
  { field, value, general }: AnswerPart,
): ResponsePath | undefined {
  if (general.includes(error)) return undefined;
  const path = (error.path as ResponsePath).slice(1);
  if (field.kind === 'gather' && !field.merger.takesPlaces) return undefined;
  if (path.length === 0 && field.kind !== 'route') return undefined;
  return leadsToNull(value, path) ? path : undefined;
}
