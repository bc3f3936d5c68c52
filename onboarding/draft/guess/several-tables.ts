import { filledValues, percent } from '../columns/column-facts.ts';
import type { Survey } from '../columns/surveyed.ts';
import type { ChosenTables, ReadTable } from './choose-tables.ts';
import { shareContained } from './contained.ts';
import { crossSuperiors } from './cross-superiors.ts';
import { guessKey, type KeyGuess } from './guess-key.ts';
import type {
  CrossSuperior,
  KeyedTable,
  NamedSuperior,
} from './hierarchy-guess.ts';
import { leadsHome, sameKeys } from './leads-home.ts';
import { shortNames } from './short-names.ts';

/** A table of organizations, one of several that are one hierarchy. */
export interface Level {
  readonly read: ReadTable;
  readonly key: KeyGuess | null;
  /** What its ids begin with; null where it is the only table. */
  readonly as: string | null;
  /** Where its superiors are, the nearest first. */
  readonly across: readonly NamedSuperior[];
}

export interface OrganizationTables {
  /** From the topmost down; at least one. */
  readonly levels: readonly Level[];
  /** Tables that look alike and were not taken, and why. */
  readonly left: readonly string[];
}

interface Member extends KeyedTable {
  readonly guess: KeyGuess;
}

interface Growing {
  readonly members: readonly Member[];
  readonly edges: readonly Edge[];
}

interface Edge {
  readonly from: Member;
  readonly superior: CrossSuperior;
}

/**
 * The tables of organizations. A table besides the likeliest one is taken if a
 * column leads from its rows to superiors in a table that is, or the other way
 * round, and if its names are its own.
 */
export async function organizationTables(
  survey: Survey,
  chosen: ChosenTables,
): Promise<OrganizationTables> {
  const main = chosen.organizations;
  const key = guessKey(main, survey.kind);
  if (!main) return { levels: [], left: [] };
  const only = {
    levels: [{ read: main, key, as: null, across: [] }],
    left: [],
  };
  if (!key || survey.kind !== 'sql') return only;
  const candidates = chosen.alike.flatMap((read) => {
    const guess = guessKey(read, survey.kind);
    return guess ? [{ read, key: guess.column, guess }] : [];
  });
  const first = { read: main, key: key.column, guess: key };
  const doubles = await doublesOf(candidates, first, survey);
  const own = candidates.filter((it) => !doubles.has(it.read));
  const { members, edges } = await grown(first, own, survey);
  const left = chosen.alike
    .filter((read) => !members.some((it) => it.read === read))
    .map((read) => leftOut(read, doubles.get(read), { candidates, members }));
  if (members.length === 1) return { ...only, left };
  return { levels: levelsOf({ members, edges }, chosen), left };
}

interface Around {
  readonly candidates: readonly Member[];
  readonly members: readonly Member[];
}

/** Why a table that looks alike was not taken. */
function leftOut(
  read: ReadTable,
  double: string | undefined,
  { candidates, members }: Around,
): string {
  if (double !== undefined) return double;
  const { name } = read.table;
  const own = candidates.find((it) => it.read === read);
  for (const member of own ? members : []) {
    const share = own && sameKeys(own, member);
    if (!share) continue;
    return `主键 ${share} 与 ${member.read.table.name} 的相同、可能是其旧版或副本的表 ${name} 也像党组织`;
  }
  return `表 ${name} 也像党组织`;
}

/** Tables whose names are mostly those of another: about them, or copies. */
async function doublesOf(
  candidates: readonly Member[],
  first: Member,
  survey: Survey,
): Promise<ReadonlyMap<ReadTable, string>> {
  const found = new Map<ReadTable, string>();
  const originals = [first];
  for (const candidate of candidates) {
    const double = await doubleOf(candidate, originals, survey);
    if (double === null) originals.push(candidate);
    else found.set(candidate.read, double);
  }
  return found;
}

async function doubleOf(
  { read }: Member,
  originals: readonly Member[],
  survey: Survey,
): Promise<string | null> {
  const names = new Set(namesOf(read));
  for (const original of originals) {
    const column = original.read.fields.get('organization.name')?.column;
    if (!column) continue;
    const place = { survey, table: original.read.table.name };
    const { share } = await shareContained([...names], column, place);
    if (share >= 0.5) {
      return `表 ${read.table.name} 的名称 ${percent(share)} 即 ${original.read.table.name} 的,像其副本或附表`;
    }
  }
  return null;
}

