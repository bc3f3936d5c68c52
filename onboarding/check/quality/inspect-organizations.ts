import {
  meaningIn,
  textOf,
} from '../../../subgraphs/organizations/adapters/memory/row-values.ts';
import { titleMark } from '../../../subgraphs/organizations/adapters/memory/record-keys.ts';
import { dateReader } from '../../../subgraphs/organizations/normalize/date-style.ts';
import { memberCountBand } from '../../../subgraphs/organizations/normalize/member-count.ts';
import {
  affiliationLevels,
  meaningOf,
} from '../../../subgraphs/organizations/source/vocabulary.ts';
import type { AffiliationRecord } from '../../../subgraphs/organizations/source/organization-source.ts';
import type { Inspection, RowReport } from './inspection.ts';
import {
  inspectCode,
  inspectDistrict,
  inspectName,
  inspectSameName,
} from './inspect-text.ts';
import type { TableInspector } from './inspect-table.ts';
import { columnOfSuperior } from './merged-rows.ts';
import { createNameForms } from './name-forms.ts';
import type { RuleName } from './quality-rules.ts';
import type { AffiliationDoubt } from '../../../subgraphs/organizations/contract/generated.ts';

export interface OrganizationTotals {
  linked: number;
  /** Organizations whose superior is known. */
  affiliations: number;
  /** Organizations whose recorded superior is not in the system. */
  unresolved: number;
  /** Organizations without a recorded superior. */
  topmost: number;
  /** Those of tables whose mapping says no superiors at all. */
  unmapped: number;
}

/** The inspection of party organizations; it counts into `totals`. */
export function organizationInspector(
  inspection: Inspection,
  totals: OrganizationTotals,
): TableInspector {
  const { mapping } = inspection.feed;
  const { columns } = mapping.partyOrganizations;
  const names = createNames(inspection);
  return {
    table: 'partyOrganizations',
    row(report) {
      const { row } = report.fed;
      inspectName(report, columns.name);
      names.push(report);
      if (report.isFirst) inspection.districts.add('partyOrganizations', row);
      if (row[titleMark] !== undefined) return;
      inspectCode(report, {
        field: 'category',
        column: columns.category?.column,
        meaning: meaningIn(row, columns.category),
      });
      inspectLevel(inspection, report);
      inspectDate(inspection, report);
      inspectMembers(report, columns.members);
      inspectDistrict(report, columns.district ?? mapping.owner, mapping);
    },
    async page(reports) {
      await inspectLinks(inspection, reports, totals);
      await names.inspect(
        await inspectAffiliations(inspection, reports, totals),
      );
    },
  };
}

function inspectLevel({ feed }: Inspection, report: RowReport): void {
  const { level } = feed.mapping.partyOrganizations.columns;
  const { row } = report.fed;
  const code =
    typeof level === 'object' ? meaningIn(row, level) : textOf(row, level);
  inspectCode(report, {
    field: 'level',
    column: typeof level === 'object' ? level.column : level,
    meaning: meaningOf(affiliationLevels, code),
  });
}

function inspectDate({ feed, hook }: Inspection, report: RowReport): void {
  const { established } = feed.mapping.partyOrganizations.columns;
  if (established === undefined) return;
  const { column, date } =
    typeof established === 'object'
      ? established
      : { column: established, date: 'text' as const };
  const value = textOf(report.fed.row, column);
  const read = (hook.date ?? dateReader(date))(value);
  report.field('established', read !== null);
  if (value === null || read !== null) return;
  report.problem('date-unreadable', { field: 'established', value, column });
}

function inspectMembers(report: RowReport, column: string | undefined): void {
  if (column === undefined) return;
  const value = textOf(report.fed.row, column);
  const band = memberCountBand(value);
  report.field('members', band !== null);
  if (value === null || band !== null || Number(value) === 0) return;
  report.problem('members-unreadable', { field: 'members', value, column });
}

