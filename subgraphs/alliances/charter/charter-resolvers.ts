import { stub } from '../../kit/values/stub.ts';
import type { Context, Resolvers } from '../contract/generated.ts';
import { memberUnitsOf } from '../membership/member-units.ts';
import { charterClausesOf, type CharterClauseRow } from './charter-clause.ts';
import {
  charterVersionsOf,
  versionInForce,
  type CharterVersionRow,
} from './charter-version.ts';
import { chartersOf, type CharterRow } from './charter.ts';
import { signaturesOf, type SignatureRow } from './signature.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Charter: CharterRow;
    CharterVersion: CharterVersionRow;
    CharterClause: CharterClauseRow;
    Signature: SignatureRow;
  }
}

export const charterResolvers: Resolvers = {
  Charter: {
    effective: async ({ id }, _, context) =>
      versionInForce(await context.once(charterVersionsOf).load(id)),
    versions: ({ id }, _, context) => context.once(charterVersionsOf).load(id),
    pending: (charter, _, context) => pendingUnits(charter, context),
  },
  CharterVersion: {
    clauses: ({ id }, _, context) => context.once(charterClausesOf).load(id),
    signatures: ({ id }, _, context) => context.once(signaturesOf).load(id),
  },
  Signature: {
    unit: ({ unitId }) => stub(unitId),
    isCurrent: (signature, _, context) => isCurrent(signature, context),
  },
  Alliance: {
    charter: async ({ id }, _, context) =>
      (await context.once(chartersOf).load(id)).at(0) ?? null,
  },
};

/** Null while no version is in force, since there is nothing to sign. */
async function pendingUnits({ id, allianceId }: CharterRow, context: Context) {
  const versions = await context.once(charterVersionsOf).load(id);
  const effective = versionInForce(versions);
  if (effective === null) return null;
  const [members, signatures] = await Promise.all([
    context.once(memberUnitsOf).load(allianceId),
    context.once(signaturesOf).load(effective.id),
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

async function isCurrent(
  { versionId, contentHash }: SignatureRow,
  context: Context,
): Promise<boolean> {
  const signed = await context.byId('CharterVersion').load(versionId);
  if (signed === null) return false;
  const effective = versionInForce(
    await context.once(charterVersionsOf).load(signed.charterId),
  );
  return effective?.contentHash === contentHash;
}
