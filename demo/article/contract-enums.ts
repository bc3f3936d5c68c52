import type {
  ActivityKind,
  ActivityState,
} from '../../subgraphs/activities/activity/activity.ts';
import type { CoBuildingCategory } from '../../subgraphs/activities/activity/co-building-category.ts';
import type { OutcomeMetric } from '../../subgraphs/activities/outcome/outcome.ts';
import type { ProjectState } from '../../subgraphs/activities/project/project.ts';
import type { AllianceType } from '../../subgraphs/alliances/alliance/alliance.ts';
import type { ChairTermState } from '../../subgraphs/alliances/chair/chair-term.ts';
import type { MembershipRole } from '../../subgraphs/alliances/membership/membership.ts';
import type { OfficeRole } from '../../subgraphs/alliances/office/office.ts';
import type { FactSubject } from '../../subgraphs/alliances/reported/reported-fact.ts';
import type { IssueCode } from '../../subgraphs/alliances/reported/reported-issue.ts';
import type { DonationKind } from '../../subgraphs/resources/donation/donation.ts';
import type { ExchangeState } from '../../subgraphs/resources/exchange/exchange.ts';
import type { LabourSharingState } from '../../subgraphs/resources/exchange/labour-sharing-agreement.ts';
import type { ResourceKind } from '../../subgraphs/resources/resource/resource-kind.ts';
import type { ResourceState } from '../../subgraphs/resources/resource/resource.ts';

/** The enums of the contracts as the article's files write them. */

export const allianceTypes = [
  'FUNCTIONAL_ZONE',
  'INDUSTRY',
  'SUBDISTRICT',
  'ADJACENT_REGION',
  'INDUSTRIAL_CLUSTER',
  'ENTERPRISE_CATEGORY',
] as const satisfies readonly AllianceType[];

export const membershipRoles = [
  'LEAD',
  'CHAIR',
  'MEMBER',
  'SUPPORTER',
  'OBSERVER',
] as const satisfies readonly MembershipRole[];

export const officeRoles = [
  'LEAD',
  'SECRETARIAT',
  'GUIDANCE',
  'FRAMEWORK',
] as const satisfies readonly OfficeRole[];

export const chairTermStates = [
  'NOMINATED',
  'CONFIRMED',
  'SERVING',
  'HANDED_OVER',
] as const satisfies readonly ChairTermState[];

export const factSubjects = [
  'EXPLORING_SINCE',
  'FOUNDED_ON',
  'MEMBER_COUNT',
  'MEMBER_KINDS',
] as const satisfies readonly FactSubject[];

export const issueCodes = [
  'OVER_CONTROL',
  'DRIFT',
  'OVERSIZE',
  'COORDINATION_COST',
  'SLOPPY_FREQUENT',
  'TOO_RARE',
  'TWO_SKINS',
  'SHOWCASE_MIX',
  'UNREGULATED_OPERATION',
  'MISSING_INSTITUTIONS',
  'FEW_JOINT_PROJECTS',
  'WEAK_ROLE',
  'UNDIGITIZED',
  'WEAK_ORGANIZING_POWER',
  'NO_PROCEDURE',
  'HIGH_UPKEEP',
  'INACTIVE_MEMBERS',
  'NO_PARTY_ORG',
  'SUPPORT_GAP',
  'INCENTIVE_GAP',
  'NO_MODEL_SITES',
  'PANDEMIC_PAUSE',
  'SUPPLY_BREAK',
  'DEMAND_SLUMP',
] as const satisfies readonly IssueCode[];

export const activityKinds = [
  'STUDY_SEMINAR',
  'VISIT',
  'ROADSHOW',
  'RELEASE_PROMOTION',
  'JOINT_CONFERENCE',
  'TRAINING',
  'VOLUNTEER',
  'PROJECT_WORK',
  'MARKET_PROMOTION',
  'EMERGENCY',
  'FORUM',
  'ORG_LIFE',
] as const satisfies readonly ActivityKind[];

export const activityStates = [
  'PROPOSED',
  'PLANNED',
  'ANNOUNCED',
  'ONGOING',
  'COMPLETED',
  'SUMMARIZED',
  'POSTPONED',
  'CANCELLED',
] as const satisfies readonly ActivityState[];

export const coBuildingCategories = [
  'ORGANIZATION_COBUILDING',
  'RESOURCE_SHARING',
  'ACTIVITY_COHOSTING',
  'AFFAIRS_CONSULTATION',
  'TALENT_CULTIVATION',
  'INSTITUTION_COCREATION',
  'CULTURE_FLOURISHING',
  'DEVELOPMENT_PROMOTION',
] as const satisfies readonly CoBuildingCategory[];

export const outcomeMetrics = [
  'SALES_CNY',
  'CONTRACT_CNY',
  'FIRMS_RESUMED',
  'PEOPLE_DEPLOYED',
  'ORGANIZATIONS_FORMED',
  'STATEMENTS_PUBLISHED',
  'NEEDS_MET',
  'PLANS_AGREED',
  'PEOPLE_TRAINED',
  'DESCRIBED',
] as const satisfies readonly OutcomeMetric[];

export const projectStates = [
  'DRAFT',
  'PUBLISHED',
  'OPEN_POOL',
  'CLAIMED',
  'IN_PROGRESS',
  'DELIVERED',
  'CONFIRMED',
  'CLOSED',
  'EXPIRED',
] as const satisfies readonly ProjectState[];

export const resourceKinds = [
  'INFORMATION',
  'FUNDS',
  'TECHNOLOGY',
  'LABOUR',
  'VENUE',
  'SUPPLIES',
  'TALENT',
  'DIGITAL_PRODUCT',
  'TRAINING',
] as const satisfies readonly ResourceKind[];

export const resourceStates = [
  'OFFERED',
  'PROPOSED',
  'WITHDRAWN',
] as const satisfies readonly ResourceState[];

export const exchangeStates = [
  'AGREED',
  'FULFILLING',
  'FULFILLED',
  'CONFIRMED',
  'REPORTED',
] as const satisfies readonly ExchangeState[];

export const labourSharingStates = [
  'DRAFT',
  'EMPLOYEE_CONSENT',
  'SIGNED',
  'ACTIVE',
  'SETTLED',
] as const satisfies readonly LabourSharingState[];

export const donationKinds = [
  'CASH',
  'GOODS',
  'MIXED',
] as const satisfies readonly DonationKind[];
