import { column } from '../../kit/read/filter.ts';
import type { ListOf } from '../../kit/read/list-shape.ts';
import type { QueryResourceRequestsArgs } from '../contract/generated.ts';
import {
  resourceRequestEntity,
  type ResourceRequestRow,
} from './resource-request.ts';

/**
 * Requests in order of id; as a field of an alliance, those raised within it.
 */
export const requestList: ListOf<
  ResourceRequestRow,
  QueryResourceRequestsArgs
> = {
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
