import { column } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/connection-loader.ts';
import {
  resourceRequestEntity,
  type ResourceRequestRow,
} from './resource-request.ts';

/** Requests in id order; below an alliance, those raised within it. */
export const requestList: ListShape<ResourceRequestRow> = {
  entity: resourceRequestEntity,
  order: ['id'],
  parent: 'allianceId',
  filters: {
    id: column('row.id', 'id'),
    kind: column('row.kind', 'enum'),
    state: column('row.state', 'enum'),
    alliance: column('row.allianceId', 'id'),
  },
};
