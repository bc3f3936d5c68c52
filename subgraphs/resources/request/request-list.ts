import { column } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/loaders.ts';
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
    id: column('row.id'),
    kind: column('row.kind'),
    state: column('row.state'),
    alliance: column('row.allianceId'),
  },
};
