import { column } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/loaders.ts';
import { projectEntity, type ProjectRow } from './project.ts';

/** Projects in id order; below an alliance, its own. */
export const projectList: ListShape<ProjectRow> = {
  entity: projectEntity,
  order: ['id'],
  parent: 'allianceId',
  filters: {
    id: column('row.id'),
    title: column('row.title'),
    state: column('row.state'),
    alliance: column('row.allianceId'),
  },
};
