import type { AlliancesContext } from '../context.ts';
import { findWarning } from './warning-list.ts';
import type { EarlyWarning } from '../vitality/report.ts';
import type {
  FieldResolvers,
  Reference,
} from '../resolvers/field-resolvers.ts';

const fields: FieldResolvers<EarlyWarning> = {
  alliance: ({ allianceId }, _, { allianceById }) =>
    allianceById.load(allianceId),
};

export const earlyWarningResolvers = {
  ...fields,
  __resolveReference: ({ id }: Reference, context: AlliancesContext) =>
    findWarning(id, context),
};
