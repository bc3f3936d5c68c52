import { column } from '../../kit/read/filter.ts';
import type { ListOf } from '../../kit/read/list-shape.ts';
import type { QueryDemandClustersArgs } from '../contract/generated.ts';
import {
  demandClusterEntity,
  type DemandClusterRow,
} from './demand-cluster.ts';

/** Demand clusters in order of id. */
export const demandClusterList: ListOf<
  DemandClusterRow,
  QueryDemandClustersArgs
> = {
  entity: demandClusterEntity,
  order: ['id'],
  filters: {
    topic: column('row.topic', 'text'),
    alliance: column('row.allianceId', 'id'),
  },
};
