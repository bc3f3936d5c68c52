import type { Aggregate } from '../../kit/records/aggregate.ts';
import { evaluationResolvers } from './evaluation-resolvers.ts';
import { evaluationRoundEntity } from './evaluation-round.ts';
import { recognitionEntity } from './recognition.ts';

export const evaluationAggregate: Aggregate = {
  records: [
    { type: 'EvaluationRound', entity: evaluationRoundEntity },
    { type: 'Recognition', entity: recognitionEntity },
  ],
  resolvers: evaluationResolvers,
};
