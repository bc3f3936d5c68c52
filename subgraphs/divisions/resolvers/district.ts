import { compareCodePoints } from '../../../protocol/code-points.ts';
import {
  createConnection,
  directedPageRequest,
  pageOf,
  type BothWaysArguments,
} from '../../kit/read/connection.ts';
import type { FilterInput } from '../../kit/read/filter.ts';
import {
  allDivisions,
  divisionOfRecord,
  findDivision,
  type Division,
} from '../../kit/values/divisions/divisions.ts';
import { matchesFilter } from '../../kit/read/matches-filter.ts';
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
    const request = directedPageRequest(
      args,
      [...terms, null].map(() => 'text'),
    );
    const keyOf = ({ code, name }: Division) => [
      ...terms.map(({ field }) => (field === 'name' ? name : code)),
      code,
    ];
    const signs = [...terms.map(({ descending }) => (descending ? -1 : 1)), 1];
    const way = request.backward ? -1 : 1;
    const compare = (one: readonly string[], other: readonly string[]) =>
      way * compareKeys(one, other, signs);
    const matching = divisionsMatching(args);
    return createConnection({
      request,
      keyOf,
      page: () => {
        const after = request.after?.map(String) ?? null;
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

/** The code is last and ascends, whatever comes before it. */
function compareKeys(
  one: readonly string[],
  other: readonly string[],
  signs: readonly number[],
): number {
  for (const [index, sign] of signs.entries()) {
    const order = compareCodePoints(one[index] ?? '', other[index] ?? '');
    if (order !== 0) return sign * order;
  }
  return 0;
}

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
  return allDivisions().filter(({ code, name, level }) =>
    matchesFilter(filter, { code, name, level }),
  );
}
