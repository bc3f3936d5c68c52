import type {
  FieldResolvers,
  Reference,
} from '../resolvers/field-resolvers.ts';

/** A unit is known here by its id alone: what it is, its district says. */
export const unitResolvers: FieldResolvers<Reference> = {
  memberships: ({ id }, args, { membershipsOfUnit }) =>
    membershipsOfUnit.of(id, args),
  chairTerms: ({ id }, _, { chairTermsOfUnit }) => chairTermsOfUnit.load(id),
};
