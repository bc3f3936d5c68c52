import { column } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/connection-loader.ts';
import {
  demandClusterEntity,
  type DemandClusterRow,
} from './demand-cluster.ts';

/** Demand clusters in id order. */
export const demandClusterList: ListShape<DemandClusterRow> = {
  entity: demandClusterEntity,
  order: ['id'],
  filters: {
    topic: column('row.topic', 'text'),
    alliance: column('row.allianceId', 'id'),
  },
};
