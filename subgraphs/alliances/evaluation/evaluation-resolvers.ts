import { orUnknown } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import {
  evaluationRoundsOf,
  type EvaluationRoundRow,
} from './evaluation-round.ts';
import { recognitionsOf, type RecognitionRow } from './recognition.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    EvaluationRound: EvaluationRoundRow;
    Recognition: RecognitionRow;
  }
}

export const evaluationResolvers: Resolvers = {
  EvaluationRound: {
    from: ({ startsOn }) => startsOn,
    to: ({ endsOn }) => endsOn,
  },
  Recognition: {
    unit: ({ unitId }) => stub(unitId),
  },
  Alliance: {
    evaluationRounds: async (alliance, _, context) =>
      orUnknown(
        await context.once(evaluationRoundsOf).load(alliance.id),
        !isFromText(alliance),
      ),
    recognitions: async (alliance, _, context) =>
      orUnknown(
        await context.once(recognitionsOf).load(alliance.id),
        !isFromText(alliance),
      ),
  },
};
