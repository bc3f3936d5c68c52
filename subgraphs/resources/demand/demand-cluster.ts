import { loadChildren } from '../../kit/read/loaders.ts';
import {
  defineEntity,
  fields,
  orNull,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';
import type { Context, ResourceRequestState } from '../contract/generated.ts';

/** Demands of several units for the same training. */
export interface DemandClusterRow extends Sourced {
  readonly id: string;
  readonly topic: string;
  readonly allianceId: string | null;
  readonly state: ResourceRequestState;
}

export const demandClusterEntity = defineEntity<DemandClusterRow>(
  'demand_cluster',
  {
    id: fields.id(),
    topic: fields.text(),
    allianceId: orNull(fields.text(64)),
    state: fields.text(32),
    ...sourcedFields,
  },
  [['allianceId']],
);

/** Loads the clusters of each alliance, ordered by id. */
export function clustersOfAlliance({ dataSource }: Context) {
  return loadChildren(dataSource, demandClusterEntity, {
    parent: 'allianceId',
    order: 'id',
  });
}
