import type { ActivityLog } from './alliance-log.ts';

type Style = Pick<
  ActivityLog,
  | 'hosts'
  | 'initiatedBy'
  | 'plannedBefore'
  | 'objective'
  | 'summarizedAfter'
  | 'recordedAfter'
>;

/** Planned, hosted by two, with an aim, summarized in time. */
export const wellPrepared: Style = {
  hosts: 2,
  initiatedBy: 'MEMBER',
  plannedBefore: 10,
  objective: '解决成员单位提出的具体问题',
  summarizedAfter: 7,
  recordedAfter: 2,
};

/** With an aim, but planned late and hosted by one. */
export const hasty: Style = {
  hosts: 1,
  initiatedBy: 'MEMBER',
  plannedBefore: 3,
  objective: '按年度安排开展',
  summarizedAfter: 10,
  recordedAfter: 3,
};

/** The plan filed on the day itself, no aim, no summary. */
export const sloppy: Style = {
  hosts: 1,
  initiatedBy: 'MEMBER',
  plannedBefore: 0,
  objective: null,
  summarizedAfter: null,
  recordedAfter: 1,
};
