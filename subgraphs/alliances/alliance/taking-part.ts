import { sql } from 'kysely';

import {
  givenOperators,
  type Operators,
} from '../../../protocol/filter/operators.ts';
import { rowColumn } from '../../kit/read/entity-rows.ts';
import { column, type FieldCondition } from '../../kit/read/filter.ts';
import { all, fixed, negate, type Sql } from '../../kit/read/sql.ts';
import { currentStatuses } from '../membership/membership.ts';

/**
 * An alliance takes part in a district that its source names, or that a unit is
 * from which is a member now. The SQL below says so in three forms: as pairs,
 * as a condition for one district, and as a condition for at least two.
 */
const current = fixed(
  `joined.status IN (${currentStatuses.map((status) => `'${status}'`).join(', ')})`,
);

const allianceId = rowColumn('id');

/**
 * Pairs of `parent` (a district's code) and `id` (an alliance's), each once.
 */
export const takingPart = sql`
  SELECT stated.district_code AS parent, stated.alliance_id AS id
  FROM alliance_district stated
  UNION
  SELECT joined.district_code, joined.alliance_id
  FROM membership joined WHERE ${current}`;

/** A condition: the alliance `row` takes part in at least two districts. */
export const crossesDistricts = sql`
  (SELECT COUNT(*) FROM alliance_district stated
    WHERE stated.alliance_id = ${allianceId}) >= 2
  OR (SELECT COUNT(DISTINCT joined.district_code) FROM membership joined
    WHERE joined.alliance_id = ${allianceId} AND ${current}) >= 2
  OR EXISTS (SELECT 1 FROM alliance_district stated
    JOIN membership joined ON joined.alliance_id = stated.alliance_id
      AND joined.district_code <> stated.district_code
    WHERE stated.alliance_id = ${allianceId} AND ${current})`;

/**
 * `eq` and `in` match when it takes part in such a district, `notIn` when in
 * none.
 */
export function takesPartIn(): FieldCondition {
  return (operators) =>
    all(
      givenOperators(operators).map(([operator, operand]) =>
        operator === 'notIn'
          ? negate(takesPartInSome({ in: operand }))
          : takesPartInSome({ [operator]: operand }),
      ),
    );
}

function takesPartInSome(operators: Operators): Sql {
  const stated = column('stated.districtCode', 'id')(operators);
  const joined = column('joined.districtCode', 'id')(operators);
  return sql`(${allianceId} IN (SELECT stated.alliance_id FROM alliance_district stated
        WHERE ${stated})
      OR ${allianceId} IN (SELECT joined.alliance_id FROM membership joined
        WHERE ${current} AND ${joined}))`;
}
