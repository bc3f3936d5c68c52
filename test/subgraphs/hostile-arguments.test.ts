import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';

import { openSubgraph } from '../../cli/shared/open-subgraph.ts';
import type { SubgraphName } from '../../schema/contracts.ts';
import { fixedClock } from '../../subgraphs/kit/values/clock.ts';
import { filterLimits } from '../../subgraphs/kit/read/filter-size.ts';
import type { Subgraph } from '../../subgraphs/kit/serve/subgraph.ts';
import { startMariaDb, type PrivateMariaDb } from '../support/mariadb.ts';
import { describeOnBothEngines } from './organizations/systems.ts';

const clock = fixedClock('2020-08-11T12:00:00+08:00');
const platform = ['divisions', 'alliances', 'activities', 'resources'] as const;

/** A list field of a subgraph: a root field, or one of an entity. */
interface ListField {
  readonly name: string;
  /** The entity that has it; undefined for a root field. */
  readonly entity: string | undefined;
  readonly field: GraphQLField<unknown, unknown>;
}

function listsOf({ schema }: Subgraph): ListField[] {
  const lists = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type)) return [];
    const isRoot = type === schema.getQueryType();
    if (!isRoot && !type.getFields()['id']) return [];
    return Object.values(type.getFields())
      .filter(({ args }) => args.some(({ name }) => name === 'after'))
      .map((field) => ({
        name: isRoot ? field.name : `${type.name}.${field.name}`,
        entity: isRoot ? undefined : type.name,
        field,
      }));
  });
  // Those of the root first: they are asked whatever rows there are.
  return lists.sort((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ entity }: ListField): number {
  return entity ? 1 : 0;
}

/** Asks a list with these values of its arguments; the codes of its errors. */
async function codesOf(
  subgraph: Subgraph,
  { entity, field }: ListField,
  values: Readonly<Record<string, unknown>>,
): Promise<unknown[]> {
  const names = Object.keys(values);
  const declared = names.map((name) => `$${name}: ${typeOf(field.args, name)}`);
  const given = names.map((name) => `${name}: $${name}`).join(', ');
  const list = `${field.name}(${given}) { totalCount nodes { __typename } }`;
  const query = entity
    ? `query ($keys: [_Any!]!, ${declared.join(', ')}) { _entities(representations: $keys) { ... on ${entity} { ${list} } } }`
    : `query (${declared.join(', ')}) { ${list} }`;
  const keys = [{ __typename: entity, id: '310116:jszz:1' }];
  const { errors = [] } = await subgraph.execute({
    query,
    variables: entity ? { ...values, keys } : values,
  });
  return errors.map(
    ({ extensions, message }) => extensions?.['code'] ?? message,
  );
}

function typeOf(args: readonly GraphQLArgument[], name: string): string {
  return String(args.find((arg) => arg.name === name)?.type);
}

const encode = (json: string) => Buffer.from(json).toString('base64url');

/** JSON that a cursor may be written of, numbers of every kind among it. */
const values = fc.oneof(
  fc.constantFrom('1e999', '-1e999', '1e308', '0.5', '9007199254740993', 'NaN'),
  fc.constantFrom('null', 'true', '[]', '[[1]]', '{}', '{"__proto__":1}'),
  fc.string().map((text) => JSON.stringify(text)),
  fc.integer().map(String),
  fc.constant(JSON.stringify('x'.repeat(5_000))),
  fc.constantFrom('"\\ud800"', '"\\u0000"', '"\' OR 1=1 -- "'),
);
const cursors = fc.oneof(
  fc
    .array(values, { maxLength: 4 })
    .map((it) => encode(`[1${it.map((value) => `,${value}`).join('')}]`)),
  fc.string(),
  fc.constant('A'.repeat(100_000)),
);

/** What a subgraph may say of an argument that it does not like. */
const refusals: unknown[] = ['BAD_USER_INPUT', 'GATEWAY_REQUIRED'];

/** Lists of `subgraph` hold against hostile arguments. */
function holds(subgraph: () => Subgraph): void {
  it('has lists', () => {
    expect(listsOf(subgraph()).length).toBeGreaterThan(0);
  });

  it('refuses [1,1e999] as a cursor of every list', async () => {
    for (const list of listsOf(subgraph()).filter(({ entity }) => !entity)) {
      const after = encode('[1,1e999]');
      expect([
        list.name,
        ...(await codesOf(subgraph(), list, { after })),
      ]).toEqual([list.name, 'BAD_USER_INPUT']);
    }
  });

  it('takes or refuses any cursor, and never fails by one', async () => {
    const lists = listsOf(subgraph());
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...lists),
        cursors,
        async (list, after) => {
          const codes = await codesOf(subgraph(), list, { after });
          expect(refusals).toEqual(expect.arrayContaining(codes));
        },
      ),
      { seed: 20_201_126, numRuns: 100 },
    );
  });

  it('answers filters as large as they may be, and refuses larger ones', async () => {
    const tried = new Set<unknown>();
    for (const list of listsOf(subgraph())) {
      const type = filterOf(list.field);
      if (!type || tried.has(type)) continue;
      tried.add(type);
      for (const [name, filter, isLarger] of filtersOf(type)) {
        const codes = await codesOf(subgraph(), list, { filter });
        const expected = isLarger ? ['BAD_USER_INPUT'] : [];
        // A list of an entity that is not there is not asked.
        if (list.entity && codes.length === 0) continue;
        expect([list.name, name, ...codes]).toEqual([
          list.name,
          name,
          ...expected,
        ]);
      }
    }
  });
}

