/** The first query of whoever opens the explorer of our own federation. */
export const federationExample = `# 跨区联盟与它们的成员：成员的隶属关系仍在各自的区
# Alliances across districts and their members:
# each affiliation stays where it is
# 运行：Ctrl-Enter · 提示：Ctrl-Space
# 左上角的书是可搜索的文档
query Alliances {
  alliances(first: 5, filter: { crossDistrict: { eq: true } }) {
    totalCount
    nodes {
      id
      name
      type
      districts { code name }
      memberships(first: 5) {
        totalCount
        nodes {
          role
          unit {
            name
            partyOrganizations {
              name
              affiliation { path { name } source asOf }
            }
          }
        }
      }
    }
  }
}
`;

/** For any other supergraph: valid whatever the schema. */
export const plainExample = `# 在此写查询 (write a query here)
# 运行：Ctrl-Enter · 提示：Ctrl-Space
# 左上角的书是可搜索的文档
{
  __typename
}
`;