function namesOf({ fields }: ReadTable): readonly string[] {
  const names = fields.get('organization.name')?.column;
  return names ? filledValues(names) : [];
}

/** Takes one candidate after the other until no column leads to any. */
async function grown(
  first: Member,
  candidates: readonly Member[],
  survey: Survey,
): Promise<Growing> {
  let members: readonly Member[] = [first];
  let edges: readonly Edge[] = [];
  for (;;) {
    const added: Member[] = [];
    for (const candidate of candidates) {
      if (members.includes(candidate)) continue;
      const found = await edgesBetween(candidate, members, survey);
      if (found.length === 0) continue;
      edges = [...edges, ...found];
      members = [...members, candidate];
      added.push(candidate);
    }
    if (added.length === 0) return { members, edges };
  }
}

/** What leads between a table and others, so clearly that it is taken. */
async function edgesBetween(
  candidate: Member,
  members: readonly Member[],
  survey: Survey,
): Promise<readonly Edge[]> {
  const found: Edge[] = [];
  for (const member of members) {
    for (const [from, to] of [
      [candidate, member],
      [member, candidate],
    ] as const) {
      const superiors = await crossSuperiors(from, to, survey);
      for (const superior of superiors) {
        if (!superior.isStrong || !namesRowsOnce(from.read, superior)) continue;
        if (await leadsHome(from, superior, survey)) continue;
        found.push({ from, superior });
      }
    }
  }
  return found;
}

/** In a table of meetings or terms one organization has many rows. */
function namesRowsOnce(
  { fields }: ReadTable,
  { column }: CrossSuperior,
): boolean {
  const names = fields.get('organization.name')?.column;
  if (!names) return false;
  const rows = names.values.flatMap((name, row) =>
    (name ?? '').trim() === ''
      ? []
      : [JSON.stringify([name, column.values[row]])],
  );
  return new Set(rows).size >= rows.length * 0.95;
}

function levelsOf(
  { members, edges }: Growing,
  { units }: ChosenTables,
): readonly Level[] {
  const names = shortNames(members.map(({ read }) => read.table.name));
  const asOf = new Map(
    members.map(({ read }, index) => [read, names[index] ?? '']),
  );
  const depths = new Map(
    members.map(({ read }) => [read.table, depthOf(read, edges)]),
  );
  const depth = ({ table }: ReadTable) => depths.get(table) ?? 0;
  const levels = members.map(({ read, guess }): Level => {
    const across = edges
      .filter(({ from }) => from.read === read)
      .map(({ superior }) => ({
        ...superior,
        of: asOf.get(superior.to.read) ?? '',
      }))
      .sort(
        (one, other) =>
          depth(other.to.read) - depth(one.to.read) || other.score - one.score,
      );
    const own = withoutCodesOf(read, across);
    return { read: own, key: guess, as: asOf.get(read) ?? null, across };
  });
  // A row that is both unit and organization is read where a single table is.
  const rank = ({ read }: Level) =>
    read.table === units?.table ? -1 : depth(read);
  return [...levels].sort((one, other) => rank(one) - rank(other));
}

/** A code that leads to the superior is none of the row's own. */
function withoutCodesOf(
  { table, fields }: ReadTable,
  across: readonly CrossSuperior[],
): ReadTable {
  const leading = across.map(({ column }) => column);
  const own = [...fields].filter(([, { column }]) => !leading.includes(column));
  return { table, fields: new Map(own) };
}

/** How many levels are above a table, as far as columns say. */
function depthOf(
  read: ReadTable,
  edges: readonly Edge[],
  passed: readonly ReadTable[] = [],
): number {
  const above = edges
    .filter(({ from }) => from.read === read)
    .map(({ superior }) => superior.to.read)
    .filter((it) => it !== read && !passed.includes(it))
    .map((it) => 1 + depthOf(it, edges, [...passed, read]));
  return Math.max(0, ...above);
}
