import { twelveMonthsTo } from '../../kit/values/calendar.ts';
import { loadEventFacts } from '../activity/event-facts.ts';
import {
  loadConferenceFacts,
  loadResolutionFacts,
} from '../conference/conference-facts.ts';
import type { Context } from '../contract/generated.ts';
import { keepsLog } from '../log/keeps-log.ts';
import { loadClaimFacts, loadProjectFacts } from '../project/project-facts.ts';

/** Reads `Alliance.facts12m`; each part is read only when it is selected. */
export type ActivityFactsReader = ReturnType<typeof activityFactsReader>;

/**
 * Reads the facts of the 12 months to today (Asia/Shanghai), each part of many
 * alliances by a bounded number of statements.
 */
export function activityFactsReader(context: Context) {
  const { dataSource, today } = context;
  const window = twelveMonthsTo(today);
  const logs = context.once(keepsLog);
  const events = loadEventFacts(dataSource, window, context.byId('Activity'));
  const conferences = loadConferenceFacts(dataSource, window);
  const resolutions = loadResolutionFacts(dataSource, window);
  const claims = loadClaimFacts(dataSource, window);
  const publishedProjects = loadProjectFacts(dataSource, window);
  return (alliance: string) => ({
    asOf: today,
    hasLog: () => logs.load(alliance),
    events: () => events.load(alliance),
    conferences: () => conferences.load(alliance),
    resolutions: () => resolutions.load(alliance),
    claims: () => claims.load(alliance),
    publishedProjects: () => publishedProjects.load(alliance),
  });
}
