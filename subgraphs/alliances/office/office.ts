import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { Context, OfficeRole } from '../contract/generated.ts';

/** A duty within an alliance. Its holder need not be a recorded unit. */
export interface OfficeRow extends Sourced {
  readonly id: string;
  readonly allianceId: string;
  readonly role: OfficeRole;
  readonly unitId: string | null;
  readonly holderText: string;
}

export const officeEntity = defineEntity<OfficeRow>(
  'office',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    role: fields.text(32),
    unitId: orNull(fields.text(128)),
    holderText: fields.text(),
    ...sourcedFields,
  },
  [['allianceId']],
);

/** Loads the offices of each alliance, ordered by id. */
export function officesOf({ dataSource }: Context) {
  return loadChildren(dataSource, officeEntity, {
    parent: 'allianceId',
    order: 'id',
  });
}
