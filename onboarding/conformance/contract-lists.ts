import { valueAt } from '../../subgraphs/organizations/adapters/graphql/value-at.ts';

/** What the rules need of a list of the contract. */
export interface ContractList {
  readonly field: 'units' | 'partyOrganizations';
  readonly type: 'Unit' | 'PartyOrganization';
  readonly single: 'unit' | 'partyOrganization';
  /** The selection for every row. */
  readonly selection: string;
  /** A row's values by the names of filter fields. */
  readonly valuesOf: (
    node: unknown,
  ) => Readonly<Record<string, string | boolean | null>>;
}

export const contractLists: readonly ContractList[] = [
  {
    field: 'units',
    type: 'Unit',
    single: 'unit',
    selection:
      'id name uscc nature district { code } partyOrganizations { id }',
    valuesOf: (node) => {
      const organizations = valueAt(node, 'partyOrganizations');
      return {
        ...common(node),
        uscc: textAt(node, 'uscc'),
        nature: textAt(node, 'nature'),
        hasPartyOrganization:
          Array.isArray(organizations) && organizations.length > 0,
      };
    },
  },
  {
    field: 'partyOrganizations',
    type: 'PartyOrganization',
    single: 'partyOrganization',
    selection: 'id name category district { code }',
    valuesOf: (node) => ({
      ...common(node),
      category: textAt(node, 'category'),
    }),
  },
];

function common(node: unknown) {
  return {
    id: textAt(node, 'id'),
    name: textAt(node, 'name'),
    district: textAt(node, 'district.code'),
  };
}

function textAt(node: unknown, path: string): string | null {
  const value = valueAt(node, path);
  return typeof value === 'string' ? value : null;
}
