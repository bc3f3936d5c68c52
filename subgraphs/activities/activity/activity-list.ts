import { sql } from 'kysely';

import {
  givenOperators,
  type Operators,
} from '../../../protocol/filter/operators.ts';
import type { ListOf } from '../../kit/read/list-shape.ts';
import { rowColumn } from '../../kit/read/entity-rows.ts';
import { column, type FieldCondition } from '../../kit/read/filter.ts';
import { partialDateColumn } from '../../kit/read/partial-date.ts';
import { all, fixed, negate, type Sql } from '../../kit/read/sql.ts';
import type { QueryActivitiesArgs } from '../contract/generated.ts';
import { activityEntity, type ActivityRow } from './activity.ts';

/**
 * Activities in order of id; as a field of an alliance, those that it holds.
 */
export const activityList: ListOf<ActivityRow, QueryActivitiesArgs> = {
  entity: activityEntity,
  order: ['id'],
  link: fixed(
    'SELECT alliance_id AS parent, activity_id AS id FROM activity_alliance',
  ),
  filters: {
    id: column('row.id', 'id'),
    title: column('row.title', 'text'),
    kind: column('row.kind', 'enum'),
    state: column('row.state', 'enum'),
    alliance: heldBy(),
    startedOn: partialDateColumn('row.startedOn'),
    provenance: column('row.provenance', 'enum'),
  },
};

/**
 * `eq` and `in` match when at least one alliance that holds the activity does;
 * `notIn` when none does.
 */
function heldBy(): FieldCondition {
  return (operators) =>
    all(
      givenOperators(operators).map(([operator, operand]) =>
        operator === 'notIn'
          ? negate(someHolder({ in: operand }))
          : someHolder({ [operator]: operand }),
      ),
    );
}

function someHolder(operators: Operators): Sql {
  const isMeant = column('holder.allianceId', 'id')(operators);
  return sql`${rowColumn('id')} IN (SELECT holder.activity_id FROM activity_alliance holder WHERE ${isMeant})`;
}
