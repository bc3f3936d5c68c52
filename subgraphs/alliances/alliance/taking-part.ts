import type { Operators } from '../../../protocol/filter/operators.ts';
import {
  all,
  column,
  negate,
  type Condition,
  type FieldCondition,
  type NameParameter,
} from '../../kit/read/filter.ts';
import { currentStatuses } from '../membership/membership.ts';

/**
 * An alliance takes part in a district that its source states or whose unit is
 * a member now. The SQL below says so three times: as pairs, as a test of one
 * district and as a test for two.
 */
const current = `joined.status IN (${currentStatuses.map((status) => `'${status}'`).join(', ')})`;

/** Pairs of a district's code `parent` and an alliance's id `id`, each once. */
export const takingPart = `
  SELECT stated.district_code AS parent, stated.alliance_id AS id
  FROM alliance_district stated
  UNION
  SELECT joined.district_code, joined.alliance_id
  FROM membership joined WHERE ${current}`;

/** True of an alliance `row` that takes part in at least two districts. */
export const crossesDistricts = `
  (SELECT COUNT(*) FROM alliance_district stated
    WHERE stated.alliance_id = row.id) >= 2
  OR (SELECT COUNT(DISTINCT joined.district_code) FROM membership joined
    WHERE joined.alliance_id = row.id AND ${current}) >= 2
  OR EXISTS (SELECT 1 FROM alliance_district stated
    JOIN membership joined ON joined.alliance_id = stated.alliance_id
      AND joined.district_code <> stated.district_code
    WHERE stated.alliance_id = row.id AND ${current})`;

/** `eq` and `in`: it takes part in such a district; `notIn`: in none such. */
export function takesPartIn(): FieldCondition {
  return ({ notIn, ...some }: Operators, names) => {
    const conditions = Object.entries(some).map(([operator, operand]) =>
      takesPartInSome({ [operator]: operand }, names),
    );
    if (notIn === undefined) return all(conditions);
    return all([...conditions, negate(takesPartInSome({ in: notIn }, names))]);
  };
}

function takesPartInSome(
  operators: Operators,
  names: NameParameter,
): Condition {
  const stated = column('stated.district_code')(operators as never, names);
  const joined = column('joined.district_code')(operators as never, names);
  return {
    sql: `(row.id IN (SELECT stated.alliance_id FROM alliance_district stated
        WHERE ${stated.sql})
      OR row.id IN (SELECT joined.alliance_id FROM membership joined
        WHERE ${current} AND ${joined.sql}))`,
    parameters: { ...stated.parameters, ...joined.parameters },
  };
}
