import { column } from '../../kit/read/filter.ts';
import type { ListOf } from '../../kit/read/list-shape.ts';
import type { QueryProjectsArgs } from '../contract/generated.ts';
import { projectEntity, type ProjectRow } from './project.ts';

/** Projects in order of id; as a field of an alliance, its own. */
export const projectList: ListOf<ProjectRow, QueryProjectsArgs> = {
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
