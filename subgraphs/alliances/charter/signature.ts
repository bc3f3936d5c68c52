import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

/**
 * A signature; it belongs to the version that was signed, not to later ones.
 */
export interface SignatureRow {
  readonly id: string;
  readonly versionId: string;
  readonly unitId: string;
  readonly contentHash: string;
  /** When it was signed (RFC 3339). */
  readonly signedAt: string;
}

export const signatureEntity = defineEntity<SignatureRow>(
  'signature',
  {
    id: fields.id(),
    versionId: fields.text(64),
    unitId: fields.text(128),
    contentHash: fields.text(64),
    signedAt: fields.text(40),
  },
  [['versionId']],
);

/** Loads the signatures of each version, ordered by id. */
export function signaturesOf({ dataSource }: Context) {
  return loadChildren(dataSource, signatureEntity, {
    parent: 'versionId',
    order: 'id',
  });
}
