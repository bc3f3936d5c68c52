import { comparePositions, type Position } from '../../../protocol/position.ts';
import {
  createConnection,
  directedPageRequest,
  pageOf,
  type BothWaysArguments,
  type Connection,
  type DirectedPageRequest,
  type Page,
} from '../../kit/read/connection.ts';
import { badInput } from '../../kit/errors.ts';
import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import { oneField } from '../../kit/read/one-field.ts';
import { formatRecordId } from '../../kit/values/ids.ts';
import type {
  OrganizationSource,
  RecordOrder,
  RecordReader,
  SourceRecord,
} from '../source/organization-source.ts';
import {
  placeIn,
  recordCursor,
  recordOrder,
  reversed,
  type OrderInput,
  type RecordCursor,
} from './record-order.ts';
import { IN_ALLIANCE } from './in-alliance.ts';
import { refuseGatewayConditions } from '../../kit/read/refuse-gateway-conditions.ts';
import type { Segment } from './source-registry.ts';
import { sumOfKnown } from '../source/sum-of-known.ts';
import type { Provenance } from '../../kit/contract/generated.ts';

/** A record and the source that it was read from. */
export interface Located<Record extends SourceRecord> {
  readonly record: Record;
  readonly source: OrganizationSource;
}

/** The arguments of a list of records. */
export type RecordArguments = BothWaysArguments & {
  readonly filter?: object | null;
  readonly orderBy?: readonly OrderInput[] | null;
  readonly districts?: readonly string[] | null;
  readonly provenance?: readonly Provenance[] | null;
};

interface List<Record extends SourceRecord> {
  readonly segments: readonly Segment[];
  readonly readerOf: (source: OrganizationSource) => RecordReader<Record>;
}

/** One page to be read from each segment. */
interface Reading {
  readonly request: DirectedPageRequest;
  /** Already reversed if paging goes backward. */
  readonly order: RecordOrder;
  readonly cursor: RecordCursor | null;
  readonly filter: FilterInput | null;
}

/**
 * A connection of the records of all systems or of some districts. By default
 * ordered by id: district, system, then the system's own key. Throws
 * BAD_USER_INPUT, and GATEWAY_REQUIRED for conditions that only the gateway can
 * decide.
 */
export function recordConnection<Record extends SourceRecord>(
  { segments, readerOf }: List<Record>,
  args: RecordArguments,
): Connection<Located<Record>, number | null> {
  const order = recordOrder(args.orderBy);
  const fields = (args.orderBy ?? []).map((input) => oneField(input).field);
  const request = directedPageRequest(
    args,
    [...fields, 'key'].map(() => 'text'),
  );
  const filter = (args.filter ?? null) as FilterInput | null;
  refuseGatewayConditions(filter, IN_ALLIANCE);
  const list = { readerOf, segments: segmentsOf(segments, args) };
  const reading: Reading = {
    request,
    order: request.backward ? reversed(order) : order,
    cursor: recordCursor(request.after, order),
    filter,
  };
  return createConnection({
    request,
    keyOf: ({ record, source }) => {
      const key = keyOf(record, source, readerOf(source));
      return [...fields.map((field) => valueOf(record, field) ?? key), key];
    },
    page: () => readPage(list, reading),
    count: () => countAll(list, filter),
  });
}

/** Whose records are asked for. */
export type SegmentArguments = Pick<
  RecordArguments,
  'districts' | 'provenance'
>;

/**
 * The segments of these districts and provenances. By default all districts,
 * and all provenances but publications, which are no registers and are counted
 * only on request.
 */
export function segmentsOf(
  segments: readonly Segment[],
  { districts, provenance }: SegmentArguments,
): readonly Segment[] {
  const wanted = segments.filter(({ source: { description } }) =>
    provenance
      ? provenance.includes(description.provenance)
      : description.kind !== 'PUBLICATION',
  );
  if (districts === null || districts === undefined) return wanted;
  const wrong = districts.find((code) => !/^\d{6}$/u.test(code));
  if (wrong !== undefined) {
    throw badInput('districts to be codes of six digits (GB/T 2260)', wrong);
  }
  return wanted.filter(({ district }) => districts.includes(district));
}

/** Sorts by code point as the records do: by district, system and key. */
function keyOf<Record extends SourceRecord>(
  record: Record,
  { description }: OrganizationSource,
  reader: RecordReader<Record>,
): string {
  const localId = reader.sortKeyOf(record);
  const { system } = description;
  return formatRecordId({ district: record.owner, system, localId });
}

/** Null for `id`, whose value is the key. */
function valueOf(record: SourceRecord, field: string): string | null {
  if (field === 'name') return record.name;
  return field === 'district' ? record.district : null;
}

async function readPage<Record extends SourceRecord>(
  list: List<Record>,
  reading: Reading,
): Promise<Page<Located<Record>>> {
  const { order, request } = reading;
  const segments = order.keyDescending
    ? [...list.segments].reverse()
    : list.segments;
  const ordered = { ...list, segments };
  const rows =
    order.terms.length === 0
      ? await readInTurn(ordered, reading)
      : await readMerged(ordered, reading);
  const page = pageOf(rows, request.first);
  return request.backward ? { ...page, rows: page.rows.toReversed() } : page;
}

/** Reads the segments in order until the page and one more row are full. */
async function readInTurn<Record extends SourceRecord>(
  list: List<Record>,
  reading: Reading,
): Promise<Located<Record>[]> {
  const rows: Located<Record>[] = [];
  for (const segment of list.segments) {
    const limit = reading.request.first + 1 - rows.length;
    if (limit <= 0) break;
    for (const row of await readSegment(list, segment, { reading, limit })) {
      rows.push(row);
    }
  }
  return rows;
}

/** Reads a page of each segment and merges them by the order's values. */
async function readMerged<Record extends SourceRecord>(
  list: List<Record>,
  reading: Reading,
): Promise<Located<Record>[]> {
  const limit = reading.request.first + 1;
  const pages = await Promise.all(
    list.segments.map((segment) =>
      readSegment(list, segment, { reading, limit }),
    ),
  );
  const { order } = reading;
  const directions = order.terms.map(({ descending }) =>
    descending ? 'DESC' : 'ASC',
  );
  // Sorting is stable: equal rows stay in the order of segments and keys.
  return pages
    .flat()
    .sort((one, other) =>
      comparePositions(
        positionOf(one.record, order),
        positionOf(other.record, order),
        directions,
      ),
    );
}

interface SegmentPage {
  readonly reading: Reading;
  readonly limit: number;
}

async function readSegment<Record extends SourceRecord>(
  { readerOf }: List<Record>,
  segment: Segment,
  { reading, limit }: SegmentPage,
): Promise<Located<Record>[]> {
  const { cursor, order, filter } = reading;
  const { source, district } = segment;
  const after = cursor && placeIn(segment, cursor, order);
  if (order.terms.length === 0 && after?.ties.kind === 'none') return [];
  const records = await readerOf(source).page({
    district,
    order,
    after:
      order.terms.length === 0 && after?.ties.kind === 'all' ? null : after,
    limit,
    filter,
  });
  return records.map((record) => ({ record, source }));
}

function positionOf(record: SourceRecord, { terms }: RecordOrder): Position {
  return terms.map(({ field }) => record[field]);
}

async function countAll<Record extends SourceRecord>(
  { segments, readerOf }: List<Record>,
  filter: FilterInput | null,
): Promise<number | null> {
  const counts = await Promise.all(
    segments.map(({ source, district }) =>
      readerOf(source).count({ district, filter }),
    ),
  );
  return sumOfKnown(counts);
}
