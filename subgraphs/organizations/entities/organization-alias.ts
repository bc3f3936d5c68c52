import { defineEntity, fields } from '../../kit/storage/entity.ts';

/**
 * Another spelling or identifier of a unit, stored by the platform; the
 * districts' systems do not have it.
 */
export interface OrganizationAliasRow {
  /** The unit that has the alias. */
  readonly unitId: string;
  /**
   * The system that uses the other spelling; for a name, the unit's own system.
   */
  readonly system: string;
  readonly localId: string;
  readonly name: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Whether a person has confirmed it. */
  readonly reviewed: boolean;
}

export const organizationAliasEntity = defineEntity<OrganizationAliasRow>(
  'organization_alias',
  {
    unitId: fields.id(),
    system: fields.id(32),
    localId: fields.id(),
    name: fields.id(255),
    confidence: fields.real(),
    reviewed: fields.flag(),
  },
);
