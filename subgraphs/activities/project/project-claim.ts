import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { ClaimState, Context } from '../contract/generated.ts';

/** A unit's claim to carry out a project. */
export interface ProjectClaimRow {
  readonly id: string;
  readonly projectId: string;
  readonly unitId: string;
  readonly state: ClaimState;
  readonly claimedOn: string | null;
  readonly dueOn: string | null;
  readonly confirmedOn: string | null;
}

export const projectClaimEntity = defineEntity<ProjectClaimRow>(
  'project_claim',
  {
    id: fields.id(),
    projectId: fields.text(64),
    unitId: fields.text(64),
    state: fields.text(32),
    claimedOn: orNull(fields.text(10)),
    dueOn: orNull(fields.text(10)),
    confirmedOn: orNull(fields.text(10)),
  },
  [['projectId'], ['unitId']],
);

/** Loads the claims of each project, ordered by id. */
export function claimsOfProject({ dataSource }: Context) {
  return loadChildren(dataSource, projectClaimEntity, {
    parent: 'projectId',
    order: 'id',
  });
}

/** Loads the claims of each unit, ordered by id. */
export function claimsOfUnit({ dataSource }: Context) {
  return loadChildren(dataSource, projectClaimEntity, {
    parent: 'unitId',
    order: 'id',
  });
}
