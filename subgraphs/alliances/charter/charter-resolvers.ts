import { stub } from '../../kit/values/stub.ts';
import type { AlliancesContext } from '../context.ts';
import { versionInForce } from './charter-version.ts';
import type { CharterRow } from './charter.ts';
import type {
  FieldResolvers,
  Reference,
} from '../resolvers/field-resolvers.ts';

const fields: FieldResolvers<CharterRow> = {
  effective: async ({ id }, _, { charterVersions }) =>
    versionInForce(await charterVersions.load(id)),
  versions: ({ id }, _, { charterVersions }) => charterVersions.load(id),
  pending: (charter, _, context) => pendingUnits(charter, context),
};

export const charterResolvers = {
  ...fields,
  __resolveReference: ({ id }: Reference, context: AlliancesContext) =>
    context.charterById.load(id),
};

/** Null while no version is in force: then there is nothing to sign. */
async function pendingUnits(
  { id, allianceId }: CharterRow,
  context: AlliancesContext,
) {
  const effective = versionInForce(await context.charterVersions.load(id));
  if (effective === null) return null;
  const [members, signatures] = await Promise.all([
    context.currentUnitIds.load(allianceId),
    context.signatures.load(effective.id),
  ]);
  const signed = new Set(
    signatures
      .filter(({ contentHash }) => contentHash === effective.contentHash)
      .map(({ unitId }) => unitId),
  );
  return members
    .filter((unit) => !signed.has(unit.id))
    .map(({ id: unitId }) => stub(unitId));
}
