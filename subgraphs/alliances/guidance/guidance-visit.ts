import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields } from '../../kit/storage/entity.ts';
import type { Context, GuidanceKind } from '../contract/generated.ts';

/** A visit or review by the superior organization. */
export interface GuidanceVisitRow {
  readonly id: string;
  readonly allianceId: string;
  readonly heldOn: string;
  readonly kind: GuidanceKind;
  /** The guiding body, as the source calls it. */
  readonly guidedBy: string;
}

export const guidanceVisitEntity = defineEntity<GuidanceVisitRow>(
  'guidance_visit',
  {
    id: fields.id(),
    allianceId: fields.text(64),
    heldOn: fields.text(10),
    kind: fields.text(32),
    guidedBy: fields.text(),
  },
  [['allianceId', 'heldOn']],
);

/** Loads the visits of each alliance, oldest first. */
export function guidanceVisitsOf({ dataSource }: Context) {
  return loadChildren(dataSource, guidanceVisitEntity, {
    parent: 'allianceId',
    order: 'heldOn',
  });
}
