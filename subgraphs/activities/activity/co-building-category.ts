/** The eight kinds of building together (八个“共”); the contract's enum. */
export type CoBuildingCategory =
  | 'ORGANIZATION_COBUILDING'
  | 'RESOURCE_SHARING'
  | 'ACTIVITY_COHOSTING'
  | 'AFFAIRS_CONSULTATION'
  | 'TALENT_CULTIVATION'
  | 'INSTITUTION_COCREATION'
  | 'CULTURE_FLOURISHING'
  | 'DEVELOPMENT_PROMOTION';
