import { splitKey } from '../../../normalize/composite-key.ts';
import type { HostLink, Link } from '../../../source/organization-source.ts';
import { inIdOrder, keysOf } from './prefixed-ids.ts';
import type { ReadOnlyDatabase } from '../database/read-only-database.ts';
import {
  keyColumns,
  keyExpressions,
  readKey,
  type RecordKey,
} from '../shape/record-key.ts';
import { byKeys } from './record-reader.ts';
import type { OrganizationTable } from '../shape/shape.ts';

export interface LinkReader {
  byUnits(localIds: readonly string[]): Promise<readonly Link[]>;
  /**
   * The links of organizations; those of tables without units have a unit of
   * null.
   */
  byOrganizations(localIds: readonly string[]): Promise<readonly HostLink[]>;
}

/** Reads links in order of the unit's id, then the organization's. */
export function createLinkReader(
  tables: readonly OrganizationTable[],
  database: ReadOnlyDatabase,
): LinkReader {
  const parts = inIdOrder(tables);
  const read = async (
    end: 'unit' | 'organization',
    idsOf: (prefix: string) => readonly string[],
  ) => {
    const found: FoundLink[] = [];
    for (const [table, part] of parts.entries()) {
      const ids = idsOf(part.prefix);
      if (ids.length === 0 || !part.links.isRecorded) continue;
      for (const pair of await pairsOf(part, { database, end, ids })) {
        found.push({ ...pair, table, part });
      }
    }
    return found.sort(compareLinks).map(toLink);
  };
  return {
    byUnits: (localIds) => read('unit', () => localIds),
    async byOrganizations(localIds) {
      const recorded = await read('organization', (prefix) =>
        keysOf(prefix, localIds),
      );
      return [...recorded, ...unknownHosts(parts, localIds)];
    },
  };
}

function unknownHosts(
  parts: readonly OrganizationTable[],
  localIds: readonly string[],
): readonly HostLink[] {
  const unknown = parts.filter(({ links }) => !links.isRecorded);
  return unknown.flatMap(({ prefix }) =>
    keysOf(prefix, localIds).map((key) => ({
      unit: null,
      organization: prefix + key,
    })),
  );
}

interface FoundLink extends Link {
  /** Place of the table in the order of ids. */
  readonly table: number;
  readonly part: OrganizationTable;
}

interface LinkRequest {
  readonly database: ReadOnlyDatabase;
  /** Which end the given ids belong to. */
  readonly end: 'unit' | 'organization';
  readonly ids: readonly string[];
}

async function pairsOf(
  { links }: OrganizationTable,
  { database, end, ids }: LinkRequest,
): Promise<readonly Link[]> {
  const { unit, organization } = links;
  const { dialect } = database;
  const selected = [
    ...keyColumns(keyExpressions(unit), 'unit', dialect),
    ...keyColumns(keyExpressions(organization), 'organization', dialect),
  ];
  const rows = await byKeys<Link>(ids, {
    database,
    select: `SELECT ${selected.join(', ')} FROM ${links.from} WHERE ${links.live} AND`,
    key: links[end],
  });
  if (unit.length === 1 && organization.length === 1) return rows;
  return rows.map((row) => ({
    unit: readKey(row, 'unit', unit.length) ?? '',
    organization: readKey(row, 'organization', organization.length) ?? '',
  }));
}

function compareLinks(one: FoundLink, other: FoundLink): number {
  const { unit, organization } = one.part.links;
  return (
    compareKeys(unit, one.unit, other.unit) ||
    one.table - other.table ||
    compareKeys(organization, one.organization, other.organization)
  );
}

function toLink({ unit, organization, part }: FoundLink): Link {
  return { unit, organization: part.prefix + organization };
}

function compareKeys(key: RecordKey, one: string, other: string): number {
  const parts = splitKey(one, key.length) ?? [one];
  const others = splitKey(other, key.length) ?? [other];
  for (const [index, part] of parts.entries()) {
    const its = others[index] ?? '';
    if (part === its) continue;
    const isNumber = key[index]?.type === 'integer';
    if (isNumber && part.length !== its.length) return part.length - its.length;
    return part < its ? -1 : 1;
  }
  return 0;
}
