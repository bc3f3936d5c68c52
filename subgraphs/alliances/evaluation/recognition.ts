import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

/** An honour for work done; never money. */
export interface RecognitionRow {
  readonly id: string;
  readonly allianceId: string;
  /** Null when the alliance itself is honoured. */
  readonly unitId: string | null;
  readonly title: string;
  readonly grantedOn: string;
  readonly grantedBy: string;
}

export const recognitionEntity = defineEntity<RecognitionRow>(
  'recognition',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    unitId: orNull(fields.text(128)),
    title: fields.text(),
    grantedOn: fields.text(10),
    grantedBy: fields.text(),
  },
  [['allianceId']],
);

/** Loads the recognitions of each alliance, oldest first. */
export function recognitionsOf({ dataSource }: Context) {
  return loadChildren(dataSource, recognitionEntity, {
    parent: 'allianceId',
    order: 'grantedOn',
  });
}
