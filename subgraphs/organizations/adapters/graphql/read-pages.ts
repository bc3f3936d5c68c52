import { isDeepStrictEqual } from 'node:util';

import { GraphQLError, Kind, parse } from 'graphql';

import type { ListMapping } from '../../mapping/mapping-schema.ts';
import { askOrThrow, NotAnswered } from './ask-or-throw.ts';
import { EndlessList, pagingVariables } from './endless-list.ts';
import type { GraphqlClient } from './graphql-client.ts';
import { lookBeyond, pagesOnTrust, type PagePlace } from './look-beyond.ts';
import { createPageMemory } from './page-memory.ts';
import { valueAt } from './value-at.ts';

/** A list as far as its server returned it. */
export interface ReadList {
  readonly items: readonly unknown[];
  /** The server's own count; null if it has none. */
  readonly total: number | null;
}

/** Reads a list to its end; throws beyond `maximumRows` rows. */
export async function readPages(
  client: GraphqlClient,
  list: ListMapping,
  maximumRows: number,
): Promise<ReadList> {
  const ask = asker(client, list);
  const read = await readFrom(list.firstPage ?? 1, list, { ask, maximumRows });
  const isShort = read.total === null || read.items.length < read.total;
  const isCounted = list.paging === 'page' && list.firstPage === undefined;
  const before = isCounted && isShort ? await pageZero(ask, read) : [];
  const items = [...before, ...read.items];
  if (list.total !== undefined) requireAll(list, items.length, read.total ?? 0);
  return { items, total: read.total };
}

type Ask = (place: PagePlace) => Promise<Page>;

function asker(client: GraphqlClient, list: ListMapping): Ask {
  const declared = variablesOf(list.query);
  return async (place) => {
    const variables = { ...place, ...sizes(list) };
    const sent = Object.entries(variables).filter(([name]) =>
      declared.has(name),
    );
    const data = await askOrThrow(client, list.query, Object.fromEntries(sent));
    return pageIn(data, list);
  };
}

interface Reading {
  readonly ask: Ask;
  readonly maximumRows: number;
}

/** The pages read from one page on, and the rows of that first page. */
interface ReadFrom extends ReadList {
  readonly first: readonly unknown[];
}

async function readFrom(
  number: number,
  list: ListMapping,
  { ask, maximumRows }: Reading,
): Promise<ReadFrom> {
  const items: unknown[] = [];
  const pages = createPageMemory(list);
  const cursors = new Set<unknown>();
  let place: PagePlace = { page: number, offset: 0, after: null };
  let page = await ask(place);
  const first = page.rows;
  const rowsAt = (beyond: PagePlace) =>
    ask(beyond).then(({ rows }) => rows, nothingIfReached);
  let pageRows = first.length;
  // A page that repeats the last one only shows that the end was passed.
  while (!pages.isEndAgain(page.rows)) {
    for (const row of page.rows) items.push(row);
    if (items.length > maximumRows) {
      throw tooManyRows(list, maximumRows, page.total);
    }
    const isAll =
      list.total !== undefined && items.length >= totalOf(page, list);
    if (isAll || isLast(page, list)) break;
    if (list.paging === 'cursor') seeOnce(cursors, page.next, list);
    pageRows = Math.min(pageRows, page.rows.length);
    if (page.total === null && place.page - number + 1 === pagesOnTrust) {
      const uncounted = { list, maximumRows, firstPage: number, pageRows };
      await lookBeyond({ ...uncounted, rowsAt });
    }
    place = { page: place.page + 1, offset: items.length, after: page.next };
    page = await ask(place);
  }
  return { items, total: page.total, first };
}

function tooManyRows(
  { rows, paging }: ListMapping,
  maximum: number,
  total: number | null,
): EndlessList {
  const most = `Expected at most ${maximum} rows in ${rows}, but got more`;
  if (total !== null && total > maximum) {
    return new EndlessList(
      'too-long',
      `${most}: the server counts ${total}; raise source.maximumRows.`,
    );
  }
  const variable = pagingVariables[paging];
  const ignored =
    variable === '' ? '' : `, or ignores ${variable} and gives other rows`;
  const count = total === null ? 'gives no count' : `counts ${total}`;
  return new EndlessList(
    'uncounted',
    `${most}, and the server ${count}: either there are more (source.maximumRows), or it never ends the list${ignored}.`,
  );
}

