import type { AlliancesContext } from '../context.ts';
import { findWarning } from '../early-warnings/warning-list.ts';
import type { EarlyWarning } from '../vitality/report.ts';
import type { FieldResolvers, Reference } from './field-resolvers.ts';

const fields: FieldResolvers<EarlyWarning> = {
  alliance: ({ allianceId }, _, { allianceById }) =>
    allianceById.load(allianceId),
};

export const earlyWarningResolvers = {
  ...fields,
  __resolveReference: ({ id }: Reference, context: AlliancesContext) =>
    findWarning(id, context),
};
