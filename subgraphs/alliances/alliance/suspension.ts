import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { Context, SuspensionScope } from '../contract/generated.ts';

/** A pause; its days do not count in the silence of the alliance (V1). */
export interface SuspensionRow {
  readonly id: string;
  readonly allianceId: string;
  readonly startsOn: string;
  /** The last day of the pause; null while it lasts. */
  readonly endsOn: string | null;
  readonly reason: string;
  readonly scope: SuspensionScope;
}

export const suspensionEntity = defineEntity<SuspensionRow>(
  'suspension',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    startsOn: fields.text(10),
    endsOn: orNull(fields.text(10)),
    reason: fields.text(),
    scope: fields.text(32),
  },
  [['allianceId']],
);

/** Loads the pauses of each alliance in the order in which they began. */
export function suspensionsOf({ dataSource }: Context) {
  return loadChildren(dataSource, suspensionEntity, {
    parent: 'allianceId',
    order: 'startsOn',
  });
}
