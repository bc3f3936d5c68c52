import { formatRecordId } from '../../../kit/values/ids.ts';
import type { Stub } from '../../../kit/values/stub.ts';
import type { OrganizationsContext } from '../context.ts';
import type {
  SourceRecord,
  UnitRecord,
} from '../../source/organization-source.ts';
import {
  recordConnection,
  type Located,
  type RecordArguments,
} from '../record-connection.ts';

type Context = OrganizationsContext;
type Unit = Located<UnitRecord>;

export const unitQueries = {
  unit: (_: unknown, { id }: Stub, context: Context) => context.unit(id),
  units: (_: unknown, args: RecordArguments, { registry }: Context) =>
    recordConnection(
      { segments: registry.segments, readerOf: ({ units }) => units },
      args,
    ),
};

/** Fields that units and party organizations have in common. */
export const recordResolvers = {
  id: (located: Located<SourceRecord>) => idOf(located),
  name: ({ record }: Located<SourceRecord>) => record.name,
  district: ({ record }: Located<SourceRecord>) => ({ code: record.district }),
  record: (
    { record, source }: Located<SourceRecord>,
    _: unknown,
    { asOf }: Context,
  ) => ({ dataSource: source, localId: record.localId, asOf }),
};

export const unitResolvers = {
  ...recordResolvers,
  __resolveReference: ({ id }: Stub, context: Context) => context.unit(id),
  uscc: ({ record }: Unit) => record.uscc,
  nature: ({ record }: Unit) => record.nature,
  industry: ({ record }: Unit) => record.industry,
  partyOrganizations: async (unit: Unit, _: unknown, context: Context) => {
    const { source, record } = unit;
    const { localId, organizationsKnown = true } = record;
    if (!organizationsKnown) return null;
    const links = await context.linksOfUnit.load({ source, localId });
    return context.partyOrganizations.loadMany(
      links.map(({ organization }) => ({ source, localId: organization })),
    );
  },
  aliases: (unit: Unit, _: unknown, context: Context) =>
    context.aliasesOfUnit.load(idOf(unit)),
};

function idOf({ record, source }: Located<SourceRecord>): string {
  const { owner, localId } = record;
  const { system } = source.description;
  return formatRecordId({ district: owner, system, localId });
}