function filterOf({
  args,
}: GraphQLField<unknown, unknown>): GraphQLInputObjectType | undefined {
  const argument = args.find(({ name }) => name === 'filter');
  const type = argument && getNamedType(argument.type);
  return type && isInputObjectType(type) ? type : undefined;
}

type NamedFilter = [name: string, filter: object, isLarger: boolean];

/** Filters at a limit, and beyond it, of every field and operator. */
function filtersOf(type: GraphQLInputObjectType): NamedFilter[] {
  const fields = type.getFields();
  const filters: NamedFilter[] = [];
  for (const { name, operator, value, isList } of conditionsOf(type)) {
    const one = { [name]: { [operator]: value } };
    const what = `${name} ${operator}`;
    filters.push([what, one, false]);
    if (isList) {
      const many = (count: number) => ({
        [name]: {
          [operator]: Array.from(
            { length: count },
            () => (value as unknown[])[0],
          ),
        },
      });
      filters.push([`long ${what}`, many(filterLimits.values), false]);
      filters.push([`longer ${what}`, many(filterLimits.values + 1), true]);
    }
    if (!fields['or']) continue;
    const cost = typeof value === 'boolean' ? 1 : 2;
    const count = Math.floor(filterLimits.conditions / (1 + cost));
    const wide = (length: number) => Array.from({ length }, () => one);
    filters.push([`wide or ${what}`, { or: wide(count) }, false]);
    filters.push([`1,200 or ${what}`, { or: wide(1_200) }, true]);
    const deep = (depth: number): object =>
      depth === 0 ? one : { or: [{ and: [deep(depth - 2)] }] };
    filters.push([`deep ${what}`, deep(filterLimits.depth), false]);
    filters.push([`deeper ${what}`, deep(filterLimits.depth + 2), true]);
  }
  return filters;
}

/** One operator of one field, with a value for it. */
interface FieldOperator {
  readonly name: string;
  readonly operator: string;
  readonly value: unknown;
  readonly isList: boolean;
}

/** What other subgraphs decide, and what is no field. */
const others = ['and', 'or', 'not', 'inAlliance', 'connected'];

function conditionsOf(filter: GraphQLInputObjectType): FieldOperator[] {
  const conditions: FieldOperator[] = [];
  for (const { name, type } of Object.values(filter.getFields())) {
    const operators: GraphQLNamedType = getNamedType(type);
    if (others.includes(name) || !isInputObjectType(operators)) continue;
    for (const operator of Object.values(operators.getFields())) {
      const isList: boolean = isListType(operator.type);
      const one = valueOf(getNamedType(operator.type));
      const value = isList ? [one] : one;
      conditions.push({ name, operator: operator.name, value, isList });
    }
  }
  return conditions;
}

function valueOf(type: GraphQLNamedType): unknown {
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (type.name === 'Boolean') return true;
  if (type.name === 'Int' || type.name === 'Float') return 1;
  return type.name.includes('Date') ? '2020-08-11' : '7';
}

/** The table of divisions is in no database. */
function enginesOf(name: SubgraphName): string[] {
  return name === 'divisions' ? ['memory'] : ['SQLite', 'MariaDB'];
}

describe.each(platform)('%s', (name) => {
  describe.each(enginesOf(name))('on %s', (engine) => {
    let subgraph: Subgraph;
    let server: PrivateMariaDb | undefined;

    beforeAll(async () => {
      if (engine === 'MariaDB') server = await startMariaDb();
      const database = server
        ? await server.createDatabase(name)
        : 'sqlite::memory:';
      subgraph = await open(name, database);
    });

    afterAll(async () => {
      await subgraph.close();
      await server?.stop();
    });

    holds(() => subgraph);
  });
});

function open(name: SubgraphName, database: string): Promise<Subgraph> {
  return openSubgraph(name, { database, clock, sources: [] });
}

describe('organizations', () => {
  describeOnBothEngines((systems) => {
    holds(() => systems().subgraph);

    it('reads nothing for a filter that is too large', async () => {
      const before = systems().answering.length;
      const { errors } = await systems().subgraph.execute({
        query:
          'query ($filter: UnitFilter) { units(filter: $filter) { totalCount } }',
        variables: {
          filter: {
            or: Array.from({ length: 1_200 }, () => ({ name: { eq: 'x' } })),
          },
        },
      });
      expect(errors?.map(({ message }) => message)).toEqual([
        expect.stringContaining(
          'Expected filter to have at most 150 conditions',
        ),
      ]);
      expect(systems().answering).toHaveLength(before);
    });
  }, 60);
});
