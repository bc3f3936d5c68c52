// Written by `npm run codegen` from schema/alliances.graphql: change that.

import type { Connection, Edge } from '../../kit/read/connection.ts';
import type { RecordContext } from '../../kit/records/record-context.ts';
import type { GraphQLResolveInfo, GraphQLScalarType } from 'graphql';

/** What resolvers share while one request lasts. */
export type Context = RecordContext<Rows>;

/**
 * What stands for a type while it is resolved, where that is more than its
 * fields: a row, most often. Whoever has it adds it by `declare module`.
 */
export interface Rows {}

/** Without a row, an entity is its key, and another type its fields. */
type RowOf<Name, Otherwise> = Name extends keyof Rows ? Rows[Name] : Otherwise;

export type Maybe<T> = T | null;

export type InputMaybe<T> = T | null;

export type RequireFields<T, K extends keyof T> = Omit<T, K> & {
  [P in K]-?: NonNullable<T[P]>;
};

/** All built-in and custom scalars, mapped to their actual values */
export interface Scalars {
  ID: { input: string; output: string };
  String: { input: string; output: string };
  Boolean: { input: boolean; output: boolean };
  Int: { input: number; output: number };
  Float: { input: number; output: number };
  Date: { input: string; output: string };
  DateTime: { input: string; output: string };
  PartialDate: { input: string; output: string };
  _FieldSet: { input: string; output: string };
}

export interface Query {
  readonly alliance: Maybe<Alliance>;
  readonly alliances: AllianceConnection;
  readonly earlyWarnings: EarlyWarningConnection;
  readonly memberUnitIds: ReadonlyArray<Scalars['ID']['output']>;
}

export interface QueryAllianceArgs {
  id: Scalars['ID']['input'];
}

export interface QueryAlliancesArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AllianceFilter>;
}

export interface QueryEarlyWarningsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EarlyWarningFilter>;
}

export interface Alliance {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly type: AllianceType;
  readonly state: AllianceState;
  readonly lead: Maybe<Unit>;
  readonly leadText: Maybe<Scalars['String']['output']>;
  readonly sharedGoals: ReadonlyArray<Scalars['String']['output']>;
  readonly districts: Maybe<ReadonlyArray<District>>;
  readonly crossDistrict: Scalars['Boolean']['output'];
  readonly exploringSince: Maybe<Scalars['PartialDate']['output']>;
  readonly foundedOn: Maybe<Scalars['PartialDate']['output']>;
  readonly memberCountText: Maybe<Scalars['String']['output']>;
  readonly memberRecords: RecordCoverage;
  readonly memberships: MembershipConnection;
  readonly offices: Maybe<ReadonlyArray<Office>>;
  readonly chairTerms: Maybe<ReadonlyArray<ChairTerm>>;
  readonly charter: Maybe<Charter>;
  readonly institutions: Maybe<ReadonlyArray<Institution>>;
  readonly suspensions: Maybe<ReadonlyArray<Suspension>>;
  readonly supportPlan: Maybe<SupportPlan>;
  readonly guidanceVisits: Maybe<ReadonlyArray<GuidanceVisit>>;
  readonly evaluationRounds: Maybe<ReadonlyArray<EvaluationRound>>;
  readonly recognitions: Maybe<ReadonlyArray<Recognition>>;
  readonly vitality: Maybe<VitalityReport>;
  readonly reportedFacts: ReadonlyArray<ReportedFact>;
  readonly facts12m: Maybe<ActivityFacts>;
  readonly exchangeFacts12m: Maybe<ExchangeFacts>;
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface AllianceMembershipsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MembershipFilter>;
}

