import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type {
  CoBuildingCategory,
  ProjectState,
} from '../contract/generated.ts';

/** A project that members may claim. */
export interface ProjectRow extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly category: CoBuildingCategory | null;
  readonly state: ProjectState;
  readonly allianceId: string | null;
  readonly publishedOn: string | null;
  readonly expiresOn: string | null;
}

export const projectEntity = defineEntity<ProjectRow>(
  'project',
  {
    id: fields.id(),
    title: fields.text(),
    category: orNull(fields.text(32)),
    state: fields.text(32),
    allianceId: orNull(fields.text(64)),
    publishedOn: orNull(fields.text(10)),
    expiresOn: orNull(fields.text(10)),
    ...sourcedFields,
  },
  [['allianceId']],
);
