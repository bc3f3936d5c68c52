import { createConnection, pageOf, pageRequest } from '../../kit/connection.ts';
import type { FilterInput } from '../../kit/filter.ts';
import type { ListArguments } from '../../kit/loaders.ts';
import type { OrganizationsContext } from '../context.ts';
import {
  allDivisions,
  findDivision,
  type Division,
} from '../districts/divisions.ts';
import { matchesFilter } from '../matches-filter.ts';

type Context = OrganizationsContext;

interface CodeArgument {
  readonly code: string;
}

export const districtQueries = {
  district: (_: unknown, { code }: CodeArgument) => findDivision(code),
  districts: (_: unknown, args: ListArguments, context: Context) => {
    const request = pageRequest(args, 1);
    const after = String(request.after?.[0] ?? '');
    const matching = divisionsMatching(args, context);
    return createConnection({
      request,
      keyOf: ({ code }) => [code],
      page: () => {
        const rest = matching.filter(({ code }) => code > after);
        return Promise.resolve(
          pageOf(rest.slice(0, request.first + 1), request.first),
        );
      },
      count: () => Promise.resolve(matching.length),
    });
  },
};

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
  { filter }: ListArguments,
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
