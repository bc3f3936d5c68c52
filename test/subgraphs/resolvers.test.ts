import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import { Kind, parse, type ObjectTypeDefinitionNode } from 'graphql';

import { aggregates as activities } from '../../subgraphs/activities/aggregates.ts';
import { aggregates as alliances } from '../../subgraphs/alliances/aggregates.ts';
import type { Aggregate } from '../../subgraphs/kit/records/aggregate.ts';
import {
  mergeResolvers,
  type ResolverMap,
} from '../../subgraphs/kit/records/merge-resolvers.ts';
import { aggregates as resources } from '../../subgraphs/resources/aggregates.ts';

const subgraphs: Record<string, readonly Aggregate[]> = {
  alliances,
  activities,
  resources,
};

describe.each(Object.entries(subgraphs))('%s', (name, aggregates) => {
  const sdl = readFileSync(
    new URL(`../../schema/${name}.graphql`, import.meta.url),
    'utf8',
  );
  const types = parse(sdl).definitions.filter(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
  const resolvers = mergeResolvers(
    aggregates.map((aggregate) => aggregate.resolvers as ResolverMap),
  );
  const records = aggregates.flatMap((aggregate) => aggregate.records);

  it('has a column or a resolver for every field of a record', () => {
    const lost = records.flatMap(({ type, entity }) =>
      type === undefined
        ? []
        : unresolved(typeNamed(type), {
            ...resolvers[type],
            ...entity.options.columns,
          }),
    );
    expect(lost).toEqual([]);
  });

  it('has a resolver for every field of the query', () => {
    expect(unresolved(typeNamed('Query'), resolvers['Query'] ?? {})).toEqual(
      [],
    );
  });

  it('resolves only what the contract has', () => {
    const unknown = Object.entries(resolvers).flatMap(([type, fields]) => {
      const known = fieldsOf(typeNamed(type));
      return Object.keys(fields)
        .filter((field) => field !== '__resolveReference')
        .filter((field) => !known.includes(field))
        .map((field) => `${type}.${field}`);
    });
    expect(unknown).toEqual([]);
  });

  function typeNamed(wanted: string): ObjectTypeDefinitionNode {
    const type = types.find((definition) => definition.name.value === wanted);
    if (type === undefined) throw new TypeError(`No type ${wanted} in ${name}`);
    return type;
  }
});

function unresolved(type: ObjectTypeDefinitionNode, known: object): string[] {
  return fieldsOf(type)
    .filter((field) => !Object.hasOwn(known, field))
    .map((field) => `${type.name.value}.${field}`);
}

/** Without those that only other subgraphs answer. */
function fieldsOf({ fields = [] }: ObjectTypeDefinitionNode): string[] {
  return fields
    .filter(({ directives = [] }) =>
      directives.every((directive) => directive.name.value !== 'external'),
    )
    .map((field) => field.name.value);
}