export interface Membership {
  readonly id: Scalars['ID']['output'];
  readonly alliance: Alliance;
  readonly unitId: Scalars['ID']['output'];
  readonly unit: Maybe<Unit>;
  readonly role: MembershipRole;
  readonly status: MembershipStatus;
  readonly since: Maybe<Scalars['PartialDate']['output']>;
  readonly until: Maybe<Scalars['PartialDate']['output']>;
  readonly successor: Maybe<Unit>;
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface Office {
  readonly role: OfficeRole;
  readonly unit: Maybe<Unit>;
  readonly holderText: Scalars['String']['output'];
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface ChairTerm {
  readonly id: Scalars['ID']['output'];
  readonly ordinal: Scalars['Int']['output'];
  readonly unit: Maybe<Unit>;
  readonly state: ChairTermState;
  readonly from: Maybe<Scalars['PartialDate']['output']>;
  readonly to: Maybe<Scalars['PartialDate']['output']>;
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface Charter {
  readonly id: Scalars['ID']['output'];
  readonly effective: Maybe<CharterVersion>;
  readonly versions: ReadonlyArray<CharterVersion>;
  readonly conferencesPerYear: Maybe<Scalars['Int']['output']>;
  readonly quorum: Scalars['Float']['output'];
  readonly pending: Maybe<ReadonlyArray<Unit>>;
}

export interface CharterVersion {
  readonly id: Scalars['ID']['output'];
  readonly number: Scalars['Int']['output'];
  readonly state: CharterState;
  readonly contentHash: Maybe<Scalars['String']['output']>;
  readonly clauses: ReadonlyArray<CharterClause>;
  readonly frozenOn: Maybe<Scalars['Date']['output']>;
  readonly effectiveFrom: Maybe<Scalars['Date']['output']>;
  readonly signatures: ReadonlyArray<Signature>;
}

export interface CharterClause {
  readonly number: Scalars['Int']['output'];
  readonly text: Scalars['String']['output'];
  readonly mandatory: Scalars['Boolean']['output'];
}

export interface Signature {
  readonly id: Scalars['ID']['output'];
  readonly unit: Maybe<Unit>;
  readonly contentHash: Scalars['String']['output'];
  readonly signedAt: Scalars['DateTime']['output'];
  readonly isCurrent: Scalars['Boolean']['output'];
}

export interface Institution {
  readonly kind: InstitutionKind;
  readonly version: Scalars['Int']['output'];
  readonly adoptedOn: Maybe<Scalars['Date']['output']>;
  readonly reviewedOn: Maybe<Scalars['Date']['output']>;
  readonly lastUsedOn: Maybe<Scalars['Date']['output']>;
}

export interface Suspension {
  readonly from: Scalars['Date']['output'];
  readonly to: Maybe<Scalars['Date']['output']>;
  readonly reason: Scalars['String']['output'];
  readonly scope: SuspensionScope;
}

export interface SupportPlan {
  readonly year: Scalars['Int']['output'];
  readonly budgetCny: Maybe<Scalars['Float']['output']>;
  readonly staffFte: Maybe<Scalars['Float']['output']>;
  readonly coordinationCostCny: Maybe<Scalars['Float']['output']>;
  readonly liaisonOffices: Maybe<Scalars['Int']['output']>;
}

export interface GuidanceVisit {
  readonly id: Scalars['ID']['output'];
  readonly heldOn: Scalars['Date']['output'];
  readonly kind: GuidanceKind;
  readonly by: Scalars['String']['output'];
}

export interface EvaluationRound {
  readonly id: Scalars['ID']['output'];
  readonly from: Scalars['Date']['output'];
  readonly to: Scalars['Date']['output'];
  readonly policyVersion: Scalars['String']['output'];
  readonly state: EvaluationState;
}

export interface Recognition {
  readonly id: Scalars['ID']['output'];
  readonly unit: Maybe<Unit>;
  readonly title: Scalars['String']['output'];
  readonly grantedOn: Scalars['Date']['output'];
  readonly grantedBy: Scalars['String']['output'];
}

export interface ReportedFact {
  readonly subject: FactSubject;
  readonly value: Scalars['String']['output'];
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface ReportedIssue {
  readonly code: IssueCode;
  readonly label: Scalars['String']['output'];
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface Citation {
  readonly title: Scalars['String']['output'];
  readonly publishedOn: Maybe<Scalars['PartialDate']['output']>;
  readonly speaker: Maybe<Scalars['String']['output']>;
  readonly question: Maybe<Scalars['Int']['output']>;
}

export const RecordCoverage = {
  COMPLETE: 'COMPLETE',
  PARTIAL: 'PARTIAL',
  NONE: 'NONE',
} as const;

export type RecordCoverage =
  (typeof RecordCoverage)[keyof typeof RecordCoverage];

export interface ActivityFacts {
  readonly asOf: Scalars['Date']['output'];
  readonly hasLog: Scalars['Boolean']['output'];
  readonly events: ReadonlyArray<EventFact>;
  readonly conferences: ReadonlyArray<ConferenceFact>;
  readonly resolutions: ReadonlyArray<ResolutionFact>;
  readonly claims: ReadonlyArray<ClaimFact>;
  readonly publishedProjects: ReadonlyArray<ProjectFact>;
}

export interface EventFact {
  readonly id: Scalars['ID']['output'];
  readonly kind: ActivityKind;
  readonly startedOn: Scalars['Date']['output'];
  readonly endedOn: Scalars['Date']['output'];
  readonly recordedOn: Scalars['Date']['output'];
  readonly planFiledOn: Maybe<Scalars['Date']['output']>;
  readonly hasObjective: Scalars['Boolean']['output'];
  readonly needKind: Maybe<NeedKind>;
  readonly needRaisedOn: Maybe<Scalars['Date']['output']>;
  readonly hostCount: Scalars['Int']['output'];
  readonly summarizedOn: Maybe<Scalars['Date']['output']>;
  readonly initiatedBy: Maybe<ActivityInitiator>;
  readonly partyElement: Maybe<Scalars['Boolean']['output']>;
  readonly outcomeCount: Scalars['Int']['output'];
  readonly online: Maybe<Scalars['Boolean']['output']>;
  readonly attendeeUnitIds: ReadonlyArray<Scalars['ID']['output']>;
}

export interface ConferenceFact {
  readonly heldOn: Scalars['Date']['output'];
  readonly superiorAttended: Scalars['Boolean']['output'];
}

export interface ResolutionFact {
  readonly dueOn: Scalars['Date']['output'];
  readonly closedOn: Maybe<Scalars['Date']['output']>;
}

export interface ClaimFact {
  readonly unitId: Scalars['ID']['output'];
  readonly dueOn: Scalars['Date']['output'];
  readonly confirmedOn: Maybe<Scalars['Date']['output']>;
}

export interface ProjectFact {
  readonly publishedOn: Scalars['Date']['output'];
  readonly claimedOn: Maybe<Scalars['Date']['output']>;
}

export interface ExchangeFacts {
  readonly hasLog: Scalars['Boolean']['output'];
  readonly exchanges: ReadonlyArray<ExchangeFact>;
  readonly requests: ReadonlyArray<RequestFact>;
}

export interface ExchangeFact {
  readonly providerId: Maybe<Scalars['ID']['output']>;
  readonly receiverId: Maybe<Scalars['ID']['output']>;
  readonly partyIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly confirmedOn: Scalars['Date']['output'];
}

export interface RequestFact {
  readonly raisedOn: Scalars['Date']['output'];
  readonly matchedOn: Maybe<Scalars['Date']['output']>;
  readonly confirmedOn: Maybe<Scalars['Date']['output']>;
  readonly unmetReason: Maybe<Scalars['String']['output']>;
}

export interface VitalityReport {
  readonly asOf: Scalars['Date']['output'];
  readonly policyVersion: Scalars['String']['output'];
  readonly status: VitalityStatus;
  readonly index: Maybe<Scalars['Float']['output']>;
  readonly band: Maybe<VitalityBand>;
  readonly recovered: Scalars['Boolean']['output'];
  readonly indicators: ReadonlyArray<IndicatorReading>;
  readonly warnings: ReadonlyArray<EarlyWarning>;
  readonly dataConfidence: Maybe<Scalars['Float']['output']>;
  readonly missing: ReadonlyArray<MissingInput>;
}

export interface IndicatorReading {
  readonly id: IndicatorId;
  readonly name: Scalars['String']['output'];
  readonly signal: IndicatorSignal;
  readonly value: Maybe<Scalars['Float']['output']>;
  readonly points: Maybe<Scalars['Float']['output']>;
  readonly weight: Scalars['Float']['output'];
  readonly statement: Scalars['String']['output'];
  readonly inputs: ReadonlyArray<IndicatorInput>;
  readonly thresholds: Scalars['String']['output'];
}

export interface IndicatorInput {
  readonly name: Scalars['String']['output'];
  readonly value: Maybe<Scalars['Float']['output']>;
}

export interface MissingInput {
  readonly indicator: Maybe<IndicatorId>;
  readonly reason: Scalars['String']['output'];
}

export interface EarlyWarning {
  readonly id: Scalars['ID']['output'];
  readonly rule: WarningRule;
  readonly alliance: Alliance;
  readonly statement: Scalars['String']['output'];
  readonly suggestion: Scalars['String']['output'];
  readonly since: Maybe<Scalars['Date']['output']>;
  readonly daysOutstanding: Scalars['Int']['output'];
}

export interface Unit {
  readonly id: Scalars['ID']['output'];
  readonly memberships: Maybe<MembershipConnection>;
  readonly chairTerms: Maybe<ReadonlyArray<ChairTerm>>;
}

export interface UnitMembershipsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MembershipFilter>;
}

export interface District {
  readonly code: Scalars['ID']['output'];
  readonly alliances: Maybe<AllianceConnection>;
  readonly reportedIssues: Maybe<ReadonlyArray<ReportedIssue>>;
}

export interface DistrictAlliancesArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AllianceFilter>;
}

export const AllianceType = {
  FUNCTIONAL_ZONE: 'FUNCTIONAL_ZONE',
  INDUSTRY: 'INDUSTRY',
  SUBDISTRICT: 'SUBDISTRICT',
  ADJACENT_REGION: 'ADJACENT_REGION',
  INDUSTRIAL_CLUSTER: 'INDUSTRIAL_CLUSTER',
  ENTERPRISE_CATEGORY: 'ENTERPRISE_CATEGORY',
} as const;

export type AllianceType = (typeof AllianceType)[keyof typeof AllianceType];

export const AllianceState = {
  PROPOSED: 'PROPOSED',
  NEGOTIATING: 'NEGOTIATING',
  SIGNING: 'SIGNING',
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  DORMANT: 'DORMANT',
  DISSOLVING: 'DISSOLVING',
  DISSOLVED: 'DISSOLVED',
  EVOLVED: 'EVOLVED',
} as const;

export type AllianceState = (typeof AllianceState)[keyof typeof AllianceState];

export const MembershipRole = {
  LEAD: 'LEAD',
  CHAIR: 'CHAIR',
  MEMBER: 'MEMBER',
  SUPPORTER: 'SUPPORTER',
  OBSERVER: 'OBSERVER',
} as const;

export type MembershipRole =
  (typeof MembershipRole)[keyof typeof MembershipRole];

export const FactSubject = {
  EXPLORING_SINCE: 'EXPLORING_SINCE',
  FOUNDED_ON: 'FOUNDED_ON',
  MEMBER_COUNT: 'MEMBER_COUNT',
  MEMBER_KINDS: 'MEMBER_KINDS',
} as const;

export type FactSubject = (typeof FactSubject)[keyof typeof FactSubject];

export const MembershipStatus = {
  INVITED: 'INVITED',
  APPLIED: 'APPLIED',
  CONSENTED: 'CONSENTED',
  ACTIVE: 'ACTIVE',
  PAUSED: 'PAUSED',
  WITHDRAWN: 'WITHDRAWN',
  REMOVED: 'REMOVED',
  TRANSFERRED: 'TRANSFERRED',
} as const;

export type MembershipStatus =
  (typeof MembershipStatus)[keyof typeof MembershipStatus];

export const OfficeRole = {
  LEAD: 'LEAD',
  SECRETARIAT: 'SECRETARIAT',
  GUIDANCE: 'GUIDANCE',
  FRAMEWORK: 'FRAMEWORK',
} as const;

export type OfficeRole = (typeof OfficeRole)[keyof typeof OfficeRole];

export const ChairTermState = {
  NOMINATED: 'NOMINATED',
  CONFIRMED: 'CONFIRMED',
  SERVING: 'SERVING',
  HANDED_OVER: 'HANDED_OVER',
} as const;

export type ChairTermState =
  (typeof ChairTermState)[keyof typeof ChairTermState];

export const CharterState = {
  DRAFT: 'DRAFT',
  CONSULTING: 'CONSULTING',
  FROZEN: 'FROZEN',
  SIGNING: 'SIGNING',
  EFFECTIVE: 'EFFECTIVE',
  AMENDING: 'AMENDING',
  SUPERSEDED: 'SUPERSEDED',
  TERMINATED: 'TERMINATED',
} as const;

export type CharterState = (typeof CharterState)[keyof typeof CharterState];

export const InstitutionKind = {
  JOINT_CONFERENCE: 'JOINT_CONFERENCE',
  LEARNING_TRAINING: 'LEARNING_TRAINING',
  MUTUAL_SUPPORT: 'MUTUAL_SUPPORT',
  ACTIVITY: 'ACTIVITY',
} as const;

export type InstitutionKind =
  (typeof InstitutionKind)[keyof typeof InstitutionKind];

export const SuspensionScope = {
  OFFLINE: 'OFFLINE',
  ALL: 'ALL',
} as const;

export type SuspensionScope =
  (typeof SuspensionScope)[keyof typeof SuspensionScope];

export const GuidanceKind = {
  VISIT: 'VISIT',
  PLAN_REVIEW: 'PLAN_REVIEW',
} as const;

export type GuidanceKind = (typeof GuidanceKind)[keyof typeof GuidanceKind];

export const EvaluationState = {
  OPEN: 'OPEN',
  CLOSED: 'CLOSED',
} as const;

export type EvaluationState =
  (typeof EvaluationState)[keyof typeof EvaluationState];

export const CoBuildingCategory = {
  ORGANIZATION_COBUILDING: 'ORGANIZATION_COBUILDING',
  RESOURCE_SHARING: 'RESOURCE_SHARING',
  ACTIVITY_COHOSTING: 'ACTIVITY_COHOSTING',
  AFFAIRS_CONSULTATION: 'AFFAIRS_CONSULTATION',
  TALENT_CULTIVATION: 'TALENT_CULTIVATION',
  INSTITUTION_COCREATION: 'INSTITUTION_COCREATION',
  CULTURE_FLOURISHING: 'CULTURE_FLOURISHING',
  DEVELOPMENT_PROMOTION: 'DEVELOPMENT_PROMOTION',
} as const;

export type CoBuildingCategory =
  (typeof CoBuildingCategory)[keyof typeof CoBuildingCategory];

export const ActivityKind = {
  STUDY_SEMINAR: 'STUDY_SEMINAR',
  VISIT: 'VISIT',
  ROADSHOW: 'ROADSHOW',
  RELEASE_PROMOTION: 'RELEASE_PROMOTION',
  JOINT_CONFERENCE: 'JOINT_CONFERENCE',
  TRAINING: 'TRAINING',
  VOLUNTEER: 'VOLUNTEER',
  PROJECT_WORK: 'PROJECT_WORK',
  MARKET_PROMOTION: 'MARKET_PROMOTION',
  EMERGENCY: 'EMERGENCY',
  FORUM: 'FORUM',
  ORG_LIFE: 'ORG_LIFE',
} as const;

export type ActivityKind = (typeof ActivityKind)[keyof typeof ActivityKind];

export const ActivityInitiator = {
  MEMBER: 'MEMBER',
  LEAD: 'LEAD',
  SUPERIOR: 'SUPERIOR',
} as const;

export type ActivityInitiator =
  (typeof ActivityInitiator)[keyof typeof ActivityInitiator];

export const NeedKind = {
  REQUEST: 'REQUEST',
  PROJECT: 'PROJECT',
  ISSUE: 'ISSUE',
} as const;

export type NeedKind = (typeof NeedKind)[keyof typeof NeedKind];

export const IssueCode = {
  OVER_CONTROL: 'OVER_CONTROL',
  DRIFT: 'DRIFT',
  OVERSIZE: 'OVERSIZE',
  COORDINATION_COST: 'COORDINATION_COST',
  SLOPPY_FREQUENT: 'SLOPPY_FREQUENT',
  TOO_RARE: 'TOO_RARE',
  TWO_SKINS: 'TWO_SKINS',
  SHOWCASE_MIX: 'SHOWCASE_MIX',
  UNREGULATED_OPERATION: 'UNREGULATED_OPERATION',
  MISSING_INSTITUTIONS: 'MISSING_INSTITUTIONS',
  FEW_JOINT_PROJECTS: 'FEW_JOINT_PROJECTS',
  WEAK_ROLE: 'WEAK_ROLE',
  UNDIGITIZED: 'UNDIGITIZED',
  WEAK_ORGANIZING_POWER: 'WEAK_ORGANIZING_POWER',
  NO_PROCEDURE: 'NO_PROCEDURE',
  HIGH_UPKEEP: 'HIGH_UPKEEP',
  INACTIVE_MEMBERS: 'INACTIVE_MEMBERS',
  NO_PARTY_ORG: 'NO_PARTY_ORG',
  SUPPORT_GAP: 'SUPPORT_GAP',
  INCENTIVE_GAP: 'INCENTIVE_GAP',
  NO_MODEL_SITES: 'NO_MODEL_SITES',
  PANDEMIC_PAUSE: 'PANDEMIC_PAUSE',
  SUPPLY_BREAK: 'SUPPLY_BREAK',
  DEMAND_SLUMP: 'DEMAND_SLUMP',
} as const;

export type IssueCode = (typeof IssueCode)[keyof typeof IssueCode];

export const Evidence = {
  NONE: 'NONE',
  REPORTED: 'REPORTED',
  DOCUMENTED: 'DOCUMENTED',
  CONFIRMED_BY_BENEFICIARY: 'CONFIRMED_BY_BENEFICIARY',
  AUDITED: 'AUDITED',
} as const;

export type Evidence = (typeof Evidence)[keyof typeof Evidence];

export const Provenance = {
  ARTICLE: 'ARTICLE',
  EXTERNAL: 'EXTERNAL',
  RECORDED: 'RECORDED',
  SYNTHETIC: 'SYNTHETIC',
} as const;

export type Provenance = (typeof Provenance)[keyof typeof Provenance];

export const VitalityStatus = {
  RATED: 'RATED',
  PROVISIONAL: 'PROVISIONAL',
  NEW: 'NEW',
  PAUSED: 'PAUSED',
  INSUFFICIENT_DATA: 'INSUFFICIENT_DATA',
} as const;

export type VitalityStatus =
  (typeof VitalityStatus)[keyof typeof VitalityStatus];

export const VitalityBand = {
  LIVELY: 'LIVELY',
  STEADY: 'STEADY',
  ATTENTION: 'ATTENTION',
  IDLE_RISK: 'IDLE_RISK',
} as const;

export type VitalityBand = (typeof VitalityBand)[keyof typeof VitalityBand];

export const IndicatorSignal = {
  GREEN: 'GREEN',
  YELLOW: 'YELLOW',
  RED: 'RED',
  GREY: 'GREY',
  INFO: 'INFO',
} as const;

export type IndicatorSignal =
  (typeof IndicatorSignal)[keyof typeof IndicatorSignal];

export const IndicatorId = {
  V1: 'V1',
  V2: 'V2',
  V3: 'V3',
  V4: 'V4',
  V5: 'V5',
  V6: 'V6',
  V7: 'V7',
  V8: 'V8',
  V9: 'V9',
  V10: 'V10',
  V11: 'V11',
  V12: 'V12',
  V13: 'V13',
  V14: 'V14',
  V15: 'V15',
  V16: 'V16',
  V17: 'V17',
  V18: 'V18',
  V19: 'V19',
  V20: 'V20',
  V21: 'V21',
  V22: 'V22',
} as const;

export type IndicatorId = (typeof IndicatorId)[keyof typeof IndicatorId];

export const WarningRule = {
  E1: 'E1',
  E2: 'E2',
  E3: 'E3',
  E4: 'E4',
  E5: 'E5',
  E6: 'E6',
  E7: 'E7',
  E8: 'E8',
  E9: 'E9',
  E10: 'E10',
} as const;

export type WarningRule = (typeof WarningRule)[keyof typeof WarningRule];

export interface AllianceConnection {
  readonly edges: ReadonlyArray<AllianceEdge>;
  readonly nodes: ReadonlyArray<Alliance>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface AllianceEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Alliance;
}

export interface MembershipConnection {
  readonly edges: ReadonlyArray<MembershipEdge>;
  readonly nodes: ReadonlyArray<Membership>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Maybe<Scalars['Int']['output']>;
  readonly recordedCount: Scalars['Int']['output'];
}

export interface MembershipEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Membership;
}

export interface EarlyWarningConnection {
  readonly edges: ReadonlyArray<EarlyWarningEdge>;
  readonly nodes: ReadonlyArray<EarlyWarning>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface EarlyWarningEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: EarlyWarning;
}

export interface PageInfo {
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
  readonly endCursor: Maybe<Scalars['String']['output']>;
}

export interface AllianceFilter {
  readonly id?: InputMaybe<IdFilter>;
  readonly name?: InputMaybe<StringFilter>;
  readonly type?: InputMaybe<AllianceTypeFilter>;
  readonly state?: InputMaybe<AllianceStateFilter>;
  readonly district?: InputMaybe<IdFilter>;
  readonly crossDistrict?: InputMaybe<BooleanFilter>;
  readonly memberRecords?: InputMaybe<RecordCoverageFilter>;
  readonly provenance?: InputMaybe<ProvenanceFilter>;
  readonly and?: InputMaybe<ReadonlyArray<AllianceFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<AllianceFilter>>;
  readonly not?: InputMaybe<AllianceFilter>;
}

export interface MembershipFilter {
  readonly role?: InputMaybe<MembershipRoleFilter>;
  readonly status?: InputMaybe<MembershipStatusFilter>;
  readonly district?: InputMaybe<IdFilter>;
  readonly and?: InputMaybe<ReadonlyArray<MembershipFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<MembershipFilter>>;
  readonly not?: InputMaybe<MembershipFilter>;
}

export interface EarlyWarningFilter {
  readonly rule?: InputMaybe<WarningRuleFilter>;
  readonly alliance?: InputMaybe<IdFilter>;
}

export interface IdFilter {
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly notIn?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
}

export interface StringFilter {
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
}

export interface BooleanFilter {
  readonly eq?: InputMaybe<Scalars['Boolean']['input']>;
}

export interface AllianceTypeFilter {
  readonly eq?: InputMaybe<AllianceType>;
  readonly in?: InputMaybe<ReadonlyArray<AllianceType>>;
}

export interface AllianceStateFilter {
  readonly eq?: InputMaybe<AllianceState>;
  readonly in?: InputMaybe<ReadonlyArray<AllianceState>>;
}

export interface RecordCoverageFilter {
  readonly eq?: InputMaybe<RecordCoverage>;
  readonly in?: InputMaybe<ReadonlyArray<RecordCoverage>>;
}

export interface MembershipRoleFilter {
  readonly eq?: InputMaybe<MembershipRole>;
  readonly in?: InputMaybe<ReadonlyArray<MembershipRole>>;
}

export interface MembershipStatusFilter {
  readonly eq?: InputMaybe<MembershipStatus>;
  readonly in?: InputMaybe<ReadonlyArray<MembershipStatus>>;
}

export interface ProvenanceFilter {
  readonly eq?: InputMaybe<Provenance>;
  readonly in?: InputMaybe<ReadonlyArray<Provenance>>;
}

export interface WarningRuleFilter {
  readonly eq?: InputMaybe<WarningRule>;
  readonly in?: InputMaybe<ReadonlyArray<WarningRule>>;
}

export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
  reference: TReference,
  context: TContext,
  info: GraphQLResolveInfo,
) => Promise<TResult> | TResult;

type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;

type NullableCheck<T, S> =
  Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;

type ListCheck<T, S> = T extends (infer U)[]
  ? NullableCheck<U, S>[]
  : GraphQLRecursivePick<T, S>;

export type GraphQLRecursivePick<T, S> = {
  [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]>;
};

export type Resolver<
  TResult,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => Promise<TResult> | TResult;

/** Mapping of federation types */
export type FederationTypes = {
  Alliance: Alliance;
  Membership: Membership;
  ChairTerm: ChairTerm;
  Charter: Charter;
  CharterVersion: CharterVersion;
  Signature: Signature;
  GuidanceVisit: GuidanceVisit;
  EvaluationRound: EvaluationRound;
  Recognition: Recognition;
  EarlyWarning: EarlyWarning;
  Unit: Unit;
  District: District;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Alliance: { __typename: 'Alliance' } & GraphQLRecursivePick<
    FederationTypes['Alliance'],
    { id: true }
  > &
    (
      | Record<PropertyKey, never>
      | GraphQLRecursivePick<
          FederationTypes['Alliance'],
          {
            facts12m: {
              asOf: true;
              hasLog: true;
              events: {
                id: true;
                kind: true;
                startedOn: true;
                endedOn: true;
                recordedOn: true;
                planFiledOn: true;
                hasObjective: true;
                needKind: true;
                needRaisedOn: true;
                hostCount: true;
                summarizedOn: true;
                initiatedBy: true;
                partyElement: true;
                outcomeCount: true;
                online: true;
                attendeeUnitIds: true;
              };
              conferences: { heldOn: true; superiorAttended: true };
              resolutions: { dueOn: true; closedOn: true };
              claims: { unitId: true; dueOn: true; confirmedOn: true };
              publishedProjects: { publishedOn: true; claimedOn: true };
            };
            exchangeFacts12m: {
              hasLog: true;
              exchanges: {
                providerId: true;
                receiverId: true;
                partyIds: true;
                confirmedOn: true;
              };
              requests: {
                raisedOn: true;
                matchedOn: true;
                confirmedOn: true;
                unmetReason: true;
              };
            };
          }
        >
    );
  Membership: { __typename: 'Membership' } & GraphQLRecursivePick<
    FederationTypes['Membership'],
    { id: true }
  >;
  ChairTerm: { __typename: 'ChairTerm' } & GraphQLRecursivePick<
    FederationTypes['ChairTerm'],
    { id: true }
  >;
  Charter: { __typename: 'Charter' } & GraphQLRecursivePick<
    FederationTypes['Charter'],
    { id: true }
  >;
  CharterVersion: { __typename: 'CharterVersion' } & GraphQLRecursivePick<
    FederationTypes['CharterVersion'],
    { id: true }
  >;
  Signature: { __typename: 'Signature' } & GraphQLRecursivePick<
    FederationTypes['Signature'],
    { id: true }
  >;
  GuidanceVisit: { __typename: 'GuidanceVisit' } & GraphQLRecursivePick<
    FederationTypes['GuidanceVisit'],
    { id: true }
  >;
  EvaluationRound: { __typename: 'EvaluationRound' } & GraphQLRecursivePick<
    FederationTypes['EvaluationRound'],
    { id: true }
  >;
  Recognition: { __typename: 'Recognition' } & GraphQLRecursivePick<
    FederationTypes['Recognition'],
    { id: true }
  >;
  EarlyWarning: { __typename: 'EarlyWarning' } & GraphQLRecursivePick<
    FederationTypes['EarlyWarning'],
    { id: true }
  >;
  Unit: { __typename: 'Unit' } & GraphQLRecursivePick<
    FederationTypes['Unit'],
    { id: true }
  >;
  District: { __typename: 'District' } & GraphQLRecursivePick<
    FederationTypes['District'],
    { code: true }
  >;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Alliance: ResolverTypeWrapper<RowOf<'Alliance', Pick<Alliance, 'id'>>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Membership: ResolverTypeWrapper<RowOf<'Membership', Pick<Membership, 'id'>>>;
  Office: ResolverTypeWrapper<RowOf<'Office', Office>>;
  ChairTerm: ResolverTypeWrapper<RowOf<'ChairTerm', Pick<ChairTerm, 'id'>>>;
  Charter: ResolverTypeWrapper<RowOf<'Charter', Pick<Charter, 'id'>>>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CharterVersion: ResolverTypeWrapper<
    RowOf<'CharterVersion', Pick<CharterVersion, 'id'>>
  >;
  CharterClause: ResolverTypeWrapper<RowOf<'CharterClause', CharterClause>>;
  Signature: ResolverTypeWrapper<RowOf<'Signature', Pick<Signature, 'id'>>>;
  Institution: ResolverTypeWrapper<RowOf<'Institution', Institution>>;
  Suspension: ResolverTypeWrapper<RowOf<'Suspension', Suspension>>;
  SupportPlan: ResolverTypeWrapper<RowOf<'SupportPlan', SupportPlan>>;
  GuidanceVisit: ResolverTypeWrapper<
    RowOf<'GuidanceVisit', Pick<GuidanceVisit, 'id'>>
  >;
  EvaluationRound: ResolverTypeWrapper<
    RowOf<'EvaluationRound', Pick<EvaluationRound, 'id'>>
  >;
  Recognition: ResolverTypeWrapper<
    RowOf<'Recognition', Pick<Recognition, 'id'>>
  >;
  ReportedFact: ResolverTypeWrapper<RowOf<'ReportedFact', ReportedFact>>;
  ReportedIssue: ResolverTypeWrapper<RowOf<'ReportedIssue', ReportedIssue>>;
  Citation: ResolverTypeWrapper<RowOf<'Citation', Citation>>;
  RecordCoverage: RecordCoverage;
  ActivityFacts: ResolverTypeWrapper<RowOf<'ActivityFacts', ActivityFacts>>;
  EventFact: ResolverTypeWrapper<RowOf<'EventFact', EventFact>>;
  ConferenceFact: ResolverTypeWrapper<RowOf<'ConferenceFact', ConferenceFact>>;
  ResolutionFact: ResolverTypeWrapper<RowOf<'ResolutionFact', ResolutionFact>>;
  ClaimFact: ResolverTypeWrapper<RowOf<'ClaimFact', ClaimFact>>;
  ProjectFact: ResolverTypeWrapper<RowOf<'ProjectFact', ProjectFact>>;
  ExchangeFacts: ResolverTypeWrapper<RowOf<'ExchangeFacts', ExchangeFacts>>;
  ExchangeFact: ResolverTypeWrapper<RowOf<'ExchangeFact', ExchangeFact>>;
  RequestFact: ResolverTypeWrapper<RowOf<'RequestFact', RequestFact>>;
  VitalityReport: ResolverTypeWrapper<RowOf<'VitalityReport', VitalityReport>>;
  IndicatorReading: ResolverTypeWrapper<
    RowOf<'IndicatorReading', IndicatorReading>
  >;
  IndicatorInput: ResolverTypeWrapper<RowOf<'IndicatorInput', IndicatorInput>>;
  MissingInput: ResolverTypeWrapper<RowOf<'MissingInput', MissingInput>>;
  EarlyWarning: ResolverTypeWrapper<
    RowOf<'EarlyWarning', Pick<EarlyWarning, 'id'>>
  >;
  Unit: ResolverTypeWrapper<RowOf<'Unit', Pick<Unit, 'id'>>>;
  District: ResolverTypeWrapper<RowOf<'District', Pick<District, 'code'>>>;
  AllianceType: AllianceType;
  AllianceState: AllianceState;
  MembershipRole: MembershipRole;
  FactSubject: FactSubject;
  MembershipStatus: MembershipStatus;
  OfficeRole: OfficeRole;
  ChairTermState: ChairTermState;
  CharterState: CharterState;
  InstitutionKind: InstitutionKind;
  SuspensionScope: SuspensionScope;
  GuidanceKind: GuidanceKind;
  EvaluationState: EvaluationState;
  CoBuildingCategory: CoBuildingCategory;
  ActivityKind: ActivityKind;
  ActivityInitiator: ActivityInitiator;
  NeedKind: NeedKind;
  IssueCode: IssueCode;
  Evidence: Evidence;
  Provenance: Provenance;
  VitalityStatus: VitalityStatus;
  VitalityBand: VitalityBand;
  IndicatorSignal: IndicatorSignal;
  IndicatorId: IndicatorId;
  WarningRule: WarningRule;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  PartialDate: ResolverTypeWrapper<Scalars['PartialDate']['output']>;
  AllianceConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['Alliance']>
  >;
  AllianceEdge: ResolverTypeWrapper<Edge<ResolversParentTypes['Alliance']>>;
  MembershipConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['Membership'], number | null>
  >;
  MembershipEdge: ResolverTypeWrapper<Edge<ResolversParentTypes['Membership']>>;
  EarlyWarningConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['EarlyWarning']>
  >;
  EarlyWarningEdge: ResolverTypeWrapper<
    Edge<ResolversParentTypes['EarlyWarning']>
  >;
  PageInfo: ResolverTypeWrapper<RowOf<'PageInfo', PageInfo>>;
  AllianceFilter: AllianceFilter;
  MembershipFilter: MembershipFilter;
  EarlyWarningFilter: EarlyWarningFilter;
  IDFilter: IdFilter;
  StringFilter: StringFilter;
  BooleanFilter: BooleanFilter;
  AllianceTypeFilter: AllianceTypeFilter;
  AllianceStateFilter: AllianceStateFilter;
  RecordCoverageFilter: RecordCoverageFilter;
  MembershipRoleFilter: MembershipRoleFilter;
  MembershipStatusFilter: MembershipStatusFilter;
  ProvenanceFilter: ProvenanceFilter;
  WarningRuleFilter: WarningRuleFilter;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Alliance: RowOf<'Alliance', Pick<Alliance, 'id'>>;
  Boolean: Scalars['Boolean']['output'];
  Membership: RowOf<'Membership', Pick<Membership, 'id'>>;
  Office: RowOf<'Office', Office>;
  ChairTerm: RowOf<'ChairTerm', Pick<ChairTerm, 'id'>>;
  Charter: RowOf<'Charter', Pick<Charter, 'id'>>;
  Float: Scalars['Float']['output'];
  CharterVersion: RowOf<'CharterVersion', Pick<CharterVersion, 'id'>>;
  CharterClause: RowOf<'CharterClause', CharterClause>;
  Signature: RowOf<'Signature', Pick<Signature, 'id'>>;
  Institution: RowOf<'Institution', Institution>;
  Suspension: RowOf<'Suspension', Suspension>;
  SupportPlan: RowOf<'SupportPlan', SupportPlan>;
  GuidanceVisit: RowOf<'GuidanceVisit', Pick<GuidanceVisit, 'id'>>;
  EvaluationRound: RowOf<'EvaluationRound', Pick<EvaluationRound, 'id'>>;
  Recognition: RowOf<'Recognition', Pick<Recognition, 'id'>>;
  ReportedFact: RowOf<'ReportedFact', ReportedFact>;
  ReportedIssue: RowOf<'ReportedIssue', ReportedIssue>;
  Citation: RowOf<'Citation', Citation>;
  ActivityFacts: RowOf<'ActivityFacts', ActivityFacts>;
  EventFact: RowOf<'EventFact', EventFact>;
  ConferenceFact: RowOf<'ConferenceFact', ConferenceFact>;
  ResolutionFact: RowOf<'ResolutionFact', ResolutionFact>;
  ClaimFact: RowOf<'ClaimFact', ClaimFact>;
  ProjectFact: RowOf<'ProjectFact', ProjectFact>;
  ExchangeFacts: RowOf<'ExchangeFacts', ExchangeFacts>;
  ExchangeFact: RowOf<'ExchangeFact', ExchangeFact>;
  RequestFact: RowOf<'RequestFact', RequestFact>;
  VitalityReport: RowOf<'VitalityReport', VitalityReport>;
  IndicatorReading: RowOf<'IndicatorReading', IndicatorReading>;
  IndicatorInput: RowOf<'IndicatorInput', IndicatorInput>;
  MissingInput: RowOf<'MissingInput', MissingInput>;
  EarlyWarning: RowOf<'EarlyWarning', Pick<EarlyWarning, 'id'>>;
  Unit: RowOf<'Unit', Pick<Unit, 'id'>>;
  District: RowOf<'District', Pick<District, 'code'>>;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  PartialDate: Scalars['PartialDate']['output'];
  AllianceConnection: Connection<ResolversParentTypes['Alliance']>;
  AllianceEdge: Edge<ResolversParentTypes['Alliance']>;
  MembershipConnection: Connection<
    ResolversParentTypes['Membership'],
    number | null
  >;
  MembershipEdge: Edge<ResolversParentTypes['Membership']>;
  EarlyWarningConnection: Connection<ResolversParentTypes['EarlyWarning']>;
  EarlyWarningEdge: Edge<ResolversParentTypes['EarlyWarning']>;
  PageInfo: RowOf<'PageInfo', PageInfo>;
  AllianceFilter: AllianceFilter;
  MembershipFilter: MembershipFilter;
  EarlyWarningFilter: EarlyWarningFilter;
  IDFilter: IdFilter;
  StringFilter: StringFilter;
  BooleanFilter: BooleanFilter;
  AllianceTypeFilter: AllianceTypeFilter;
  AllianceStateFilter: AllianceStateFilter;
  RecordCoverageFilter: RecordCoverageFilter;
  MembershipRoleFilter: MembershipRoleFilter;
  MembershipStatusFilter: MembershipStatusFilter;
  ProvenanceFilter: ProvenanceFilter;
  WarningRuleFilter: WarningRuleFilter;
};

export type QueryResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Query'] =
    ResolversParentTypes['Query'],
> = {
  alliance?: Resolver<
    Maybe<ResolversTypes['Alliance']>,
    ParentType,
    ContextType,
    RequireFields<QueryAllianceArgs, 'id'>
  >;
  alliances?: Resolver<
    ResolversTypes['AllianceConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryAlliancesArgs, 'first'>
  >;
  earlyWarnings?: Resolver<
    ResolversTypes['EarlyWarningConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryEarlyWarningsArgs, 'first'>
  >;
  memberUnitIds?: Resolver<
    ReadonlyArray<ResolversTypes['ID']>,
    ParentType,
    ContextType
  >;
};

export type AllianceResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Alliance'] =
    ResolversParentTypes['Alliance'],
  FederationReferenceType extends FederationReferenceTypes['Alliance'] =
    FederationReferenceTypes['Alliance'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Alliance']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['AllianceType'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AllianceState'], ParentType, ContextType>;
  lead?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  leadText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sharedGoals?: Resolver<
    ReadonlyArray<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  districts?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['District']>>,
    ParentType,
    ContextType
  >;
  crossDistrict?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  exploringSince?: Resolver<
    Maybe<ResolversTypes['PartialDate']>,
    ParentType,
    ContextType
  >;
  foundedOn?: Resolver<
    Maybe<ResolversTypes['PartialDate']>,
    ParentType,
    ContextType
  >;
  memberCountText?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  memberRecords?: Resolver<
    ResolversTypes['RecordCoverage'],
    ParentType,
    ContextType
  >;
  memberships?: Resolver<
    ResolversTypes['MembershipConnection'],
    ParentType,
    ContextType,
    RequireFields<AllianceMembershipsArgs, 'first'>
  >;
  offices?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Office']>>,
    ParentType,
    ContextType
  >;
  chairTerms?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['ChairTerm']>>,
    ParentType,
    ContextType
  >;
  charter?: Resolver<Maybe<ResolversTypes['Charter']>, ParentType, ContextType>;
  institutions?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Institution']>>,
    ParentType,
    ContextType
  >;
  suspensions?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Suspension']>>,
    ParentType,
    ContextType
  >;
  supportPlan?: Resolver<
    Maybe<ResolversTypes['SupportPlan']>,
    ParentType,
    ContextType
  >;
  guidanceVisits?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['GuidanceVisit']>>,
    ParentType,
    ContextType
  >;
  evaluationRounds?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['EvaluationRound']>>,
    ParentType,
    ContextType
  >;
  recognitions?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Recognition']>>,
    ParentType,
    ContextType
  >;
  vitality?: Resolver<
    Maybe<ResolversTypes['VitalityReport']>,
    ParentType,
    ContextType
  >;
  reportedFacts?: Resolver<
    ReadonlyArray<ResolversTypes['ReportedFact']>,
    ParentType,
    ContextType
  >;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
  statement?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  wording?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  citation?: Resolver<
    Maybe<ResolversTypes['Citation']>,
    ParentType,
    ContextType
  >;
};

export type MembershipResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Membership'] =
    ResolversParentTypes['Membership'],
  FederationReferenceType extends FederationReferenceTypes['Membership'] =
    FederationReferenceTypes['Membership'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Membership']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  alliance?: Resolver<ResolversTypes['Alliance'], ParentType, ContextType>;
  unitId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MembershipRole'], ParentType, ContextType>;
  status?: Resolver<
    ResolversTypes['MembershipStatus'],
    ParentType,
    ContextType
  >;
  since?: Resolver<
    Maybe<ResolversTypes['PartialDate']>,
    ParentType,
    ContextType
  >;
  until?: Resolver<
    Maybe<ResolversTypes['PartialDate']>,
    ParentType,
    ContextType
  >;
  successor?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
  statement?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  wording?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  citation?: Resolver<
    Maybe<ResolversTypes['Citation']>,
    ParentType,
    ContextType
  >;
};

export type OfficeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Office'] =
    ResolversParentTypes['Office'],
> = {
  role?: Resolver<ResolversTypes['OfficeRole'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  holderText?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
  statement?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  wording?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  citation?: Resolver<
    Maybe<ResolversTypes['Citation']>,
    ParentType,
    ContextType
  >;
};

export type ChairTermResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ChairTerm'] =
    ResolversParentTypes['ChairTerm'],
  FederationReferenceType extends FederationReferenceTypes['ChairTerm'] =
    FederationReferenceTypes['ChairTerm'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['ChairTerm']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ordinal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ChairTermState'], ParentType, ContextType>;
  from?: Resolver<
    Maybe<ResolversTypes['PartialDate']>,
    ParentType,
    ContextType
  >;
  to?: Resolver<Maybe<ResolversTypes['PartialDate']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
  statement?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  wording?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  citation?: Resolver<
    Maybe<ResolversTypes['Citation']>,
    ParentType,
    ContextType
  >;
};

export type CharterResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Charter'] =
    ResolversParentTypes['Charter'],
  FederationReferenceType extends FederationReferenceTypes['Charter'] =
    FederationReferenceTypes['Charter'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Charter']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  effective?: Resolver<
    Maybe<ResolversTypes['CharterVersion']>,
    ParentType,
    ContextType
  >;
  versions?: Resolver<
    ReadonlyArray<ResolversTypes['CharterVersion']>,
    ParentType,
    ContextType
  >;
  conferencesPerYear?: Resolver<
    Maybe<ResolversTypes['Int']>,
    ParentType,
    ContextType
  >;
  quorum?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  pending?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Unit']>>,
    ParentType,
    ContextType
  >;
};

export type CharterVersionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CharterVersion'] =
    ResolversParentTypes['CharterVersion'],
  FederationReferenceType extends FederationReferenceTypes['CharterVersion'] =
    FederationReferenceTypes['CharterVersion'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['CharterVersion']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CharterState'], ParentType, ContextType>;
  contentHash?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  clauses?: Resolver<
    ReadonlyArray<ResolversTypes['CharterClause']>,
    ParentType,
    ContextType
  >;
  frozenOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  effectiveFrom?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  signatures?: Resolver<
    ReadonlyArray<ResolversTypes['Signature']>,
    ParentType,
    ContextType
  >;
};

export type CharterClauseResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CharterClause'] =
    ResolversParentTypes['CharterClause'],
> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mandatory?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SignatureResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Signature'] =
    ResolversParentTypes['Signature'],
  FederationReferenceType extends FederationReferenceTypes['Signature'] =
    FederationReferenceTypes['Signature'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Signature']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  contentHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type InstitutionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Institution'] =
    ResolversParentTypes['Institution'],
> = {
  kind?: Resolver<ResolversTypes['InstitutionKind'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  adoptedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  reviewedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  lastUsedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type SuspensionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Suspension'] =
    ResolversParentTypes['Suspension'],
> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['SuspensionScope'], ParentType, ContextType>;
};

export type SupportPlanResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['SupportPlan'] =
    ResolversParentTypes['SupportPlan'],
> = {
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  budgetCny?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  staffFte?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  coordinationCostCny?: Resolver<
    Maybe<ResolversTypes['Float']>,
    ParentType,
    ContextType
  >;
  liaisonOffices?: Resolver<
    Maybe<ResolversTypes['Int']>,
    ParentType,
    ContextType
  >;
};

export type GuidanceVisitResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['GuidanceVisit'] =
    ResolversParentTypes['GuidanceVisit'],
  FederationReferenceType extends FederationReferenceTypes['GuidanceVisit'] =
    FederationReferenceTypes['GuidanceVisit'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['GuidanceVisit']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  heldOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['GuidanceKind'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EvaluationRoundResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['EvaluationRound'] =
    ResolversParentTypes['EvaluationRound'],
  FederationReferenceType extends FederationReferenceTypes['EvaluationRound'] =
    FederationReferenceTypes['EvaluationRound'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['EvaluationRound']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  policyVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['EvaluationState'], ParentType, ContextType>;
};

export type RecognitionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Recognition'] =
    ResolversParentTypes['Recognition'],
  FederationReferenceType extends FederationReferenceTypes['Recognition'] =
    FederationReferenceTypes['Recognition'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Recognition']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grantedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  grantedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReportedFactResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ReportedFact'] =
    ResolversParentTypes['ReportedFact'],
> = {
  subject?: Resolver<ResolversTypes['FactSubject'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
  statement?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  wording?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  citation?: Resolver<
    Maybe<ResolversTypes['Citation']>,
    ParentType,
    ContextType
  >;
};

export type ReportedIssueResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ReportedIssue'] =
    ResolversParentTypes['ReportedIssue'],
> = {
  code?: Resolver<ResolversTypes['IssueCode'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
  statement?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  wording?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  citation?: Resolver<
    Maybe<ResolversTypes['Citation']>,
    ParentType,
    ContextType
  >;
};

export type CitationResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Citation'] =
    ResolversParentTypes['Citation'],
> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishedOn?: Resolver<
    Maybe<ResolversTypes['PartialDate']>,
    ParentType,
    ContextType
  >;
  speaker?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  question?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type VitalityReportResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['VitalityReport'] =
    ResolversParentTypes['VitalityReport'],
> = {
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  policyVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['VitalityStatus'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  band?: Resolver<
    Maybe<ResolversTypes['VitalityBand']>,
    ParentType,
    ContextType
  >;
  recovered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  indicators?: Resolver<
    ReadonlyArray<ResolversTypes['IndicatorReading']>,
    ParentType,
    ContextType
  >;
  warnings?: Resolver<
    ReadonlyArray<ResolversTypes['EarlyWarning']>,
    ParentType,
    ContextType
  >;
  dataConfidence?: Resolver<
    Maybe<ResolversTypes['Float']>,
    ParentType,
    ContextType
  >;
  missing?: Resolver<
    ReadonlyArray<ResolversTypes['MissingInput']>,
    ParentType,
    ContextType
  >;
};

export type IndicatorReadingResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['IndicatorReading'] =
    ResolversParentTypes['IndicatorReading'],
> = {
  id?: Resolver<ResolversTypes['IndicatorId'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signal?: Resolver<ResolversTypes['IndicatorSignal'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  points?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inputs?: Resolver<
    ReadonlyArray<ResolversTypes['IndicatorInput']>,
    ParentType,
    ContextType
  >;
  thresholds?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IndicatorInputResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['IndicatorInput'] =
    ResolversParentTypes['IndicatorInput'],
> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MissingInputResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['MissingInput'] =
    ResolversParentTypes['MissingInput'],
> = {
  indicator?: Resolver<
    Maybe<ResolversTypes['IndicatorId']>,
    ParentType,
    ContextType
  >;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EarlyWarningResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['EarlyWarning'] =
    ResolversParentTypes['EarlyWarning'],
  FederationReferenceType extends FederationReferenceTypes['EarlyWarning'] =
    FederationReferenceTypes['EarlyWarning'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['EarlyWarning']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['WarningRule'], ParentType, ContextType>;
  alliance?: Resolver<ResolversTypes['Alliance'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suggestion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  daysOutstanding?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnitResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Unit'] =
    ResolversParentTypes['Unit'],
  FederationReferenceType extends FederationReferenceTypes['Unit'] =
    FederationReferenceTypes['Unit'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Unit']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  memberships?: Resolver<
    Maybe<ResolversTypes['MembershipConnection']>,
    ParentType,
    ContextType,
    RequireFields<UnitMembershipsArgs, 'first'>
  >;
  chairTerms?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['ChairTerm']>>,
    ParentType,
    ContextType
  >;
};

export type DistrictResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['District'] =
    ResolversParentTypes['District'],
  FederationReferenceType extends FederationReferenceTypes['District'] =
    FederationReferenceTypes['District'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['District']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  alliances?: Resolver<
    Maybe<ResolversTypes['AllianceConnection']>,
    ParentType,
    ContextType,
    RequireFields<DistrictAlliancesArgs, 'first'>
  >;
  reportedIssues?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['ReportedIssue']>>,
    ParentType,
    ContextType
  >;
};

export type AllianceConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['AllianceConnection'] =
    ResolversParentTypes['AllianceConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['AllianceEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['Alliance']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AllianceEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['AllianceEdge'] =
    ResolversParentTypes['AllianceEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Alliance'], ParentType, ContextType>;
};

export type MembershipConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['MembershipConnection'] =
    ResolversParentTypes['MembershipConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['MembershipEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['Membership']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recordedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MembershipEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['MembershipEdge'] =
    ResolversParentTypes['MembershipEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
};

export type EarlyWarningConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['EarlyWarningConnection'] =
    ResolversParentTypes['EarlyWarningConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['EarlyWarningEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['EarlyWarning']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EarlyWarningEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['EarlyWarningEdge'] =
    ResolversParentTypes['EarlyWarningEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['EarlyWarning'], ParentType, ContextType>;
};

export type PageInfoResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PageInfo'] =
    ResolversParentTypes['PageInfo'],
> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<
    ResolversTypes['Boolean'],
    ParentType,
    ContextType
  >;
  startCursor?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  endCursor?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Alliance?: AllianceResolvers<ContextType>;
  Membership?: MembershipResolvers<ContextType>;
  Office?: OfficeResolvers<ContextType>;
  ChairTerm?: ChairTermResolvers<ContextType>;
  Charter?: CharterResolvers<ContextType>;
  CharterVersion?: CharterVersionResolvers<ContextType>;
  CharterClause?: CharterClauseResolvers<ContextType>;
  Signature?: SignatureResolvers<ContextType>;
  Institution?: InstitutionResolvers<ContextType>;
  Suspension?: SuspensionResolvers<ContextType>;
  SupportPlan?: SupportPlanResolvers<ContextType>;
  GuidanceVisit?: GuidanceVisitResolvers<ContextType>;
  EvaluationRound?: EvaluationRoundResolvers<ContextType>;
  Recognition?: RecognitionResolvers<ContextType>;
  ReportedFact?: ReportedFactResolvers<ContextType>;
  ReportedIssue?: ReportedIssueResolvers<ContextType>;
  Citation?: CitationResolvers<ContextType>;
  VitalityReport?: VitalityReportResolvers<ContextType>;
  IndicatorReading?: IndicatorReadingResolvers<ContextType>;
  IndicatorInput?: IndicatorInputResolvers<ContextType>;
  MissingInput?: MissingInputResolvers<ContextType>;
  EarlyWarning?: EarlyWarningResolvers<ContextType>;
  Unit?: UnitResolvers<ContextType>;
  District?: DistrictResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  PartialDate?: GraphQLScalarType;
  AllianceConnection?: AllianceConnectionResolvers<ContextType>;
  AllianceEdge?: AllianceEdgeResolvers<ContextType>;
  MembershipConnection?: MembershipConnectionResolvers<ContextType>;
  MembershipEdge?: MembershipEdgeResolvers<ContextType>;
  EarlyWarningConnection?: EarlyWarningConnectionResolvers<ContextType>;
  EarlyWarningEdge?: EarlyWarningEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
};
