import type { Stub } from '../../../kit/values/stub.ts';
import type { OrganizationsContext } from '../context.ts';
import type {
  AffiliationRecord,
  PartyOrganizationRecord,
} from '../../source/organization-source.ts';
import {
  recordConnection,
  type Located,
  type RecordArguments,
} from '../record-connection.ts';
import { affiliationLevels, meaningOf } from '../../source/vocabulary.ts';
import { recordResolvers } from './unit.ts';

type Context = OrganizationsContext;
type PartyOrganization = Located<PartyOrganizationRecord>;

export const partyOrganizationQueries = {
  partyOrganization: (_: unknown, { id }: Stub, context: Context) =>
    context.partyOrganization(id),
  partyOrganizations: (
    _: unknown,
    args: RecordArguments,
    { registry }: Context,
  ) =>
    recordConnection(
      {
        segments: registry.segments,
        readerOf: ({ partyOrganizations }) => partyOrganizations,
      },
      args,
    ),
};

export const partyOrganizationResolvers = {
  ...recordResolvers,
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.partyOrganization(id),
  category: ({ record }: PartyOrganization) => record.category,
  localCategory: ({ record }: PartyOrganization) => record.localCategory,
  partyCode: ({ record }: PartyOrganization) => record.partyCode,
  establishedOn: ({ record }: PartyOrganization) => record.establishedOn,
  memberCountBand: ({ record }: PartyOrganization) => record.memberCountBand,
  units: async (
    { record, source }: PartyOrganization,
    _: unknown,
    context: Context,
  ) => {
    const { localId } = record;
    const links = await context.linksOfOrganization.load({ source, localId });
    if (links === null) return null;
    return context.units.loadMany(
      links.map(({ unit }) => ({ source, localId: unit })),
    );
  },
  affiliation: async (
    { record, source }: PartyOrganization,
    _: unknown,
    context: Context,
  ): Promise<Affiliation | null> => {
    const { localId } = record;
    const affiliation = await context.affiliations.load({ source, localId });
    return affiliation && { affiliation, source };
  },
};

/** An affiliation and the source that it was read from. */
interface Affiliation {
  readonly affiliation: AffiliationRecord;
  readonly source: PartyOrganization['source'];
}

export const affiliationResolvers = {
  parent: (
    { affiliation: { parent }, source }: Affiliation,
    _: unknown,
    context: Context,
  ) =>
    parent === null
      ? null
      : context.partyOrganizations.load({ source, localId: parent }),
  path: ({ affiliation, source }: Affiliation, _: unknown, context: Context) =>
    context.partyOrganizations.loadMany(
      affiliation.path.map((localId) => ({ source, localId })),
    ),
  recordedSuperior: ({ affiliation }: Affiliation) =>
    affiliation.recordedSuperior,
  recordedSuperiorId: ({ affiliation }: Affiliation) =>
    affiliation.recordedSuperiorId,
  unresolvedSuperior: ({ affiliation }: Affiliation) =>
    affiliation.unresolvedSuperior,
  level: ({ affiliation }: Affiliation) =>
    meaningOf(affiliationLevels, affiliation.levelCode),
  levelCode: ({ affiliation }: Affiliation) => affiliation.levelCode,
  asOf: (_: Affiliation, __: unknown, { asOf }: Context) => asOf,
  source: ({ source }: Affiliation) => source.description.affiliationSource,
  doubts: ({ affiliation }: Affiliation) => affiliation.doubts,
};
