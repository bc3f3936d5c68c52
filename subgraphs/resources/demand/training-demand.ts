import { loadChildren } from '../../kit/read/loaders.ts';
import { defineEntity, fields, orNull } from '../../kit/storage/entity.ts';
import type { Context } from '../contract/generated.ts';

/** One unit's demand for training. */
export interface TrainingDemandRow {
  readonly id: string;
  readonly topic: string;
  /** Null where the source names no unit. */
  readonly raisedById: string | null;
  readonly raisedOn: string | null;
  /** The units in the source's words, such as 周边数家企业. */
  readonly raisedByText: string | null;
  readonly demandClusterId: string | null;
}

export const trainingDemandEntity = defineEntity<TrainingDemandRow>(
  'training_demand',
  {
    id: fields.id(),
    topic: fields.text(),
    raisedById: orNull(fields.text(64)),
    raisedOn: orNull(fields.text(10)),
    raisedByText: orNull(fields.text()),
    demandClusterId: orNull(fields.text(64)),
  },
  [['demandClusterId']],
);

/** Loads the demands of each cluster, ordered by id. */
export function demandsOfCluster({ dataSource }: Context) {
  return loadChildren(dataSource, trainingDemandEntity, {
    parent: 'demandClusterId',
    order: 'id',
  });
}
