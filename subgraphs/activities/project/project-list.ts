import { column } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/connection-loader.ts';
import { projectEntity, type ProjectRow } from './project.ts';

/** Projects in id order; below an alliance, its own. */
export const projectList: ListShape<ProjectRow> = {
  entity: projectEntity,
  order: ['id'],
  parent: 'allianceId',
  filters: {
    id: column('row.id', 'id'),
    title: column('row.title', 'text'),
    state: column('row.state', 'enum'),
    alliance: column('row.allianceId', 'id'),
  },
};
