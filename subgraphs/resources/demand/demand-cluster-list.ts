import { column } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/loaders.ts';
import {
  demandClusterEntity,
  type DemandClusterRow,
} from './demand-cluster.ts';

/** Demand clusters in id order. */
export const demandClusterList: ListShape<DemandClusterRow> = {
  entity: demandClusterEntity,
  order: ['id'],
  filters: {
    topic: column('row.topic'),
    alliance: column('row.allianceId'),
  },
};
