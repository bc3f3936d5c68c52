import type { OrganizationsContext } from '../context.ts';
import type {
  OrganizationSource,
  SourceSummary,
} from '../../source/organization-source.ts';

type Context = OrganizationsContext;

export const dataSourceQueries = {
  dataSources: (_: unknown, __: unknown, { registry }: Context) =>
    registry.sources,
  connectedDistrictCodes: (_: unknown, __: unknown, { registry }: Context) => [
    ...new Set(
      registry.sources.flatMap((source) => districtsOf(source)).sort(),
    ),
  ],
};

export const dataSourceResolvers = {
  id: ({ description }: OrganizationSource) =>
    `${description.districts[0]}:${description.system}`,
  name: ({ description }: OrganizationSource) => description.name,
  system: ({ description }: OrganizationSource) => description.system,
  kind: ({ description }: OrganizationSource) => description.kind,
  districts: (source: OrganizationSource) =>
    districtsOf(source).map((code) => ({ code })),
  lastSyncAt: fromSummary(({ lastSyncAt }) => lastSyncAt),
  completeness: fromSummary(({ filledFields, askedFields }) =>
    askedFields === 0 ? null : filledFields / askedFields,
  ),
  unitCount: fromSummary(({ unitCount }) => unitCount),
  partyOrganizationCount: fromSummary(
    ({ partyOrganizationCount }) => partyOrganizationCount,
  ),
  unitBasis: ({ description }: OrganizationSource) =>
    description.unitBasis ?? null,
  provenance: ({ description }: OrganizationSource) => description.provenance,
};

/** The divisions whose system it is; a publication is of none. */
function districtsOf({ description }: OrganizationSource): readonly string[] {
  return description.kind === 'PUBLICATION' ? [] : description.districts;
}

function fromSummary<Value>(select: (summary: SourceSummary) => Value) {
  return async (
    source: OrganizationSource,
    _: unknown,
    { summaries }: Context,
  ) => select(await summaries.load(source));
}
