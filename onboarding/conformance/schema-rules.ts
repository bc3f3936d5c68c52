import { valueAt } from '../../subgraphs/organizations/adapters/graphql/value-at.ts';
import { bilingual } from '../check/bilingual.ts';
import type { ContractRule } from './contract-rule.ts';
import { shown } from './contract-breach.ts';
import { differencesOf, introspection } from './schema-differences.ts';

/** What the server says of itself. */
export const schemaRules: readonly ContractRule[] = [
  {
    name: 'introspection',
    text: bilingual(
      '字段、类型、可空性与 schema/organizations.graphql 一致',
      'fields, types and nullability are those of schema/organizations.graphql',
    ),
    violations: async ({ client }) =>
      (await differencesOf(client)).map((difference) => {
        const [, place = '', expected = difference, got = 'otherwise'] =
          /^(.*?): expected (.*?),? but got: (.*)$/su.exec(difference) ?? [];
        return {
          expected: `${place} ${expected}`.trim(),
          got,
          request: { query: introspection },
        };
      }),
  },
  {
    name: 'service-sdl',
    text: bilingual(
      '_service 给出含 @key 的 SDL',
      '_service gives the SDL with its keys',
    ),
    async violations(probe) {
      const request = { query: '{ _service { sdl } }' };
      const sdl = valueAt(await probe.data(request), '_service.sdl');
      const missing = ['Unit', 'PartyOrganization'].filter(
        (type) =>
          typeof sdl !== 'string' ||
          !new RegExp(String.raw`type\s+${type}\b[^{]*@key`, 'u').test(sdl),
      );
      return missing.map((type) => ({
        expected: `type ${type} @key(fields: "id") in the SDL`,
        got: typeof sdl === 'string' ? 'an SDL without it' : shown(sdl),
        request,
      }));
    },
  },
];
