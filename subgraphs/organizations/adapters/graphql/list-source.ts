import { createHash } from 'node:crypto';

import { Kind, parse } from 'graphql';

import { describe, type MappedSource } from '../../mapping/mapped-source.ts';
import type {
  GraphqlMapping,
  ListMapping,
} from '../../mapping/mapping-schema.ts';
import type { Row } from '../../mapping/row.ts';
import type { OrganizationSource } from '../../organization-source.ts';
import { hookedRows } from '../memory/hooked-rows.ts';
import { mappedMemorySource } from '../memory/mapped-memory-source.ts';
import { buildRecords } from '../memory/record-set.ts';
import { askOrThrow } from './ask-or-throw.ts';
import { createGraphqlClient, type GraphqlClient } from './graphql-client.ts';
import { readAtMostEvery } from './read-at-most-every.ts';
import { valueAt } from './value-at.ts';

/**
 * A GraphQL server that can only list: all pages are read, as they are needed
 * and at most every `keepSeconds`, and filtered and ordered here.
 */
export function openListSource(
  source: MappedSource<GraphqlMapping>,
): OrganizationSource {
  const { settings, hook } = source;
  const { keepSeconds } = settings.source;
  const client = createGraphqlClient(settings.source);
  const readVersion = readAtMostEvery(keepSeconds * 1_000, async () => {
    const rows = await readLists(client, settings);
    const kept = (name: string | undefined): readonly Row[] => {
      const found = rows.get(name ?? '') ?? [];
      return hookedRows(found, hook);
    };
    const { units, partyOrganizations, links } = settings;
    const unitRows = kept(units.from);
    const content = buildRecords(
      settings,
      {
        units: unitRows,
        partyOrganizations:
          partyOrganizations.from === units.from
            ? unitRows
            : kept(partyOrganizations.from),
        links: links.in === 'table' ? kept(links.from) : [],
      },
      hook,
    );
    return { content, changedAt: null };
  });
  const description = describe(settings, 'GRAPHQL');
  return {
    ...mappedMemorySource(settings, { description, readVersion }),
    close: () => client.close(),
  };
}

/** The rows of every list that the mapping uses, by the list's name. */
export async function readLists(
  client: GraphqlClient,
  settings: GraphqlMapping,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const { units, partyOrganizations, links, source } = settings;
  const names = new Set([units.from, partyOrganizations.from]);
  if (links.in === 'table') names.add(links.from);
  const read = await Promise.all(
    [...names].map(async (name) => {
      const list = source.lists[name];
      const items = list
        ? await readPages(client, list, source.maximumRows)
        : [];
      return [name, items.map(toRow)] as const;
    }),
  );
  return new Map(read);
}

async function readPages(
  client: GraphqlClient,
  list: ListMapping,
  maximumRows: number,
): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  const declared = variablesOf(list.query);
  const pages = createPageMemory(list);
  let after: string | null = null;
  for (let page = 1; ; page += 1) {
    const variables = {
      limit: list.pageSize,
      first: list.pageSize,
      pageSize: list.pageSize,
      offset: items.length,
      page,
      after,
    };
    const data = await askOrThrow(
      client,
      list.query,
      Object.fromEntries(
        Object.entries(variables).filter(([name]) => declared.has(name)),
      ),
    );
    const rows = valueAt(data, list.rows);
    if (!Array.isArray(rows)) throw noList(list.rows, rows);
    if (pages.isEndAgain(rows)) {
      const total = totalOf(data, list);
      if (total !== null) throw incomplete(list, items.length, total);
      return items;
    }
    for (const row of rows as unknown[]) items.push(row);
    if (items.length > maximumRows) {
      throw new Error(
        `Expected at most ${maximumRows} rows in ${list.rows}, but got more.`,
      );
    }
    const next = nextCursor(data, list, after);
    const total = totalOf(data, list);
    if (total !== null && items.length >= total) return items;
    if (isLast(rows, list, next)) {
      if (total !== null) throw incomplete(list, items.length, total);
      return items;
    }
    after = next;
  }
}

/** The server's own count of rows; null where the mapping names none. */
function totalOf(data: unknown, { total }: ListMapping): number | null {
  if (total === undefined) return null;
  const found = Number(valueAt(data, total) ?? Number.NaN);
  if (Number.isSafeInteger(found)) return found;
  throw new Error(`Expected a number of rows in ${total}, but got none.`);
}

function incomplete({ rows }: ListMapping, got: number, total: number): Error {
  return new Error(
    `Expected ${total} rows in ${rows}, as the server counts them, but got: ${got}.`,
  );
}

interface PageMemory {
  /**
   * Whether a page is the last one once more, as PageHelper gives it for every
   * page beyond the end. Throws where pages repeat in any other way.
   */
  isEndAgain(rows: readonly unknown[]): boolean;
}

/** Pages that were read: those that come again would never end. */
function createPageMemory(list: ListMapping): PageMemory {
  const seen = new Map<string, number>();
  return {
    isEndAgain(rows) {
      if (list.paging === 'none' || rows.length === 0) return false;
      const page = seen.size + 1;
      const print = createHash('sha256')
        .update(JSON.stringify(rows))
        .digest('base64');
      const known = seen.get(print);
      seen.set(print, page);
      if (known === undefined) return false;
      // The second page cannot tell a single page from paging that is ignored.
      const isPastEnd = known === page - 1 && known > 1;
      if (isPastEnd && list.paging !== 'cursor') return true;
      throw new Error(
        `Expected other rows in page ${page} of ${list.rows} than in page ${known}, but got the same: either the server ignores the variable of paging ${list.paging}, or it repeats its last page (PageHelper does); name its count in \`total\`.`,
      );
    },
  };
}

/** A short page says nothing: the server may give fewer than were asked for. */
function isLast(
  rows: readonly unknown[],
  { paging }: ListMapping,
  next: string | null,
): boolean {
  if (paging === 'cursor') return next === null;
  return paging === 'none' || rows.length === 0;
}

/** Throws if the server gives one cursor twice: its pages would never end. */
function nextCursor(
  data: unknown,
  list: ListMapping,
  after: string | null,
): string | null {
  if (list.paging !== 'cursor' || list.next === undefined) return null;
  const next = valueAt(data, list.next);
  if (typeof next !== 'string' || next === '') return null;
  if (next === after) {
    throw new Error(
      `Expected another cursor in ${list.next}, but got: ${next}.`,
    );
  }
  return next;
}

function variablesOf(query: string): Set<string> {
  const names = parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? [])
      : [],
  );
  return new Set(names.map(({ variable }) => variable.name.value));
}

/** Fields by dotted path, e.g. `district.code`. */
function toRow(item: unknown): Row {
  const row: Record<string, string | null> = {};
  flatten(item, '', row);
  return row;
}

function flatten(
  value: unknown,
  path: string,
  row: Record<string, string | null>,
): void {
  if (typeof value !== 'object' || value === null) {
    row[path] = isScalar(value) ? String(value) : null;
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    flatten(inner, path === '' ? name : `${path}.${name}`, row);
  }
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function noList(path: string, got: unknown): Error {
  return new Error(`Expected a list in ${path}, but got: ${typeof got}.`);
}
