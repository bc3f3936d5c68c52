/** The condition on units that only the subgraph alliances can decide. */
export const IN_ALLIANCE = { name: 'inAlliance', knownTo: 'alliances' };
