// Written by `npm run codegen`: each folder here with an aggregate.ts.
import { activityAggregate } from './activity/aggregate.ts';
import { conferenceAggregate } from './conference/aggregate.ts';
import { factsAggregate } from './facts/aggregate.ts';
import { logAggregate } from './log/aggregate.ts';
import { outcomeAggregate } from './outcome/aggregate.ts';
import { participationAggregate } from './participation/aggregate.ts';
import { projectAggregate } from './project/aggregate.ts';
import { trainingAggregate } from './training/aggregate.ts';

/** All that this subgraph keeps and answers. */
export const aggregates = [
  activityAggregate,
  conferenceAggregate,
  factsAggregate,
  logAggregate,
  outcomeAggregate,
  participationAggregate,
  projectAggregate,
  trainingAggregate,
];
