import { column } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/loaders.ts';
import { resourceEntity, type ResourceRow } from './resource.ts';

/** Resources in id order; below an alliance, those offered within it. */
export const resourceList: ListShape<ResourceRow> = {
  entity: resourceEntity,
  order: ['id'],
  parent: 'allianceId',
  filters: {
    id: column('row.id'),
    title: column('row.title'),
    kind: column('row.kind'),
    alliance: column('row.allianceId'),
  },
};
