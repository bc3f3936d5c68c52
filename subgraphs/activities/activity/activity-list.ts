import {
  givenOperators,
  type Operators,
} from '../../../protocol/filter/operators.ts';
import {
  all,
  column,
  negate,
  type Condition,
  type FieldCondition,
  type NameParameter,
} from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/loaders.ts';
import { partialDateColumn } from '../../kit/read/partial-date.ts';
import { activityEntity, type ActivityRow } from './activity.ts';

/** Activities in id order; below an alliance, those that it holds. */
export const activityList: ListShape<ActivityRow> = {
  entity: activityEntity,
  order: ['id'],
  link: 'SELECT alliance_id AS parent, activity_id AS id FROM activity_alliance',
  filters: {
    id: column('row.id'),
    title: column('row.title'),
    kind: column('row.kind'),
    state: column('row.state'),
    alliance: heldBy(),
    startedOn: partialDateColumn('row.startedOn'),
    provenance: column('row.provenance'),
  },
};

/** `eq` and `in`: some alliance that holds it is meant; `notIn`: none is. */
function heldBy(): FieldCondition {
  return (operators: Operators, names) =>
    all(
      givenOperators(operators).map(([operator, operand]) =>
        operator === 'notIn'
          ? negate(someHolder({ in: operand }, names))
          : someHolder({ [operator]: operand }, names),
      ),
    );
}

function someHolder(operators: Operators, names: NameParameter): Condition {
  const { sql, parameters } = column('holder.alliance_id')(
    operators as never,
    names,
  );
  return {
    sql: `row.id IN (SELECT holder.activity_id FROM activity_alliance holder WHERE ${sql})`,
    parameters,
  };
}
