import { stub } from '../../kit/values/stub.ts';
import type { AlliancesContext } from '../context.ts';
import type { EvaluationRoundRow } from '../evaluation/evaluation-round.ts';
import type { GuidanceVisitRow } from '../guidance/guidance-visit.ts';
import type { OfficeRow } from '../office/office.ts';
import type { RecognitionRow } from '../evaluation/recognition.ts';
import type { SuspensionRow } from '../alliance/suspension.ts';
import type { FieldResolvers, Reference } from './field-resolvers.ts';

const office: FieldResolvers<OfficeRow> = {
  unit: ({ unitId }) => stub(unitId),
};

const suspension: FieldResolvers<SuspensionRow> = {
  from: ({ startsOn }) => startsOn,
  to: ({ endsOn }) => endsOn,
};

const guidanceVisit: FieldResolvers<GuidanceVisitRow> = {
  by: ({ guidedBy }) => guidedBy,
};

const evaluationRound: FieldResolvers<EvaluationRoundRow> = {
  from: ({ startsOn }) => startsOn,
  to: ({ endsOn }) => endsOn,
};

const recognition: FieldResolvers<RecognitionRow> = {
  unit: ({ unitId }) => stub(unitId),
};

/** The small records of an alliance, each by its type's name. */
export const recordResolvers = {
  Office: { ...office },
  Suspension: { ...suspension },
  GuidanceVisit: {
    ...guidanceVisit,
    __resolveReference: ({ id }: Reference, context: AlliancesContext) =>
      context.guidanceVisitById.load(id),
  },
  EvaluationRound: {
    ...evaluationRound,
    __resolveReference: ({ id }: Reference, context: AlliancesContext) =>
      context.evaluationRoundById.load(id),
  },
  Recognition: {
    ...recognition,
    __resolveReference: ({ id }: Reference, context: AlliancesContext) =>
      context.recognitionById.load(id),
  },
};
