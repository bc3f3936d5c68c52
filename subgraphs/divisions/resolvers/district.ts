import { testOf } from '../../../protocol/filter/test-records.ts';
import { comparePositions, type Position } from '../../../protocol/position.ts';
import {
  createConnection,
  directedPageRequest,
  pageOf,
  type BothWaysArguments,
} from '../../kit/read/connection.ts';
import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import {
  allDivisions,
  divisionOfRecord,
  findDivision,
  type Division,
} from '../../kit/values/divisions/divisions.ts';
import { inAnyWidth } from '../../kit/read/matches-filter.ts';
import { oneField } from '../../kit/read/one-field.ts';
import { refuseGatewayConditions } from '../../kit/read/refuse-gateway-conditions.ts';

interface CodeArgument {
  readonly code: string;
}

const CONNECTED = { name: 'connected', knownTo: 'organizations' };

export const districtQueries = {
  district: (_: unknown, { code }: CodeArgument) => findDivision(code),
  districts: (_: unknown, args: DistrictArguments) => {
    const terms = (args.orderBy ?? []).map(oneField);
    const directions = terms.map(({ descending }) =>
      descending ? 'DESC' : 'ASC',
    );
    const request = directedPageRequest(
      args,
      [...terms, null].map(() => 'text'),
    );
    const keyOf = ({ code, name }: Division) => [
      ...terms.map(({ field }) => (field === 'name' ? name : code)),
      code,
    ];
    const compare = (one: Position, other: Position) => {
      // The code is last and ascends, whatever comes before it.
      const order = comparePositions(one, other, directions);
      return request.backward ? -order : order;
    };
    const matching = divisionsMatching(args);
    return createConnection({
      request,
      keyOf,
      page: () => {
        const { after } = request;
        const rest = matching
          .filter((it) => after === null || compare(keyOf(it), after) > 0)
          .sort((one, other) => compare(keyOf(one), keyOf(other)));
        const page = pageOf(rest, request.first);
        return Promise.resolve(
          request.backward ? { ...page, rows: page.rows.toReversed() } : page,
        );
      },
      count: () => Promise.resolve(matching.length),
    });
  },
};

type DistrictArguments = BothWaysArguments & {
  readonly filter?: object | null;
  readonly orderBy?: readonly object[] | null;
};

export const districtResolvers = {
  // Districts write codes that GB/T 2260 does not know.
  __resolveReference: ({ code }: CodeArgument) => divisionOfRecord(code),
  parent: ({ parentCode }: Division) =>
    parentCode === null ? null : findDivision(parentCode),
  successors: ({ successorCodes }: Division) =>
    successorCodes.flatMap((code) => findDivision(code) ?? []),
};

function divisionsMatching(args: DistrictArguments): readonly Division[] {
  const filter = args.filter as FilterInput | null | undefined;
  refuseGatewayConditions(filter, CONNECTED);
  return allDivisions().filter(testOf(filter, fields));
}

const fields = {
  code: inAnyWidth(({ code }: Division) => code),
  name: inAnyWidth(({ name }: Division) => name),
  level: inAnyWidth(({ level }: Division) => level),
};
