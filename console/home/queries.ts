const sourced =
  'statement wording citation { title publishedOn speaker question }';

/** What the home asks of the gateway; tested against the supergraph. */
export function alliancesQuery(crossDistrictOnly: boolean): string {
  const filter = crossDistrictOnly
    ? ', filter: { crossDistrict: { eq: true } }'
    : '';
  return /* GraphQL */ `
    query ConsoleAlliances($after: String) {
      alliances(first: 50, after: $after${filter}) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          name
          type
          state
          provenance
          memberCountText
          ${sourced}
          reportedFacts { subject value provenance ${sourced} }
          districts { code name }
          memberships(first: 1) { totalCount recordedCount }
          activities(first: 1) { totalCount recordedCount }
          exchanges(first: 1) { totalCount recordedCount }
        }
      }
    }
  `;
}

export const membersQuery = /* GraphQL */ `
  query ConsoleMembers($id: ID!, $after: String) {
    alliance(id: $id) {
      memberships(first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          unitId
          role
          status
          unit {
            name
            nature
            district {
              code
              name
            }
            record {
              dataSource {
                kind
              }
            }
            partyOrganizations {
              id
              name
              category
              affiliation {
                level
                source
                asOf
                doubts
                unresolvedSuperior
                path {
                  id
                  name
                }
              }
            }
          }
        }
      }
    }
  }
`;

/** The same about one alliance, for a person to read and to change. */
export function explorerQuery(allianceId: string): string {
  return `# 这个联盟的成员与隶属关系
# The members of this alliance, and where each belongs
query Members {
  alliance(id: ${JSON.stringify(allianceId)}) {
    name
    memberships(first: 50) {
      totalCount
      nodes {
        role
        unit {
          name
          district { code name }
          partyOrganizations {
            name
            affiliation { level source asOf recordedSuperior unresolvedSuperior path { name } doubts }
          }
        }
      }
    }
  }
}
`;
}
