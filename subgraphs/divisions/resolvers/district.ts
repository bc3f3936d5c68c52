import { testOf } from '../../../protocol/filter/test-records.ts';
import { comparePositions, type Position } from '../../../protocol/position.ts';
import {
  createConnection,
  directedPageRequest,
  pageOf,
  type Connection,
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
import type { RequestContext } from '../../kit/serve/subgraph.ts';
import type { QueryDistrictsArgs, Resolvers } from '../contract/generated.ts';
import { refuseGatewayConditions } from '../../kit/read/refuse-gateway-conditions.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    District: Division;
  }
}

const CONNECTED = { name: 'connected', knownTo: 'organizations' };

export const districtResolvers: Resolvers<RequestContext> = {
  Query: {
    district: (_, { code }) => findDivision(code),
    districts: (_, args) => divisionConnection(args),
  },
  District: {
    // Districts also use codes that are not in GB/T 2260.
    __resolveReference: ({ code }) => divisionOfRecord(code),
    parent: ({ parentCode }) =>
      parentCode === null ? null : findDivision(parentCode),
    successors: ({ successorCodes }) =>
      successorCodes.flatMap((code) => findDivision(code) ?? []),
  },
};

function divisionConnection(args: QueryDistrictsArgs): Connection<Division> {
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
    // The code is the last term and always ascends.
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
}

function divisionsMatching(args: QueryDistrictsArgs): readonly Division[] {
  const filter = args.filter as FilterInput | null | undefined;
  refuseGatewayConditions(filter, CONNECTED);
  return allDivisions().filter(testOf(filter, fields));
}

const fields = {
  code: inAnyWidth(({ code }: Division) => code),
  name: inAnyWidth(({ name }: Division) => name),
  level: inAnyWidth(({ level }: Division) => level),
};
