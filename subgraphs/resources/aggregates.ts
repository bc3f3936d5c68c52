// Written by `npm run codegen`: each folder here with an aggregate.ts.
import { demandAggregate } from './demand/aggregate.ts';
import { donationAggregate } from './donation/aggregate.ts';
import { exchangeAggregate } from './exchange/aggregate.ts';
import { factsAggregate } from './facts/aggregate.ts';
import { logAggregate } from './log/aggregate.ts';
import { requestAggregate } from './request/aggregate.ts';
import { resourceAggregate } from './resource/aggregate.ts';

/** All that this subgraph keeps and answers. */
export const aggregates = [
  demandAggregate,
  donationAggregate,
  exchangeAggregate,
  factsAggregate,
  logAggregate,
  requestAggregate,
  resourceAggregate,
];
