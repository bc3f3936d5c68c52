import { column } from '../../kit/read/filter.ts';
import type { ListOf } from '../../kit/read/list-shape.ts';
import type { QueryResourcesArgs } from '../contract/generated.ts';
import { resourceEntity, type ResourceRow } from './resource.ts';

/**
 * Resources in order of id; as a field of an alliance, those offered within it.
 */
export const resourceList: ListOf<ResourceRow, QueryResourcesArgs> = {
  entity: resourceEntity,
  order: ['id'],
  parent: 'allianceId',
  filters: {
    id: column('row.id', 'id'),
    title: column('row.title', 'text'),
    kind: column('row.kind', 'enum'),
    alliance: column('row.allianceId', 'id'),
  },
};
