import { isDeepStrictEqual } from 'node:util';

import { GraphQLError, Kind, parse } from 'graphql';

import type { ListMapping } from '../../mapping/mapping-schema.ts';
import { askOrThrow, NotAnswered } from './ask-or-throw.ts';
import type { GraphqlClient } from './graphql-client.ts';
import { createPageMemory } from './page-memory.ts';
import { valueAt } from './value-at.ts';

/** A list as far as its server gave it. */
export interface ReadList {
  readonly items: readonly unknown[];
  /** How many there are, by the server's own count; null if it does not say. */
  readonly total: number | null;
}

/** Reads a list to its end; throws beyond `maximumRows`. */
export async function readPages(
  client: GraphqlClient,
  list: ListMapping,
  maximumRows: number,
): Promise<ReadList> {
  const declared = variablesOf(list.query);
  const ask = async (place: PagePlace): Promise<Page> => {
    const variables = { ...place, ...sizes(list) };
    const sent = Object.entries(variables).filter(([name]) =>
      declared.has(name),
    );
    const data = await askOrThrow(client, list.query, Object.fromEntries(sent));
    return pageIn(data, list);
  };
  const items: unknown[] = [];
  const pages = createPageMemory(list);
  /** False for a page that only says that the end was passed. */
  const take = ({ rows }: Page): boolean => {
    if (pages.isEndAgain(rows)) return false;
    for (const row of rows) items.push(row);
    if (items.length <= maximumRows) return true;
    throw new Error(
      `Expected at most ${maximumRows} rows in ${list.rows}, but got more.`,
    );
  };
  const cursors = new Set<unknown>();
  let page = await firstPage(list, ask, take);
  let place = { page: page.number, offset: 0, after: null as unknown };
  for (;;) {
    const isNew = take(page);
    const isAll =
      list.total !== undefined && items.length >= totalOf(page, list);
    if (!isNew || isAll || isLast(page, list)) break;
    if (list.paging === 'cursor') seeOnce(cursors, page.next, list);
    const number = place.page + 1;
    place = { page: number, offset: items.length, after: page.next };
    page = { ...(await ask(place)), number };
  }
  if (list.total !== undefined)
    requireAll(list, items.length, totalOf(page, list));
  return { items, total: page.total };
}

/** Throws where the mapping says that the server counts, and it does not. */
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

interface PagePlace {
  readonly page: number;
  readonly offset: number;
  readonly after: unknown;
}

interface Page {
  readonly rows: readonly unknown[];
  readonly next: Cursor;
  readonly total: number | null;
}

/** As the server gave it: a number goes back as a number. */
type Cursor = string | number | null;

interface NumberedPage extends Page {
  readonly number: number;
}

/**
 * Pages are counted from 0 or from 1, as the server likes: unless told, page 0
 * is asked for as well. A server that counts from 1 refuses it, has nothing
 * there, or gives its first page twice.
 */
async function firstPage(
  { paging, firstPage: told }: ListMapping,
  ask: (place: PagePlace) => Promise<Page>,
  take: (page: Page) => boolean,
): Promise<NumberedPage> {
  const at = async (page: number) => ({
    ...(await ask({ page, offset: 0, after: null })),
    number: page,
  });
  if (paging !== 'page') return at(1);
  if (told !== undefined) return at(told);
  const [zeroth, first] = [await at(0).catch(unlessReached), await at(1)];
  const isCounted =
    zeroth !== null &&
    zeroth.rows.length > 0 &&
    !isDeepStrictEqual(zeroth.rows, first.rows);
  if (isCounted) take(zeroth);
  return first;
}

/** Whoever does not reach the server learns nothing of its pages. */
function unlessReached(error: unknown): null {
  if (error instanceof NotAnswered || error instanceof GraphQLError)
    return null;
  throw error;
}

function sizes({ pageSize }: ListMapping) {
  return { limit: pageSize, first: pageSize, pageSize };
}

function pageIn(data: unknown, list: ListMapping): Page {
  const rows = valueAt(data, list.rows);
  if (!Array.isArray(rows)) {
    throw new Error(
      `Expected a list in ${list.rows}, but got: ${typeof rows}.`,
    );
  }
  return { rows, next: nextCursor(data, list), total: totalIn(data, list) };
}

/** A short page says nothing: the server may give fewer than were asked for. */
function isLast({ rows, next }: Page, { paging }: ListMapping): boolean {
  if (paging === 'cursor') return next === null;
  return paging === 'none' || rows.length === 0;
}

/** An absent place is no end: the mapping names what is not there. */
function nextCursor(
  data: unknown,
  { paging, next: path }: ListMapping,
): Cursor {
  if (paging !== 'cursor' || path === undefined) return null;
  const next = valueAt(data, path);
  // 0 is where a list begins, so that it ends where it is given.
  if (next === null || next === '' || next === 0) return null;
  if (typeof next === 'string' || typeof next === 'number') return next;
  const got = next === undefined ? 'nothing there' : JSON.stringify(next);
  throw new Error(
    `Expected a cursor in ${path}, a text or number, or null at the end, but got: ${got}.`,
  );
}

/** Throws if the server gives a cursor twice: its pages would never end. */
function seeOnce(
  seen: Set<unknown>,
  next: Cursor,
  { next: path = '' }: ListMapping,
): void {
  if (seen.has(next)) {
    throw new Error(`Expected another cursor in ${path}, but got: ${next}.`);
  }
  seen.add(next);
}

/** What servers call the count beside a list. */
const totals = ['total', 'totalCount', 'totalElements', 'totalRecords'];

/** At the mapping's own place, else beside the list. */
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
