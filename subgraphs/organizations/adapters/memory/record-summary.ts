import type { SourceSummary } from '../../source/organization-source.ts';
import type { RecordSet } from './record-set.ts';

/**
 * Counts the same fields as sql/read/sql-summary.ts; a missing value is
 * unfilled.
 */
export function summarizeRecords(
  set: RecordSet,
  changedAt: Date | null,
): SourceSummary {
  const units = [...set.units.values()];
  const organizations = [...set.partyOrganizations.values()];
  const filled = [
    ...units.flatMap(({ name, uscc, nature, industry, district }) => [
      name,
      uscc,
      nature,
      industry,
      district,
    ]),
    ...organizations.flatMap((record) => [
      record.name,
      record.category,
      record.establishedOn,
      record.memberCountBand,
      record.district,
    ]),
    ...[...set.nodes.values()].flatMap(({ superior, levelCode }) => [
      superior,
      levelCode,
    ]),
  ];
  return {
    lastSyncAt: changedAt?.toISOString() ?? null,
    unitCount: units.length,
    partyOrganizationCount: organizations.length,
    filledFields: filled.filter((value) => value !== null && value !== '')
      .length,
    askedFields: filled.length,
  };
}
