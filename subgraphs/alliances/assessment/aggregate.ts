import type { Aggregate } from '../../kit/records/aggregate.ts';
import type { Resolvers } from '../contract/generated.ts';
import type { VitalityReport as Report } from '../vitality/report.ts';
import { assessAlliance } from './assess-alliance.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    VitalityReport: Report;
  }
}

const resolvers: Resolvers = {
  Alliance: {
    vitality: (alliance, _, context) =>
      assessAlliance(alliance, alliance.facts, context),
  },
};

export const assessmentAggregate: Aggregate = { records: [], resolvers };
