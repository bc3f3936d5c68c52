import type { ChosenTables, ReadTable } from './choose-tables.ts';
import { filledValues, percent } from './column-facts.ts';
import { entry, type DraftEntry } from './draft-entry.ts';
import type { Survey, SurveyedColumn, SurveyedTable } from './survey.ts';

export interface LinkContext {
  readonly survey: Survey;
  readonly chosen: ChosenTables;
  readonly unitKey: SurveyedColumn | null;
  readonly organizationKey: SurveyedColumn | null;
}

interface End {
  readonly table: string;
  readonly key: SurveyedColumn;
}

interface Found {
  readonly value: Readonly<Record<string, string>>;
  readonly share: number;
  readonly evidence: string;
}

/** At most this many values are asked for. */
const askedValues = 200;

/** How units and organizations find each other. */
export async function guessLinks(context: LinkContext): Promise<DraftEntry> {
  const { chosen } = context;
  if (chosen.isSameRow) {
    const evidence = '同一行既有党组织名称又有单位名称';
    return entry('links', { in: 'same-row' }, { evidence });
  }
  if (chosen.organizations && !chosen.units) {
    const evidence = '没有单位表,也就没有关联';
    return entry('links', undefined, { evidence });
  }
  const found = (await allLinks(context)).sort(
    (one, other) => other.share - one.share,
  );
  const [best, ...others] = found;
  if (!best) {
    const evidence = '没有一列记着另一张表的主键';
    return entry('links', undefined, { evidence, isSure: false });
  }
  return entry('links', best.value, {
    evidence: best.evidence,
    isSure: best.share >= 0.8,
    choices: others.map(({ value }) => value),
  });
}

async function allLinks(context: LinkContext): Promise<Found[]> {
  const { survey, chosen, unitKey, organizationKey } = context;
  const { units, organizations, others } = chosen;
  if (!units || !organizations || !unitKey || !organizationKey) return [];
  const unitEnd = { table: units.table.name, key: unitKey };
  const organizationEnd = {
    table: organizations.table.name,
    key: organizationKey,
  };
  const inUnits = await bestColumn(freeColumns(units), organizationEnd, survey);
  const inOrganizations = await bestColumn(
    freeColumns(organizations),
    unitEnd,
    survey,
  );
  return [
    ...toFound('units', inUnits, organizationEnd),
    ...toFound('party-organizations', inOrganizations, unitEnd),
    ...(await tables({ others, unitEnd, organizationEnd, survey })),
  ];
}

function freeColumns({ table, fields }: ReadTable): SurveyedColumn[] {
  const used = new Set([...fields.values()].map(({ column }) => column));
  return table.columns.filter((column) => !used.has(column) && !column.isKey);
}

interface Reference {
  readonly column: string;
  readonly share: number;
}

async function bestColumn(
  columns: readonly SurveyedColumn[],
  end: End,
  survey: Survey,
): Promise<Reference | null> {
  let best: Reference | null = null;
  for (const column of columns) {
    const share = await shareOfKeys(column, end, survey);
    if (share >= 0.5 && share > (best?.share ?? 0))
      best = { column: column.name, share };
  }
  return best;
}

async function shareOfKeys(
  column: SurveyedColumn,
  { table, key }: End,
  survey: Survey,
): Promise<number> {
  const values = [...new Set(filledValues(column))].slice(0, askedValues);
  // Flags and small numbers are keys of something by chance.
  if (values.length < 3) return 0;
  const keys = new Set(filledValues(key));
  const missing = values.filter((it) => !keys.has(it));
  const hopeless =
    missing.length === values.length &&
    !/id|dm|bh|nm|code|key/iu.test(column.name);
  if (hopeless) return 0;
  const more =
    missing.length === 0
      ? 0
      : await survey.contains({ table, column: key.name }, missing);
  return (values.length - missing.length + more) / values.length;
}

function toFound(
  place: 'units' | 'party-organizations',
  reference: Reference | null,
  { table, key }: End,
): Found[] {
  if (!reference) return [];
  const { column, share } = reference;
  const evidence = `${percent(share)} 的不同值是 ${table}.${key.name}`;
  return [{ value: { in: place, column }, share, evidence }];
}

interface TableContext {
  readonly others: readonly SurveyedTable[];
  readonly unitEnd: End;
  readonly organizationEnd: End;
  readonly survey: Survey;
}

async function tables(context: TableContext): Promise<Found[]> {
  const found: Found[] = [];
  for (const table of context.others) {
    const { unitEnd, organizationEnd, survey } = context;
    const unit = await bestColumn(table.columns, unitEnd, survey);
    const rest = table.columns.filter(({ name }) => name !== unit?.column);
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
      evidence: `${percent(unit.share)} 的 ${unit.column} 是单位主键,${percent(organization.share)} 的 ${organization.column} 是党组织主键`,
    });
  }
  return found;
}
