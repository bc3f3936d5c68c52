import { describe, expect, it } from '@jest/globals';
import {
  buildASTSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isScalarType,
  parse,
  type GraphQLNamedType,
} from 'graphql';

import { composeSupergraph } from '../../schema/compose.ts';
import {
  ownContracts,
  ownSupergraph,
  type Contract,
} from '../../schema/contracts.ts';

function contract(name: string, sdl: string): Contract {
  return { name, url: `http://${name}.test/graphql`, sdl };
}

function problemsOf(...contracts: Contract[]): string[] {
  const composition = composeSupergraph(contracts);
  if (composition.kind === 'composed') return [];
  return composition.problems.map(({ code, message }) => `${code}: ${message}`);
}

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;

describe('the committed supergraph', () => {
  it('is what the four contracts compose to (else: npm run schema)', () => {
    const composition = composeSupergraph(ownContracts());
    expect(composition).toEqual({
      kind: 'composed',
      supergraph: ownSupergraph(),
    });
  });

  it('offers no mutation while there is none to offer', () => {
    expect(ownSupergraph()).not.toContain('type Mutation');
  });
});

describe('the contracts speak English and Chinese', () => {
  const bilingual = /[A-Za-z].*\p{Script=Han}|\p{Script=Han}.*[A-Za-z]/su;

  function describedTypes(): GraphQLNamedType[] {
    return ownContracts().flatMap(({ sdl }) =>
      Object.values(
        buildASTSchema(parse(sdl), { assumeValidSDL: true }).getTypeMap(),
      ).filter(
        (type) =>
          !isIntrospectionType(type) &&
          !/^(String|Int|Float|Boolean|ID)$/u.test(type.name),
      ),
    );
  }

  it('describes every type in both', () => {
    // A type of several contracts is described where it is owned.
    const byName = Map.groupBy(describedTypes(), ({ name }) => name);
    const undescribed = [...byName]
      .filter(
        ([name, types]) =>
          name !== 'Query' &&
          !types.some(({ description }) => bilingual.test(description ?? '')),
      )
      .map(([name]) => name);
    expect(undescribed).toEqual([]);
  });

  it('describes every root field and every value of an enumeration', () => {
    const undescribed = describedTypes().flatMap((type) => {
      if (isEnumType(type)) {
        return type
          .getValues()
          .filter(
            ({ description }) => !/\p{Script=Han}|\d/u.test(description ?? ''),
          )
          .map(({ name }) => `${type.name}.${name}`);
      }
      if (isScalarType(type) || isInputObjectType(type)) return [];
      if (!('getFields' in type) || type.name !== 'Query') return [];
      return Object.values(type.getFields())
        .filter(({ description }) => !bilingual.test(description ?? ''))
        .map(({ name }) => `Query.${name}`);
    });
    expect(undescribed).toEqual([]);
  });
});

describe('composition', () => {
  it('names file, line and column of a syntax error', () => {
    expect(
      problemsOf({
        ...contract('a', 'type Query {\n  a: String\n'),
        file: 'a.graphql',
      }),
    ).toEqual([
      'INVALID_GRAPHQL: a.graphql:3:1: Syntax Error: Expected Name, found <EOF>.',
    ]);
  });

  it('reports what the federation specification forbids', () => {
    expect(
      problemsOf(
        contract(
          'a',
          `${federation} type Query { a: T } type T @key(fields: "id") { id: ID! x: Int }`,
        ),
        contract(
          'b',
          `${federation} type T @key(fields: "id") { id: ID! x: Int }`,
        ),
      ),
    ).toEqual([expect.stringContaining('INVALID_FIELD_SHARING')]);
  });
});

describe('affiliation is read-only (proof 1)', () => {
  const base = `${federation} type Query { a: Int }`;
  const affiliation = 'type Affiliation { level: Int }';

  it.each([
    [
      'organizations with a mutation',
      'organizations',
      `${affiliation} type Mutation { rename: Int }`,
    ],
    [
      'a mutation that returns an affiliation',
      'alliances',
      `${affiliation} type Mutation { move: [Affiliation!] }`,
    ],
    [
      'a mutation whose result holds one',
      'alliances',
      `${affiliation} type Moved { now: Affiliation } type Mutation { move: Moved }`,
    ],
    [
      'a mutation that takes one, however deep',
      'alliances',
      'input Affiliation { level: Int } input A { to: [B!] } input B { it: Affiliation } type Mutation { move(a: A): Int }',
    ],
    [
      'a renamed mutation type',
      'alliances',
      `${affiliation} type Changes { move: Affiliation } extend schema { mutation: Changes }`,
    ],
    [
      'another subgraph that adds a field to it',
      'alliances',
      'extend type Affiliation { note: String }',
    ],
  ])('refuses %s', (_, name, sdl) => {
    expect(problemsOf(contract(name, `${base} ${sdl}`))).toContainEqual(
      expect.stringMatching(/^AFFILIATION_IS_READ_ONLY/u),
    );
  });

  it('lets a mutation return an entity that can be read on from', () => {
    const sdl = `${base} type Unit @key(fields: "id") { id: ID! } type Mutation { join(unit: ID!): Unit }`;
    expect(problemsOf(contract('alliances', sdl))).toEqual([]);
  });
});
