// Written by `npm run codegen`: each folder here with an aggregate.ts.
import { allianceAggregate } from './alliance/aggregate.ts';
import { assessmentAggregate } from './assessment/aggregate.ts';
import { chairAggregate } from './chair/aggregate.ts';
import { charterAggregate } from './charter/aggregate.ts';
import { earlyWarningsAggregate } from './early-warnings/aggregate.ts';
import { evaluationAggregate } from './evaluation/aggregate.ts';
import { guidanceAggregate } from './guidance/aggregate.ts';
import { institutionAggregate } from './institution/aggregate.ts';
import { membershipAggregate } from './membership/aggregate.ts';
import { officeAggregate } from './office/aggregate.ts';
import { reportedAggregate } from './reported/aggregate.ts';

/** All that this subgraph keeps and answers. */
export const aggregates = [
  allianceAggregate,
  assessmentAggregate,
  chairAggregate,
  charterAggregate,
  earlyWarningsAggregate,
  evaluationAggregate,
  guidanceAggregate,
  institutionAggregate,
  membershipAggregate,
  officeAggregate,
  reportedAggregate,
];
