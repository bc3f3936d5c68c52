import {
  defineEntity,
  fields,
  sourcedFields,
} from '../../kit/storage/entity.ts';
import type { Sourced } from '../../kit/values/provenance.ts';

/** Problems that the article names; the contract's enum. */
export type IssueCode =
  | 'OVER_CONTROL'
  | 'DRIFT'
  | 'OVERSIZE'
  | 'COORDINATION_COST'
  | 'SLOPPY_FREQUENT'
  | 'TOO_RARE'
  | 'TWO_SKINS'
  | 'SHOWCASE_MIX'
  | 'UNREGULATED_OPERATION'
  | 'MISSING_INSTITUTIONS'
  | 'FEW_JOINT_PROJECTS'
  | 'WEAK_ROLE'
  | 'UNDIGITIZED'
  | 'WEAK_ORGANIZING_POWER'
  | 'NO_PROCEDURE'
  | 'HIGH_UPKEEP'
  | 'INACTIVE_MEMBERS'
  | 'NO_PARTY_ORG'
  | 'SUPPORT_GAP'
  | 'INCENTIVE_GAP'
  | 'NO_MODEL_SITES'
  | 'PANDEMIC_PAUSE'
  | 'SUPPLY_BREAK'
  | 'DEMAND_SLUMP';

/** A problem that a district's speaker named; not one found in a record. */
export interface ReportedIssueRow extends Sourced {
  readonly id: string;
  readonly districtCode: string;
  readonly code: IssueCode;
  readonly label: string;
}

export const reportedIssueEntity = defineEntity<ReportedIssueRow>(
  'reported_issue',
  {
    id: fields.id(),
    districtCode: fields.text(6),
    code: fields.text(32),
    label: fields.text(),
    ...sourcedFields,
  },
  [['districtCode']],
);