/**
 * Some servers count pages from 0, which cannot be seen in an answer. So page 0
 * is asked for, too, unless the server's count is reached without it. A server
 * that counts from 1 refuses it, or returns nothing or its first page again.
 */
async function pageZero(
  ask: Ask,
  { first }: ReadFrom,
): Promise<readonly unknown[]> {
  const place = { page: 0, offset: 0, after: null };
  const rows = await ask(place).then((page) => page.rows, nothingIfReached);
  return isDeepStrictEqual(rows, first) ? [] : rows;
}

/** No rows if the server refused the page; rethrows if it was not reached. */
function nothingIfReached(error: unknown): readonly unknown[] {
  if (error instanceof NotAnswered || error instanceof GraphQLError) return [];
  throw error;
}

/** Throws if the mapping names a count that the server does not return. */
function totalOf({ total }: Page, { total: place = '' }: ListMapping): number {
  if (total !== null) return total;
  throw new Error(`Expected a number of rows in ${place}, but got none.`);
}

function requireAll({ rows }: ListMapping, got: number, total: number): void {
  if (got >= total) return;
  throw new Error(
    `Expected ${total} rows in ${rows}, as the server counts them, but got: ${got}.`,
  );
}

interface Page {
  readonly rows: readonly unknown[];
  readonly next: Cursor;
  readonly total: number | null;
}

/** As the server returned it: a number is sent back as a number. */
type Cursor = string | number | null;

function sizes({ pageSize }: ListMapping) {
  return { limit: pageSize, first: pageSize, pageSize };
}

function pageIn(data: unknown, list: ListMapping): Page {
  const rows = valueAt(data, list.rows);
  if (!Array.isArray(rows)) {
    throw new NotAnswered(
      `Expected a list in ${list.rows}, but got: ${typeof rows}.`,
    );
  }
  return { rows, next: nextCursor(data, list), total: totalIn(data, list) };
}

/**
 * A short page does not show the end, since servers may return fewer rows than
 * asked for.
 */
function isLast({ rows, next }: Page, { paging }: ListMapping): boolean {
  if (paging === 'cursor') return next === null;
  return paging === 'none' || rows.length === 0;
}

/**
 * A missing value is an error, not the end: the mapping names what is not
 * there.
 */
function nextCursor(
  data: unknown,
  { paging, next: path }: ListMapping,
): Cursor {
  if (paging !== 'cursor' || path === undefined) return null;
  const next = valueAt(data, path);
  // The cursor 0 would begin the list again, so it means the end.
  if (next === null || next === '' || next === 0) return null;
  if (typeof next === 'string' || typeof next === 'number') return next;
  const got = next === undefined ? 'nothing there' : JSON.stringify(next);
  throw new Error(
    `Expected a cursor in ${path}, a text or number, or null at the end, but got: ${got}.`,
  );
}

/**
 * Throws if the server returns a cursor twice, since its pages would never end.
 */
function seeOnce(
  seen: Set<unknown>,
  next: Cursor,
  { next: path = '' }: ListMapping,
): void {
  if (seen.has(next)) {
    throw new EndlessList(
      'repeats',
      `Expected another cursor in ${path}, but got: ${next}; the server ignores ${pagingVariables.cursor}, or its cursors lead in a circle.`,
    );
  }
  seen.add(next);
}

/** Usual names of the count beside a list. */
const totals = ['total', 'totalCount', 'totalElements', 'totalRecords'];

/** The count at the place that the mapping names, else beside the list. */
function totalIn(data: unknown, { rows, total }: ListMapping): number | null {
  const beside = rows.split('.').slice(0, -1);
  const paths =
    total === undefined
      ? totals.map((name) => [...beside, name].join('.'))
      : [total];
  const found = paths
    .map((path) => Number(valueAt(data, path) ?? NaN))
    .find((count) => Number.isSafeInteger(count) && count >= 0);
  return found ?? null;
}

function variablesOf(query: string): Set<string> {
  const names = parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? [])
      : [],
  );
  return new Set(names.map(({ variable }) => variable.name.value));
}
