import {
  isOfOthers,
  type ChosenTables,
  type ReadTable,
} from './choose-tables.ts';
import { filledValues, percent } from '../columns/column-facts.ts';
import { entry, type DraftEntry } from './draft-entry.ts';
import { linkName } from '../columns/link-name.ts';
import { isCopy } from '../columns/name-words.ts';
import type {
  Survey,
  SurveyedColumn,
  SurveyedTable,
} from '../columns/surveyed.ts';

export interface LinkContext {
  readonly survey: Survey;
  readonly chosen: ChosenTables;
  readonly unitKey: SurveyedColumn | null;
  readonly organizationKey: SurveyedColumn | null;
}

interface End {
  readonly table: SurveyedTable;
  readonly key: SurveyedColumn;
  readonly role: 'unit' | 'organization';
  /** The key's name where it is not the key of the mapping. */
  readonly references?: string;
}

export interface FoundLink {
  readonly value: Readonly<Record<string, string>>;
  readonly share: number;
  /** How much name and values speak for it together, 0 to 1. */
  readonly score: number;
  readonly evidence: string;
}

/** At most this many values are asked for. */
const askedValues = 200;

/** How units and organizations find each other. */
export async function guessLinks(context: LinkContext): Promise<DraftEntry> {
  const { chosen } = context;
  if (chosen.isSameRow) {
    const { evidence, isSure } = sameRow(chosen.units);
    return entry('links', { in: 'same-row' }, { evidence, isSure });
  }
  if (chosen.organizations && !chosen.units) {
    const evidence = '没有单位表,也就没有关联';
    return entry('links', undefined, { evidence });
  }
  const [best, ...others] = await rankedLinks(context);
  if (!best) {
    const evidence =
      '没有一列按列名、注释或外键说是另一张表的主键;只凭数值相同不采用';
    return entry('links', undefined, { evidence, isSure: false });
  }
  return linkEntry('links', best, others);
}

/** Rows of one unit's two organizations make two units of it. */
export function sameRow(units: ReadTable | null) {
  const names = units?.fields.get('unit.name')?.column;
  const filled = names ? filledValues(names) : [];
  const again = filled.length - new Set(filled).size;
  const evidence = '同一行既有党组织名称又有单位名称';
  return again === 0
    ? { evidence, isSure: true }
    : {
        evidence: `${evidence};${again} 行的单位名称与别行相同,一行算一个单位`,
        isSure: again < filled.length * 0.05,
      };
}

export function linkEntry(
  path: string,
  best: FoundLink,
  others: readonly FoundLink[],
): DraftEntry {
  return entry(path, best.value, {
    evidence: best.evidence,
    isSure: best.share >= 0.8 && best.score >= 0.8,
    choices: others.map(({ value }) => value),
  });
}

/** What may join units and organizations, the likeliest first. */
export async function rankedLinks(
  context: LinkContext,
): Promise<readonly FoundLink[]> {
  const found = await allLinks(context);
  return found.sort((one, other) => other.score - one.score);
}

async function allLinks(context: LinkContext): Promise<FoundLink[]> {
  const { survey, chosen, unitKey, organizationKey } = context;
  const { units, organizations, others } = chosen;
  if (!units || !organizations || !unitKey || !organizationKey) return [];
  const unitEnd = { table: units.table, key: unitKey, role: 'unit' } as const;
  const organizationEnd = {
    table: organizations.table,
    key: organizationKey,
    role: 'organization',
  } as const;
  const byCode = codeEnd(organizations, organizationEnd);
  const inUnits = await bestColumn(freeColumns(units), organizationEnd, survey);
  const codeInUnits = byCode
    ? await bestColumn(freeColumns(units), byCode, survey)
    : null;
  const inOrganizations = await bestColumn(
    freeColumns(organizations),
    unitEnd,
    survey,
  );
  return [
    ...toFound('units', inUnits, organizationEnd),
    ...(byCode ? toFound('units', codeInUnits, byCode) : []),
    ...toFound('party-organizations', inOrganizations, unitEnd),
    ...(await tables({ others, unitEnd, organizationEnd, survey })),
  ];
}

