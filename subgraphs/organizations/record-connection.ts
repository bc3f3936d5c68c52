import {
  createConnection,
  pageOf,
  pageRequest,
  type Connection,
  type Page,
  type PageRequest,
} from '../kit/connection.ts';
import { badInput, expectedError } from '../kit/errors.ts';
import type { FilterInput } from '../kit/filter.ts';
import type { ListArguments } from '../kit/loaders.ts';
import type {
  OrganizationSource,
  RecordReader,
  SourceRecord,
} from './organization-source.ts';
import type { Segment } from './source-registry.ts';

/** A record and the source that it was read from. */
export interface Located<Record extends SourceRecord> {
  readonly record: Record;
  readonly source: OrganizationSource;
}

interface List<Record extends SourceRecord> {
  readonly segments: readonly Segment[];
  readonly readerOf: (source: OrganizationSource) => RecordReader<Record>;
}

/**
 * Records of all systems as one connection, ordered by district, system and
 * the system's own key. Throws BAD_USER_INPUT, and GATEWAY_REQUIRED for
 * conditions that only the gateway can decide.
 */
export function recordConnection<Record extends SourceRecord>(
  list: List<Record>,
  args: ListArguments,
): Connection<Located<Record>> {
  const request = pageRequest(args, 3);
  const filter = (args.filter ?? null) as FilterInput | null;
  refuseGatewayConditions(filter);
  return createConnection({
    request,
    keyOf: ({ record, source }) => [
      record.owner,
      source.description.system,
      record.localId,
    ],
    page: () => readPage(list, request, filter),
    count: () => countAll(list, filter),
  });
}

/** Goes through the segments in order until the page, and one more, is full. */
async function readPage<Record extends SourceRecord>(
  { segments, readerOf }: List<Record>,
  { first, after }: PageRequest,
  filter: FilterInput | null,
): Promise<Page<Located<Record>>> {
  const place = after?.map(String) ?? ['', '', ''];
  const [district = '', system = '', localId = ''] = place;
  if (after !== null && !segments.some((it) => isAt(it, district, system))) {
    throw badInput('after to be a cursor of a connected system', after);
  }
  const rows: Located<Record>[] = [];
  for (const segment of segments) {
    const limit = first + 1 - rows.length;
    if (limit <= 0) break;
    if (after !== null && isBefore(segment, district, system)) continue;
    const { source } = segment;
    const records = await readerOf(source).page({
      district: segment.district,
      after: isAt(segment, district, system) ? localId : null,
      limit,
      filter,
    });
    for (const record of records) rows.push({ record, source });
  }
  return pageOf(rows, first);
}

async function countAll<Record extends SourceRecord>(
  { segments, readerOf }: List<Record>,
  filter: FilterInput | null,
): Promise<number> {
  const counts = await Promise.all(
    segments.map(({ source, district }) =>
      readerOf(source).count({ district, filter }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function isAt(segment: Segment, district: string, system: string): boolean {
  return (
    segment.district === district &&
    segment.source.description.system === system
  );
}

function isBefore(segment: Segment, district: string, system: string): boolean {
  if (segment.district !== district) return segment.district < district;
  return segment.source.description.system < system;
}

/** Membership is known to the alliances; the gateway rewrites the condition. */
function refuseGatewayConditions(filter: FilterInput | null): void {
  for (const [name, operand] of Object.entries(filter ?? {})) {
    if (operand === null || operand === undefined) continue;
    if (name === 'inAlliance') {
      throw expectedError(
        'GATEWAY_REQUIRED',
        'Expected inAlliance to be decided by the gateway, which asks the alliances, but got it here; send the query to the gateway.',
      );
    }
    if (name === 'not') refuseGatewayConditions(operand as FilterInput);
    if (name === 'and' || name === 'or') {
      for (const part of operand as FilterInput[]) {
        refuseGatewayConditions(part);
      }
    }
  }
}
