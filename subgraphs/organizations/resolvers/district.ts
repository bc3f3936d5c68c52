import { compareCodePoints } from '../../kit/code-points.ts';
import {
  createConnection,
  directedPageRequest,
  pageOf,
  type BothWaysArguments,
} from '../../kit/connection.ts';
import type { FilterInput } from '../../kit/filter.ts';
import type { OrganizationsContext } from '../context.ts';
import {
  allDivisions,
  findDivision,
  type Division,
} from '../districts/divisions.ts';
import { matchesFilter } from '../matches-filter.ts';
import { oneField } from '../record-order.ts';

type Context = OrganizationsContext;

interface CodeArgument {
  readonly code: string;
}

export const districtQueries = {
  district: (_: unknown, { code }: CodeArgument) => findDivision(code),
  districts: (_: unknown, args: DistrictArguments, context: Context) => {
    const terms = (args.orderBy ?? []).map(oneField);
    const request = directedPageRequest(args, terms.length + 1);
    const keyOf = ({ code, name }: Division) => [
      ...terms.map(({ field }) => (field === 'name' ? name : code)),
      code,
    ];
    const signs = [...terms.map(({ descending }) => (descending ? -1 : 1)), 1];
    const way = request.backward ? -1 : 1;
    const compare = (one: readonly string[], other: readonly string[]) =>
      way * compareKeys(one, other, signs);
    const matching = divisionsMatching(args, context);
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
  __resolveReference: ({ code }: CodeArgument) => findDivision(code),
  parent: ({ parentCode }: Division) =>
    parentCode === null ? null : findDivision(parentCode),
  successors: ({ successorCodes }: Division) =>
    successorCodes.flatMap((code) => findDivision(code) ?? []),
  dataSources: ({ code }: Division, _: unknown, context: Context) =>
    sourcesOf(code, context),
};

function divisionsMatching(
  { filter }: DistrictArguments,
  context: Context,
): readonly Division[] {
  return allDivisions().filter(({ code, name, level }) =>
    matchesFilter(filter as FilterInput | null | undefined, {
      code,
      name,
      level,
      connected: sourcesOf(code, context).length > 0,
    }),
  );
}

function sourcesOf(code: string, { registry }: Context) {
  return registry.segments
    .filter(({ district }) => district === code)
    .map(({ source }) => source);
}
