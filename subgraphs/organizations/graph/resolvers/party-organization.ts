import type { Connection } from '../../../kit/read/connection.ts';
import type { Resolvers } from '../../contract/generated.ts';
import type {
  AffiliationRecord,
  OrganizationSource,
  PartyOrganizationRecord,
} from '../../source/organization-source.ts';
import { affiliationLevels, meaningOf } from '../../source/vocabulary.ts';
import type { OrganizationsContext } from '../context.ts';
import { recordConnection, type Located } from '../record-connection.ts';
import { found } from './found.ts';
import { recordFields } from './unit.ts';

declare module '../../contract/generated.ts' {
  interface Rows {
    PartyOrganization: Located<PartyOrganizationRecord>;
    Affiliation: ReadAffiliation;
  }
}

/** An affiliation and the source that it was read from. */
interface ReadAffiliation {
  readonly affiliation: AffiliationRecord;
  readonly source: OrganizationSource;
}

export const partyOrganizationResolvers: Resolvers<OrganizationsContext> = {
  Query: {
    partyOrganization: (_, { id }, context) => context.partyOrganization(id),
    partyOrganizations: (_, args, { registry }) => {
      const { segments } = registry;
      const readerOf = (source: OrganizationSource) =>
        source.partyOrganizations;
      // The count can be unknown for units only (source/units-unknown.ts).
      return recordConnection({ segments, readerOf }, args) as Connection<
        Located<PartyOrganizationRecord>
      >;
    },
  },
  PartyOrganization: {
    ...recordFields,
    __resolveReference: ({ id }, context) => context.partyOrganization(id),
    category: ({ record }) => record.category,
    localCategory: ({ record }) => record.localCategory,
    partyCode: ({ record }) => record.partyCode,
    establishedOn: ({ record }) => record.establishedOn,
    memberCountBand: ({ record }) => record.memberCountBand,
    units: async ({ record, source }, _, context) => {
      const { localId } = record;
      const links = await context.linksOfOrganization.load({ source, localId });
      if (links === null) return null;
      const keys = links.map(({ unit }) => ({ source, localId: unit }));
      return found(await context.units.loadMany(keys));
    },
    affiliation: async ({ record, source }, _, context) => {
      const { localId } = record;
      const affiliation = await context.affiliations.load({ source, localId });
      return affiliation && { affiliation, source };
    },
  },
  Affiliation: {
    parent: ({ affiliation: { parent }, source }, _, context) =>
      parent === null
        ? null
        : context.partyOrganizations.load({ source, localId: parent }),
    path: async ({ affiliation, source }, _, context) => {
      const keys = affiliation.path.map((localId) => ({ source, localId }));
      return found(await context.partyOrganizations.loadMany(keys));
    },
    recordedSuperior: ({ affiliation }) => affiliation.recordedSuperior,
    recordedSuperiorId: ({ affiliation }) => affiliation.recordedSuperiorId,
    unresolvedSuperior: ({ affiliation }) => affiliation.unresolvedSuperior,
    level: ({ affiliation }) =>
      meaningOf(affiliationLevels, affiliation.levelCode),
    levelCode: ({ affiliation }) => affiliation.levelCode,
    asOf: (_, __, { asOf }) => asOf,
    source: ({ source }) => source.description.affiliationSource,
    doubts: ({ affiliation }) => affiliation.doubts,
  },
};
