import { noData } from '../labels.ts';
import type { District } from './alliances.ts';
import { ask } from './ask.ts';
import type { Connection, Named, Page } from './page.ts';
import { toPage } from './page.ts';
import { explorerQuery, membersQuery } from './queries.ts';

export interface Membership {
  readonly id: string;
  readonly unitId: string | null;
  readonly role: string | null;
  readonly status: string | null;
  /** Null when the unit's district does not answer. */
  readonly unit: Unit | null;
}

export interface Unit extends Named {
  readonly nature: string | null;
  readonly district: District | null;
  /** What it was read from: a district's system, or the article. */
  readonly record: {
    readonly dataSource: { readonly kind: string | null } | null;
  } | null;
  /** Null where the source does not tell, or does not answer. */
  readonly partyOrganizations: readonly (PartyOrganization | null)[] | null;
}

export interface PartyOrganization extends Named {
  readonly id: string;
  readonly category: string | null;
  readonly affiliation: Affiliation | null;
}

/** 隶属关系, read live from the district's own system. */
export interface Affiliation {
  readonly level: string | null;
  readonly source: string | null;
  readonly asOf: string | null;
  /** What is doubtful about the record. */
  readonly doubts: readonly (string | null)[] | null;
  /** What the first of `path` records above it, and its system has not. */
  readonly unresolvedSuperior: string | null;
  /** From the topmost organization down to this one. */
  readonly path: readonly (PathStep | null)[] | null;
}

interface PathStep extends Named {
  readonly id: string;
}

export interface MemberList {
  readonly allianceId: string;
  /** Cursor to continue after; null for the first page. */
  readonly after: string | null;
}

export async function fetchMembers(
  { allianceId, after }: MemberList,
  signal: AbortSignal,
): Promise<Page<Membership>> {
  const answer = await ask<{
    alliance: { memberships: Connection<Membership> | null } | null;
  }>({ query: membersQuery, variables: { id: allianceId, after } }, signal);
  return toPage(answer, ({ alliance }) => alliance?.memberships);
}

/** The words for what is not there: an article does not tell, a system fails. */
export function absenceOf(unit: Unit | null): string {
  return unit?.record?.dataSource?.kind === 'PUBLICATION'
    ? '未知（文章未述）'
    : noData;
}

/** The explorer, with the question about this alliance already written. */
export function explorerLink(allianceId: string): string {
  const query = explorerQuery(allianceId);
  return `/explorer?${new URLSearchParams({ query }).toString()}`;
}
