import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type {
  Context,
  ResourceKind,
  ResourceState,
} from '../contract/generated.ts';

/** Something a member can share. */
export interface ResourceRow extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly kind: ResourceKind;
  readonly description: string | null;
  /** The unit that offers it; null where the source names only the alliance. */
  readonly providerId: string | null;
  readonly allianceId: string | null;
  readonly state: ResourceState;
}

export const resourceEntity = defineEntity<ResourceRow>(
  'resource',
  {
    id: fields.id(),
    title: fields.text(),
    kind: fields.text(32),
    description: orNull(fields.long()),
    providerId: orNull(fields.text(64)),
    allianceId: orNull(fields.text(64)),
    state: fields.text(32),
    ...sourcedFields,
  },
  [['allianceId'], ['providerId']],
);

/** Loads the resources of each unit that offers them, ordered by id. */
export function resourcesOfUnit({ dataSource }: Context) {
  return loadChildren(dataSource, resourceEntity, {
    parent: 'providerId',
    order: 'id',
  });
}