/** Organizations by their code, where that is another column than the key. */
function codeEnd({ fields }: ReadTable, end: End): End | null {
  const code = fields.get('organization.partyCode')?.column;
  return code === undefined || code === end.key
    ? null
    : { ...end, key: code, references: code.name };
}

/** What is taken for a name, a date or a figure leads nowhere. */
function freeColumns({ table, fields }: ReadTable): SurveyedColumn[] {
  const used = new Set(
    [...fields.values()]
      .filter(({ field }) => field !== 'organization.partyCode')
      .map(({ column }) => column),
  );
  return table.columns.filter((column) => !used.has(column) && !column.isKey);
}

interface Reference {
  readonly column: string;
  readonly share: number;
  readonly score: number;
  readonly reason: string;
}

async function bestColumn(
  columns: readonly SurveyedColumn[],
  end: End,
  survey: Survey,
): Promise<Reference | null> {
  let best: Reference | null = null;
  for (const column of columns) {
    const name = linkName(column, end);
    if (!name) continue;
    const share = await shareOfKeys(column, end, survey);
    const score = name.score * 0.5 + share * 0.5;
    if (share >= 0.5 && score > (best?.score ?? 0)) {
      best = { column: column.name, share, score, reason: name.reason };
    }
  }
  return best;
}

async function shareOfKeys(
  column: SurveyedColumn,
  { table, key }: End,
  survey: Survey,
): Promise<number> {
  const values = [...new Set(filledValues(column))].slice(0, askedValues);
  if (values.length === 0) return 0;
  const keys = new Set(filledValues(key));
  const missing = values.filter((it) => !keys.has(it));
  const more =
    missing.length === 0
      ? 0
      : await survey.contains({ table: table.name, column: key.name }, missing);
  return (values.length - missing.length + more) / values.length;
}

function toFound(
  place: 'units' | 'party-organizations',
  reference: Reference | null,
  { table, key, references }: End,
): FoundLink[] {
  if (!reference) return [];
  const { column, share, score, reason } = reference;
  const evidence = `${reason},${percent(share)} 的不同值是 ${table.name}.${key.name}`;
  const value = { in: place, column, ...(references && { references }) };
  return [{ value, share, score, evidence }];
}

interface TableContext {
  readonly others: readonly SurveyedTable[];
  readonly unitEnd: End;
  readonly organizationEnd: End;
  readonly survey: Survey;
}

async function tables(context: TableContext): Promise<FoundLink[]> {
  const found: FoundLink[] = [];
  for (const table of context.others.filter((it) => !isCopy(it))) {
    const { unitEnd, organizationEnd, survey } = context;
    const free = table.columns.filter((it) => it !== onlyKey(table));
    const unit = await bestColumn(free, unitEnd, survey);
    const rest = free.filter(({ name }) => name !== unit?.column);
    const organization = await bestColumn(rest, organizationEnd, survey);
    if (!unit || !organization) continue;
    found.push({
      value: {
        in: 'table',
        from: table.name,
        unit: unit.column,
        organization: organization.column,
      },
      share: Math.min(unit.share, organization.share),
      // A table of persons or meetings has both, too.
      score:
        Math.min(unit.score, organization.score) *
        (table.personal.length > 0 || isOfOthers(table) ? 0.6 : 1),
      evidence: `${percent(unit.share)} 的 ${unit.column} 是单位主键,${percent(organization.share)} 的 ${organization.column} 是党组织主键`,
    });
  }
  return found;
}

/** A table's own key leads nowhere; of pairs both columns are the key. */
function onlyKey({ columns }: SurveyedTable): SurveyedColumn | null {
  const [only, ...more] = columns.filter(({ isKey }) => isKey);
  return only && more.length === 0 ? only : null;
}
