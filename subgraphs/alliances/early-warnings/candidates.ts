import type { DataSource } from 'typeorm';

import { allianceEntity, type AllianceRow } from '../alliance/alliance.ts';

/** A date known to the month or year sorts before the days that it may mean. */
const expiredTerm = `row.id IN (SELECT term.alliance_id FROM chair_term term
  WHERE term.state = 'SERVING' AND term.ends_on < :today)`;

const unguided = `(row.superiorConnected = 1 OR EXISTS (
    SELECT 1 FROM guidance_visit visit WHERE visit.alliance_id = row.id))
  AND NOT EXISTS (SELECT 1 FROM guidance_visit visit
    WHERE visit.alliance_id = row.id
      AND visit.held_on > :yearAgo AND visit.held_on <= :today)`;

/**
 * Alliances whose own records may give a warning as of `today` (YYYY-MM-DD).
 * The condition is wide, so that it never misses one; most rows stay in the
 * database.
 */
export function warningCandidates(
  dataSource: DataSource,
  today: string,
): Promise<AllianceRow[]> {
  // A date after the same date a year ago is at most 365 days ago.
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return dataSource
    .createQueryBuilder(allianceEntity, 'row')
    .where("row.state IN ('ACTIVE', 'DORMANT')")
    .andWhere("row.provenance IN ('RECORDED', 'SYNTHETIC')")
    .andWhere(`(${expiredTerm} OR (${unguided}))`, { today, yearAgo })
    .orderBy('row.id')
    .getMany();
}
