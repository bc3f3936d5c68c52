import { stub } from '../../kit/values/stub.ts';
import type { AlliancesContext } from '../context.ts';
import { versionInForce } from './charter-version.ts';
import type { SignatureRow } from './signature.ts';
import type {
  FieldResolvers,
  Reference,
} from '../resolvers/field-resolvers.ts';

const fields: FieldResolvers<SignatureRow> = {
  unit: ({ unitId }) => stub(unitId),
  isCurrent: (signature, _, context) => isCurrent(signature, context),
};

export const signatureResolvers = {
  ...fields,
  __resolveReference: ({ id }: Reference, context: AlliancesContext) =>
    context.signatureById.load(id),
};

async function isCurrent(
  { versionId, contentHash }: SignatureRow,
  { charterVersionById, charterVersions }: AlliancesContext,
): Promise<boolean> {
  const signed = await charterVersionById.load(versionId);
  if (signed === null) return false;
  const effective = versionInForce(
    await charterVersions.load(signed.charterId),
  );
  return effective?.contentHash === contentHash;
}
