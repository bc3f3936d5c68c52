import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

import { twelveMonthsTo } from '../../kit/values/calendar.ts';
import type { ActivityRow } from '../activity/activity.ts';
import {
  loadConferenceFacts,
  loadResolutionFacts,
} from '../conference/conference-facts.ts';
import { loadEventFacts } from '../activity/event-facts.ts';
import { loadClaimFacts, loadProjectFacts } from '../project/project-facts.ts';

/** `Alliance.facts12m` by alliance, each part read when it is selected. */
export type ActivityFactsReader = ReturnType<typeof createActivityFactsReader>;

interface FactLoaders {
  readonly keepsLog: DataLoader<string, boolean>;
  readonly activities: DataLoader<string, ActivityRow | null>;
}

/**
 * Reads the facts of the 12 months to `today` (YYYY-MM-DD, Asia/Shanghai),
 * each part of many alliances by a bounded number of statements.
 */
export function createActivityFactsReader(
  dataSource: DataSource,
  today: string,
  { keepsLog, activities }: FactLoaders,
) {
  const window = twelveMonthsTo(today);
  const events = loadEventFacts(dataSource, window, activities);
  const conferences = loadConferenceFacts(dataSource, window);
  const resolutions = loadResolutionFacts(dataSource, window);
  const claims = loadClaimFacts(dataSource, window);
  const publishedProjects = loadProjectFacts(dataSource, window);
  return (alliance: string) => ({
    asOf: today,
    hasLog: () => keepsLog.load(alliance),
    events: () => events.load(alliance),
    conferences: () => conferences.load(alliance),
    resolutions: () => resolutions.load(alliance),
    claims: () => claims.load(alliance),
    publishedProjects: () => publishedProjects.load(alliance),
  });
}
