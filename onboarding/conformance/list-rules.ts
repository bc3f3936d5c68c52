import { readPosition } from '../../protocol/cursor.ts';
import { comparePositions } from '../../protocol/position.ts';
import { parseRecordId } from '../../subgraphs/kit/values/ids.ts';
import { bilingual } from '../check/bilingual.ts';
import { contractLists, type ContractList } from './contract-lists.ts';
import {
  describeAnswer,
  listRequest,
  type ContractProbe,
  type ListArguments,
  type ProbedPage,
  type ProbedRow,
  type Walk,
} from './contract-probe.ts';
import type { ContractRule } from './contract-rule.ts';
import { shown, type Violation } from './contract-breach.ts';

/** Orders with one term each; the default order is that of `id`. */
const orders = [
  undefined,
  ...(['id', 'name', 'district'] as const).flatMap((field) => [
    { field, direction: 'ASC' as const },
    { field, direction: 'DESC' as const },
  ]),
];

type Order = (typeof orders)[number];

/**
 * Rules for lists: each row once, in order, with cursors that other servers can
 * read.
 */
export const listRules: readonly ContractRule[] = [
  walkRule('paging-complete', {
    text: bilingual(
      '逐页读完,每行恰好一次',
      'walking the pages gives every row once',
    ),
    check: completeness,
  }),
  walkRule('paging-order', {
    text: bilingual(
      '按 orderBy 排序:码点序,同值按键升序',
      'rows are in the order of orderBy: by code point, then by key',
    ),
    check: ({ walk, order }) => inOrder(walk, order),
  }),
  walkRule('cursor-format', {
    text: bilingual(
      '游标是位置:base64url(JSON [1, 值…, 键])(决定 0008)',
      'a cursor is a position: base64url(JSON [1, ...values, key]) (decision 8)',
    ),
    check: ({ walk, order }) => firstOf(walk, (row) => cursorFault(row, order)),
  }),
  walkRule('page-info', {
    text: bilingual(
      'pageInfo 与各行游标一致',
      'pageInfo agrees with the cursors of the rows',
    ),
    check: ({ walk }) => walk.pages.flatMap(pageInfoFaults),
  }),
  walkRule('total-count', {
    text: bilingual(
      'totalCount 等于实际行数',
      'totalCount is the number of rows',
    ),
    check: ({ walk }) => {
      const { rows, totalCount, isWhole } = walk;
      if (totalCount === null) return [];
      const isRight = isWhole
        ? totalCount === rows.length
        : totalCount >= rows.length;
      const expected = `${isWhole ? '' : 'at least '}${rows.length}`;
      return isRight ? [] : [violation(walk, expected, String(totalCount))];
    },
  }),
  walkRule('id-prefix', {
    text: bilingual(
      '标识为 区划:系统:主键',
      'ids are division:system:key, of the divisions that the server has',
    ),
    check: ({ walk }) =>
      firstOf(walk, ({ id }) =>
        parseRecordId(id) === null
          ? { expected: 'an id such as 310116:jszz:1003', got: id }
          : null,
      ),
  }),
  {
    name: 'first-bounds',
    text: bilingual(
      'first 取 0 至 100,之外报错',
      'first is 0 to 100; beyond is refused',
    ),
    violations: (probe) => eachList((list) => firstBounds(probe, list)),
  },
  {
    name: 'backward-paging',
    text: bilingual(
      'last/before 从末尾取,顺序不变',
      'last and before count from the end, in the same order',
    ),
    violations: (probe) => eachList((list) => backward(probe, list)),
  },
  {
    name: 'cursor-refused',
    text: bilingual(
      '不是游标的 after 报错',
      'an after that is no cursor is refused',
    ),
    violations: (probe) =>
      eachList((list) => refused(probe, list, { first: 1, after: '示例' })),
  },
];

interface Walked {
  readonly list: ContractList;
  readonly order: Order;
  readonly walk: Walk;
  /** The rows in the default order. */
  readonly base: Walk;
}

function walkRule(
  name: string,
  {
    text,
    check,
  }: {
    readonly text: ContractRule['text'];
    readonly check: (walked: Walked) => readonly Violation[];
  },
): ContractRule {
  return {
    name,
    text,
    violations: (probe) =>
      eachList(async (list) => {
        const base = await probe.walk(list, {});
        const found: Violation[] = [];
        for (const order of orders) {
          const walk = await probe.walk(list, argumentsOf(order));
          found.push(...check({ list, order, walk, base }));
        }
        return found;
      }),
  };
}

function argumentsOf(order: Order): ListArguments {
  return order ? { orderBy: [{ [order.field]: order.direction }] } : {};
}

async function eachList(
  check: (list: ContractList) => Promise<readonly Violation[]>,
): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  for (const list of contractLists) found.push(...(await check(list)));
  return found;
}

function violation(walk: Walk, expected: string, got: string): Violation {
  const request = walk.pages.at(-1)?.request ?? { query: '' };
  return { expected, got, request };
}

type Fault = Pick<Violation, 'expected' | 'got'>;

/** The first wrong row, with the page that it is on. */
function firstOf(
  walk: Walk,
  faultOf: (row: ProbedRow, before: ProbedRow | undefined) => Fault | null,
): readonly Violation[] {
  let before: ProbedRow | undefined;
  for (const { rows, request } of walk.pages) {
    for (const row of rows) {
      const fault = faultOf(row, before);
      if (fault) return [{ ...fault, request }];
      before = row;
    }
  }
  return [];
}

