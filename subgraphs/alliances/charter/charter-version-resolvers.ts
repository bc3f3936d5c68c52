import type { AlliancesContext } from '../context.ts';
import type { CharterVersionRow } from './charter-version.ts';
import type {
  FieldResolvers,
  Reference,
} from '../resolvers/field-resolvers.ts';

const fields: FieldResolvers<CharterVersionRow> = {
  clauses: ({ id }, _, { charterClauses }) => charterClauses.load(id),
  signatures: ({ id }, _, { signatures }) => signatures.load(id),
};

export const charterVersionResolvers = {
  ...fields,
  __resolveReference: ({ id }: Reference, context: AlliancesContext) =>
    context.charterVersionById.load(id),
};
