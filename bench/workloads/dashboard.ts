import type { Workload } from '../workload.ts';

/** The dashboard's query of the README, over our own four subgraphs. */
const query = `
  query Dashboard {
    alliances(first: 50, filter: { crossDistrict: { eq: true } }) {
      nodes {
        id
        name
        memberships(first: 100) {
          nodes {
            unit {
              id
              name
              partyOrganizations {
                id
                affiliation { path { id name } }
              }
            }
          }
        }
        activities(first: 10) { totalCount nodes { id title } }
        exchanges(first: 10) { totalCount nodes { id } }
      }
    }
  }`;

export const dashboard: Workload = {
  name: 'dashboard',
  about: 'our dashboard query, subgraphs in the process of the gateway',
  scene: 'federation',
  query,
};

export const dashboardHttp: Workload = {
  name: 'dashboard-http',
  about: 'our dashboard query, subgraphs over HTTP',
  scene: 'federation-http',
  query,
};
