import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';

import {
  badInput,
  expectedError,
  maskError,
  subgraphErrors,
} from '../../../subgraphs/kit/errors.ts';
import { dateScalars } from '../../../subgraphs/kit/values/scalars.ts';
import { createSubgraph } from '../../../subgraphs/kit/serve/subgraph.ts';
import { ask } from './asking.ts';

const contract = `
  type Query { fails(how: String!): Int  since(day: Date!): Date }
  scalar Date
`;

const failures: Readonly<Record<string, () => unknown>> = {
  expected: () => expectedError('NOT_FOUND', 'No such unit.'),
  input: () => badInput('an id', undefined),
  database: () => new Error('SELECT secret FROM t failed at 10.0.0.7'),
  text: () => 'a thrown text with a secret',
};

function subgraphReportingTo(reported: unknown[]) {
  return createSubgraph({
    name: 'failing',
    contract,
    resolvers: {
      Date: dateScalars.Date,
      Query: {
        fails: (_: unknown, { how }: { how: string }) => {
          throw failures[how]?.();
        },
        since: (_: unknown, { day }: { day: string }) => day,
      },
    },
    createContext: (scope) => ({ scope }),
    close: () => Promise.resolve(),
    report: (cause) => reported.push(cause),
  });
}

async function failing(how: string) {
  const reported: unknown[] = [];
  const query = `query { fails(how: "${how}") }`;
  const { errors, data } = await ask(subgraphReportingTo(reported), query);
  return { error: errors?.[0], data, reported };
}

describe('the errors of a subgraph', () => {
  it('pass with their code when they are expected', async () => {
    const { error, reported } = await failing('expected');
    expect(error).toMatchObject({
      message: 'No such unit.',
      path: ['fails'],
      extensions: { code: 'NOT_FOUND' },
    });
    expect(reported).toEqual([]);
  });

  it('say what was expected of bad input', async () => {
    const { error } = await failing('input');
    expect(error).toMatchObject({
      message: 'Expected an id, but got: nothing.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it.each(['database', 'text'])('are masked and reported: %s', async (how) => {
    const { error, data, reported } = await failing(how);
    expect(error).toEqual({
      message: 'Internal server error',
      locations: [{ line: 1, column: 9 }],
      path: ['fails'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(data).toEqual({ fails: null });
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(reported).toHaveLength(1);
    expect(String(reported[0])).toContain('secret');
  });

  it('keep the code of a scalar that refuses a variable', async () => {
    const { errors } = await subgraphReportingTo([]).execute({
      query: 'query ($day: Date!) { since(day: $day) }',
      variables: { day: '2020-8-11' },
    });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining(
          'Expected a Date such as 2020-08-11, but got: "2020-8-11".',
        ),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it.each(['{ fails', '{ unknown }'])(
    'tell of a document that is not valid: %s',
    async (query) => {
      const { errors, ...rest } = await ask(subgraphReportingTo([]), query);
      expect(errors).toHaveLength(1);
      expect(rest).toEqual({});
    },
  );
});

describe('maskError', () => {
  it('lets errors of the GraphQL language pass', () => {
    const error = new GraphQLError('Cannot query field "x".');
    expect(maskError(error, rethrow)).toBe(error);
  });

  it('knows an HTTP status for each code', () => {
    expect(Object.values(subgraphErrors).every((code) => code >= 400)).toBe(
      true,
    );
  });
});

function rethrow(cause: unknown): never {
  throw cause;
}
