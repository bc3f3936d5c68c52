import { compareCodePoints } from '../../../../../protocol/code-points.ts';
import { comparePositions } from '../../../../../protocol/position.ts';
import type {
  RecordOrder,
  RecordPageRequest,
  RecordPlace,
  RecordReader,
  SourceRecord,
} from '../../../source/organization-source.ts';
import { inIdOrder, keysOf, type Prefixed } from './prefixed-ids.ts';

/** The reader of one table, and the prefix of its ids. */
export interface ReaderPart<Record> extends Prefixed {
  readonly reader: RecordReader<Record>;
}

/**
 * Reads several tables as one list. An id names its table by its prefix; pages
 * are merged by the order, and each table uses its own keys and indexes.
 */
export function joinReaders<Record extends SourceRecord>(
  unordered: readonly ReaderPart<Record>[],
): RecordReader<Record> {
  const parts = inIdOrder(unordered);
  const [only, ...more] = parts;
  if (only && more.length === 0 && only.prefix === '') return only.reader;
  return {
    async byIds(localIds) {
      const found: Record[] = [];
      for (const { prefix, reader } of parts) {
        const keys = keysOf(prefix, localIds);
        if (keys.length === 0) continue;
        const records = await reader.byIds(keys);
        found.push(...records.map((it) => withPrefix(it, prefix)));
      }
      return found;
    },
    page: (request) => joinedPage(parts, request),
    async count(request) {
      let total = 0;
      for (const { reader } of parts) {
        const own = await reader.count(request);
        if (own === null) return null;
        total += own;
      }
      return total;
    },
    sortKeyOf: (record) => sortKeyOf(parts, record),
  };
}

function withPrefix<Record extends SourceRecord>(
  record: Record,
  prefix: string,
): Record {
  return { ...record, localId: prefix + record.localId };
}

function sortKeyOf<Record extends SourceRecord>(
  parts: readonly ReaderPart<Record>[],
  record: Record,
): string {
  const part = parts.find(({ prefix }) => record.localId.startsWith(prefix));
  if (!part) return record.localId;
  const { prefix, reader } = part;
  const localId = record.localId.slice(prefix.length);
  return prefix + reader.sortKeyOf({ ...record, localId });
}

async function joinedPage<Record extends SourceRecord>(
  parts: readonly ReaderPart<Record>[],
  request: RecordPageRequest,
): Promise<readonly Record[]> {
  const { order, after, limit } = request;
  const isByKey = (order?.terms ?? []).length === 0;
  const ordered = order?.keyDescending ? [...parts].reverse() : parts;
  const found: Record[] = [];
  for (const { prefix, reader } of ordered) {
    const own = after === null ? null : placeIn(prefix, after, order);
    // In the order of keys, tables follow one another.
    if (isByKey && own?.ties.kind === 'none') continue;
    const rest = isByKey ? limit - found.length : limit;
    if (rest <= 0) break;
    const records = await reader.page({ ...request, after: own, limit: rest });
    found.push(...records.map((it) => withPrefix(it, prefix)));
  }
  if (isByKey) return found;
  const terms = order?.terms ?? [];
  const directions = [
    ...terms,
    { descending: order?.keyDescending === true },
  ].map(({ descending }) => (descending ? 'DESC' : 'ASC'));
  return found
    .map((record) => ({
      record,
      position: [
        ...terms.map(({ field }) => record[field]),
        sortKeyOf(parts, record),
      ],
    }))
    .sort((one, other) =>
      comparePositions(one.position, other.position, directions),
    )
    .slice(0, limit)
    .map(({ record }) => record);
}

/**
 * Where a table continues: after one of its own keys, at its start, or at its
 * end.
 */
function placeIn(
  prefix: string,
  { values, ties }: RecordPlace,
  order: RecordOrder | undefined,
): RecordPlace {
  if (ties.kind !== 'after') return { values, ties };
  if (ties.sortKey.startsWith(prefix)) {
    const sortKey = ties.sortKey.slice(prefix.length);
    return { values, ties: { kind: 'after', sortKey } };
  }
  const isLater = compareCodePoints(prefix, ties.sortKey) > 0;
  const isAhead = isLater !== (order?.keyDescending === true);
  return { values, ties: { kind: isAhead ? 'all' : 'none' } };
}
