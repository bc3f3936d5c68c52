import { formatRecordId } from '../../../kit/values/ids.ts';
import type { Resolvers } from '../../contract/generated.ts';
import type { OrganizationAliasRow } from '../../entities/organization-alias.ts';
import type {
  OrganizationSource,
  SourceRecord as AnyRecord,
  UnitRecord,
} from '../../source/organization-source.ts';
import type { OrganizationsContext } from '../context.ts';
import { recordConnection, type Located } from '../record-connection.ts';
import { found } from './found.ts';

declare module '../../contract/generated.ts' {
  interface Rows {
    Unit: Located<UnitRecord>;
    OrganizationAlias: OrganizationAliasRow;
    SourceRecord: RecordOrigin;
  }
}

/** Where a record was read, and when. */
interface RecordOrigin {
  readonly dataSource: OrganizationSource;
  readonly localId: string;
  readonly asOf: string;
}

/** Fields that units and party organizations have in common. */
export const recordFields = {
  id: (located: Located<AnyRecord>) => idOf(located),
  name: ({ record }: Located<AnyRecord>) => record.name,
  district: ({ record }: Located<AnyRecord>) => ({ code: record.district }),
  record: (
    { record, source }: Located<AnyRecord>,
    _: unknown,
    { asOf }: OrganizationsContext,
  ) => ({ dataSource: source, localId: record.localId, asOf }),
};

export const unitResolvers: Resolvers<OrganizationsContext> = {
  Query: {
    unit: (_, { id }, context) => context.unit(id),
    units: (_, args, { registry }) =>
      recordConnection(
        { segments: registry.segments, readerOf: ({ units }) => units },
        args,
      ),
  },
  Unit: {
    ...recordFields,
    __resolveReference: ({ id }, context) => context.unit(id),
    uscc: ({ record }) => record.uscc,
    nature: ({ record }) => record.nature,
    industry: ({ record }) => record.industry,
    partyOrganizations: async ({ source, record }, _, context) => {
      const { localId, organizationsKnown = true } = record;
      if (!organizationsKnown) return null;
      const links = await context.linksOfUnit.load({ source, localId });
      const keys = links.map(({ organization }) => ({
        source,
        localId: organization,
      }));
      return found(await context.partyOrganizations.loadMany(keys));
    },
    aliases: (unit, _, context) => context.aliasesOfUnit.load(idOf(unit)),
  },
};

function idOf({ record, source }: Located<AnyRecord>): string {
  const { owner, localId } = record;
  const { system } = source.description;
  return formatRecordId({ district: owner, system, localId });
}
