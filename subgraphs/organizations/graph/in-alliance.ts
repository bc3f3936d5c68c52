/** The condition on units that the alliances decide. */
export const IN_ALLIANCE = { name: 'inAlliance', knownTo: 'alliances' };
