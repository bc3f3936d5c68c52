import { describe, type MappedSource } from '../../mapping/mapped-source.ts';
import type { GraphqlMapping } from '../../mapping/mapping-schema.ts';
import type { Row } from '../../mapping/row.ts';
import { relationIn } from '../../mapping/table-mapping.ts';
import type { OrganizationSource } from '../../source/organization-source.ts';
import { hookedRows } from '../memory/hooked-rows.ts';
import { mappedMemorySource } from '../memory/mapped-memory-source.ts';
import { buildRecords } from '../memory/record-set.ts';
import { createGraphqlClient, type GraphqlClient } from './graphql-client.ts';
import { readAtMostEvery } from './read-at-most-every.ts';
import { readPages } from './read-pages.ts';

/**
 * A source for a GraphQL server that can only list. All pages are read when
 * needed, at most every `keepSeconds`, and filtered and ordered here.
 * `onNotice` is given rows that the server counts but does not return.
 */
export function openListSource(
  source: MappedSource<GraphqlMapping>,
  onNotice: (notice: string) => void = () => undefined,
): OrganizationSource {
  const { settings, hook } = source;
  const { keepSeconds } = settings.source;
  const client = createGraphqlClient(settings.source);
  const readVersion = readAtMostEvery(keepSeconds * 1_000, async () => {
    const lists = await readLists(client, settings);
    for (const text of shortLists(lists)) {
      onNotice(`${settings.system}: ${text}`);
    }
    const kept = (name: string): readonly Row[] =>
      hookedRows(lists.get(name)?.rows ?? [], hook);
    const { units, partyOrganizations, links } = settings;
    const unitRows = kept(units.from);
    const relation = relationIn(partyOrganizations.hierarchy);
    const content = buildRecords(
      settings,
      {
        units: unitRows,
        partyOrganizations:
          partyOrganizations.from === units.from
            ? unitRows
            : kept(partyOrganizations.from),
        links: links.in === 'table' ? kept(links.from) : [],
        superiors: relation ? kept(relation.from) : [],
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

/** The rows of a list, and the server's own count of them. */
export interface ListRows {
  readonly rows: readonly Row[];
  readonly total: number | null;
}

/** The rows of all lists that the mapping uses, by the list's name. */
export async function readLists(
  client: GraphqlClient,
  settings: GraphqlMapping,
): Promise<ReadonlyMap<string, ListRows>> {
  const { units, partyOrganizations, links, source } = settings;
  const names = new Set([units.from, partyOrganizations.from]);
  if (links.in === 'table') names.add(links.from);
  const relation = relationIn(partyOrganizations.hierarchy);
  if (relation) names.add(relation.from);
  const read = await Promise.all(
    [...names].map(async (name) => {
      const list = source.lists[name];
      const { items, total } = list
        ? await readPages(client, list, source.maximumRows)
        : { items: [], total: null };
      return [name, { rows: items.map(toRow), total }] as const;
    }),
  );
  return new Map(read);
}

/**
 * A line for each list that has more rows by the server's count than were read.
 */
export function shortLists(lists: ReadonlyMap<string, ListRows>): string[] {
  return [...lists].flatMap(([name, { rows, total }]) =>
    total === null || rows.length >= total
      ? []
      : [
          `${name}: 只读到 ${rows.length} 行,来源自报 ${total} 行 only ${rows.length} rows read of the source's own ${total}`,
        ],
  );
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