async function inspectLinks(
  { source, feed }: Inspection,
  reports: readonly RowReport[],
  totals: OrganizationTotals,
): Promise<void> {
  const keys = reports.map(({ key }) => key);
  const links = await source.linksOfOrganizations(keys);
  if (links === null) return;
  const hosts = Map.groupBy(links, ({ unit }) =>
    unit === null ? 'unknown' : 'linked',
  );
  const organizationsOf = (kind: 'unknown' | 'linked') =>
    new Set(hosts.get(kind)?.map(({ organization }) => organization));
  const linked = organizationsOf('linked');
  const unknown = organizationsOf('unknown');
  const column = feed.mapping.partyOrganizations.columns.name;
  totals.linked += linked.size;
  for (const report of reports) {
    const { key, fed } = report;
    if (linked.has(key) || unknown.has(key)) continue;
    if (fed.row[titleMark] !== undefined) continue;
    const value = textOf(fed.row, column);
    const finding = { field: 'links', value, column };
    report.problem('organization-without-unit', finding);
  }
}

const doubtRules: Readonly<Partial<Record<AffiliationDoubt, RuleName>>> = {
  PARENT_MISSING: 'parent-missing',
  PARENT_ELSEWHERE: 'parent-elsewhere',
  PARENT_CYCLE: 'parent-cycle',
  PARENT_NAME_AMBIGUOUS: 'parent-ambiguous',
  PARENT_NOT_UNIQUE: 'parent-not-unique',
  PATH_DISAGREES: 'parent-path-disagrees',
};

async function inspectAffiliations(
  { source, feed }: Inspection,
  reports: readonly RowReport[],
  totals: OrganizationTotals,
): Promise<Affiliations> {
  const { hierarchy } = feed.mapping.partyOrganizations;
  const column = columnOfSuperior(hierarchy);
  const keys = reports.map(({ key }) => key);
  const affiliations = await source.affiliations(keys);
  for (const report of reports) {
    const affiliation = affiliations.get(report.key);
    if (!affiliation) continue;
    const { parent, recordedSuperior, doubts } = affiliation;
    const isItself = namesItself(affiliation);
    if (parent !== null) totals.affiliations += 1;
    else if (recordedSuperior !== null && !isItself) totals.unresolved += 1;
    if (isItself || doubts.includes('PARENT_NOT_RECORDED')) totals.topmost += 1;
    if (hierarchy.style !== 'none') report.field('superior', parent !== null);
    else if (parent === null) totals.unmapped += 1;
    const value = recordedSuperior ?? textOf(report.fed.row, column);
    const rules = [
      ...doubts.map((doubt) => doubtRules[doubt]),
      isItself ? ('parent-itself' as const) : undefined,
    ];
    for (const rule of rules) {
      if (rule) report.problem(rule, { field: 'superior', value, column });
    }
  }
  return affiliations;
}

type Affiliations = ReadonlyMap<string, AffiliationRecord>;

/**
 * Inspects names of organizations together with their superiors, since every
 * committee may have a 第一党支部. Where superiors are found by name, equal names
 * are reported anywhere.
 */
function createNames({ source, feed }: Inspection) {
  const { columns, hierarchy } = feed.mapping.partyOrganizations;
  const forms = createNameForms();
  const waiting: RowReport[] = [];
  const superior = ({ parent, recordedSuperior }: AffiliationRecord) =>
    parent ?? recordedSuperior ?? '';
  return {
    push: (report: RowReport) => waiting.push(report),
    async inspect(known: Affiliations): Promise<void> {
      const rows = waiting.splice(0);
      const others = rows.flatMap(({ key }) => (known.has(key) ? [] : key));
      const further = await source.affiliations(others);
      for (const report of rows) {
        const of = known.get(report.key) ?? further.get(report.key);
        const scope =
          of && hierarchy.style !== 'parent-name' ? superior(of) : '';
        inspectSameName(report, columns.name, { forms, scope });
      }
    },
  };
}

/** Whether the recorded superior is the organization itself and no other. */
function namesItself({
  parent,
  recordedSuperior,
  doubts,
}: AffiliationRecord): boolean {
  return parent === null && recordedSuperior !== null && doubts.length === 0;
}