function completeness({ walk, base }: Walked): readonly Violation[] {
  const seen = new Set<string>();
  const repeated = firstOf(walk, ({ id }) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew ? null : { expected: 'each row once', got: `${id} twice` };
  });
  if (repeated.length > 0 || !walk.isWhole || !base.isWhole) return repeated;
  const missing = base.rows.find(({ id }) => !seen.has(id));
  if (!missing && walk.rows.length === base.rows.length) return [];
  const got = `${walk.rows.length}${missing ? `, without ${missing.id}` : ''}`;
  return [violation(walk, `${base.rows.length} rows`, got)];
}

function inOrder(walk: Walk, order: Order): readonly Violation[] {
  return firstOf(walk, (row, before) => {
    if (!before) return null;
    const [one, other] = [positionOf(before), positionOf(row)];
    if (!one || !other) return null;
    const directions = order ? [order.direction] : [];
    const sign = comparePositions(one, other, directions);
    if (sign < 0) return null;
    const expected = `${shown(other)} before ${shown(one)}`;
    return { expected, got: `${before.id} before ${row.id}` };
  });
}

/** The values in a cursor, as texts; null if it is no cursor. */
function positionOf({ cursor }: ProbedRow): readonly string[] | null {
  return readPosition(cursor)?.map(String) ?? null;
}

function cursorFault(
  row: ProbedRow,
  order: Order,
): Pick<Violation, 'expected' | 'got'> | null {
  const position = positionOf(row);
  const { district, system } = parseRecordId(row.id) ?? {};
  const expected = `base64url of [1, ${order ? `${order.field}, ` : ''}"${district ?? ''}:${system ?? ''}:key"]`;
  const got = `${row.cursor} = ${shown(position)}`;
  const wanted = order ? 2 : 1;
  if (position?.length !== wanted) return { expected, got };
  const key = parseRecordId(position.at(-1) ?? '');
  const isOwn = key?.district === district && key?.system === system;
  const value = valueOf(row, order);
  const isValue = value === null || position[0] === value;
  return isOwn && isValue ? null : { expected, got };
}

/** The expected first value of a cursor; null if it is the key. */
function valueOf({ node }: ProbedRow, order: Order): string | null {
  if (!order || order.field === 'id') return null;
  const [list] = contractLists;
  const value = list?.valuesOf(node)[order.field];
  return typeof value === 'string' ? value : null;
}

function pageInfoFaults({
  pageInfo,
  rows,
  request,
}: ProbedPage): readonly Violation[] {
  const { startCursor, endCursor } = (pageInfo ?? {}) as {
    readonly startCursor?: unknown;
    readonly endCursor?: unknown;
  };
  const expected = [rows.at(0)?.cursor ?? null, rows.at(-1)?.cursor ?? null];
  const got = [startCursor, endCursor];
  return JSON.stringify(got) === JSON.stringify(expected)
    ? []
    : [{ expected: shown(expected), got: shown(got), request }];
}

async function firstBounds(
  probe: ContractProbe,
  list: ContractList,
): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  for (const first of [0, 1, 100]) {
    const { rows, totalCount, request } = await probe.page(list, { first });
    if (totalCount === null) continue;
    const expected = Math.min(first, totalCount);
    // A server may return fewer rows than asked for, but not more.
    const isRight = first < 2 ? rows.length === expected : rows.length <= first;
    if (isRight) continue;
    const got = `${rows.length} rows`;
    found.push({ expected: `${expected} rows`, got, request });
  }
  for (const first of [-1, 101]) {
    found.push(...(await refused(probe, list, { first })));
  }
  return found;
}

/**
 * Whether a request is refused with an error about its input, not an internal
 * one.
 */
async function refused(
  probe: ContractProbe,
  list: ContractList,
  args: ListArguments,
): Promise<readonly Violation[]> {
  const request = listRequest(list, args);
  const answer = await probe.client.post(request);
  const isRefused =
    answer.kind === 'answered' &&
    answer.isGraphql &&
    answer.errors.length > 0 &&
    answer.errors.every(({ code }) => code !== 'INTERNAL_SERVER_ERROR');
  if (isRefused) return [];
  const expected = 'an error with the code BAD_USER_INPUT';
  return [{ expected, got: describeAnswer(answer), request }];
}

async function backward(
  probe: ContractProbe,
  list: ContractList,
): Promise<readonly Violation[]> {
  const base = await probe.walk(list, {});
  if (!base.isWhole || base.rows.length === 0) return [];
  const size = 3;
  const tail = base.rows.slice(-size);
  const last = await probe.page(list, { last: size });
  const before = tail[0]?.cursor ?? '';
  const earlier = await probe.page(list, { last: size, before });
  const rest = base.rows.slice(0, base.rows.length - tail.length).slice(-size);
  return [sameIds(last, tail), sameIds(earlier, rest)].flat();
}

function sameIds(
  { rows, request }: ProbedPage,
  wanted: readonly ProbedRow[],
): readonly Violation[] {
  const got = shown(rows.map(({ id }) => id));
  const expected = shown(wanted.map(({ id }) => id));
  return got === expected ? [] : [{ expected, got, request }];
}
