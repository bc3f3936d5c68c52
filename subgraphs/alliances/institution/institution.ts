import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { Context, InstitutionKind } from '../contract/generated.ts';

/** A standing institution (制度) of an alliance. */
export interface InstitutionRow {
  readonly id: string;
  readonly allianceId: string;
  readonly kind: InstitutionKind;
  readonly version: number;
  readonly adoptedOn: string | null;
  readonly reviewedOn: string | null;
  readonly lastUsedOn: string | null;
}

export const institutionEntity = defineEntity<InstitutionRow>(
  'institution',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    kind: fields.text(32),
    version: fields.integer(),
    adoptedOn: orNull(fields.text(10)),
    reviewedOn: orNull(fields.text(10)),
    lastUsedOn: orNull(fields.text(10)),
  },
  [['allianceId']],
);

/** Loads the institutions of each alliance, ordered by id. */
export function institutionsOf({ dataSource }: Context) {
  return loadChildren(dataSource, institutionEntity, {
    parent: 'allianceId',
    order: 'id',
  });
}
