import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  parse,
  validate,
  type GraphQLSchema,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  federationExample,
  plainExample,
} from '../../console/explorer/example.ts';
import {
  alliancesQuery,
  explorerQuery,
  membersQuery,
} from '../../console/home/queries.ts';
import { labels } from '../../console/labels.ts';

const supergraph: GraphQLSchema = buildSchema(
  readFileSync(
    join(import.meta.dirname, '../../schema/supergraph.graphql'),
    'utf8',
  ),
  { assumeValidSDL: true },
);

describe('against the supergraph, the console', () => {
  it.each([
    ['alliances', alliancesQuery(false)],
    ['alliances across districts', alliancesQuery(true)],
    ['members', membersQuery],
    ['members, in the explorer', explorerQuery('cd-dy-lingang"')],
    ['example of the explorer', federationExample],
    ['example for any supergraph', plainExample],
  ])('asks only for what there is: %s', (_name, query) => {
    expect(validate(supergraph, parse(query))).toEqual([]);
  });

  it.each(Object.keys(labels) as (keyof typeof labels)[])(
    'has a Chinese word for every value: %s',
    (kind) => {
      const name = kind.charAt(0).toUpperCase() + kind.slice(1);
      const type = supergraph.getType(name);
      const values = isEnumType(type)
        ? type.getValues().map((value) => value.name)
        : [];
      expect(Object.keys(labels[kind]).sort()).toEqual(values.sort());
    },
  );
});
