// Written by `npm run codegen` from schema/activities.graphql: change that.

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
  readonly activity: Maybe<Activity>;
  readonly activities: ActivityConnection;
  readonly project: Maybe<Project>;
  readonly projects: ProjectConnection;
}

export interface QueryActivityArgs {
  id: Scalars['ID']['input'];
}

export interface QueryActivitiesArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ActivityFilter>;
}

export interface QueryProjectArgs {
  id: Scalars['ID']['input'];
}

export interface QueryProjectsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProjectFilter>;
}

export interface Activity {
  readonly id: Scalars['ID']['output'];
  readonly title: Scalars['String']['output'];
  readonly kind: ActivityKind;
  readonly categories: ReadonlyArray<CoBuildingCategory>;
  readonly theme: Maybe<Scalars['String']['output']>;
  readonly state: ActivityState;
  readonly alliances: Maybe<ReadonlyArray<Alliance>>;
  readonly hosts: Maybe<ReadonlyArray<Unit>>;
  readonly startedOn: Maybe<Scalars['PartialDate']['output']>;
  readonly endedOn: Maybe<Scalars['PartialDate']['output']>;
  readonly online: Maybe<Scalars['Boolean']['output']>;
  readonly initiatedBy: Maybe<ActivityInitiator>;
  readonly planFiledOn: Maybe<Scalars['Date']['output']>;
  readonly objective: Maybe<Scalars['String']['output']>;
  readonly need: Maybe<Need>;
  readonly partyElement: Maybe<Scalars['Boolean']['output']>;
  readonly summarizedOn: Maybe<Scalars['Date']['output']>;
  readonly summary: Maybe<Scalars['String']['output']>;
  readonly recordedOn: Maybe<Scalars['Date']['output']>;
  readonly participations: ParticipationConnection;
  readonly outcomes: Maybe<ReadonlyArray<Outcome>>;
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface ActivityParticipationsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ParticipationFilter>;
}

export interface Citation {
  readonly title: Scalars['String']['output'];
  readonly publishedOn: Maybe<Scalars['PartialDate']['output']>;
  readonly speaker: Maybe<Scalars['String']['output']>;
  readonly question: Maybe<Scalars['Int']['output']>;
}

export interface Need {
  readonly kind: NeedKind;
  readonly raisedOn: Scalars['Date']['output'];
  readonly reference: Maybe<Scalars['ID']['output']>;
}

export interface Participation {
  readonly id: Scalars['ID']['output'];
  readonly activity: Activity;
  readonly unitId: Scalars['ID']['output'];
  readonly unit: Maybe<Unit>;
  readonly role: ParticipationRole;
  readonly attended: Scalars['Boolean']['output'];
  readonly headcount: Maybe<Scalars['Int']['output']>;
}

export interface Outcome {
  readonly id: Scalars['ID']['output'];
  readonly metric: OutcomeMetric;
  readonly value: Maybe<Scalars['Float']['output']>;
  readonly qualifier: Maybe<Scalars['String']['output']>;
  readonly withinDays: Maybe<Scalars['Int']['output']>;
  readonly description: Maybe<Scalars['String']['output']>;
  readonly evidence: Evidence;
  readonly provenance: Provenance;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface JointConference {
  readonly id: Scalars['ID']['output'];
  readonly alliance: Alliance;
  readonly heldOn: Scalars['Date']['output'];
  readonly superiorAttended: Scalars['Boolean']['output'];
  readonly agenda: ReadonlyArray<AgendaItem>;
  readonly resolutions: ReadonlyArray<Resolution>;
  readonly provenance: Provenance;
}

export interface AgendaItem {
  readonly id: Scalars['ID']['output'];
  readonly title: Scalars['String']['output'];
  readonly proposedBy: Maybe<Unit>;
  readonly proposedOn: Maybe<Scalars['Date']['output']>;
}

export interface Resolution {
  readonly id: Scalars['ID']['output'];
  readonly text: Scalars['String']['output'];
  readonly dueOn: Scalars['Date']['output'];
  readonly closedOn: Maybe<Scalars['Date']['output']>;
}

export interface Project {
  readonly id: Scalars['ID']['output'];
  readonly title: Scalars['String']['output'];
  readonly category: Maybe<CoBuildingCategory>;
  readonly state: ProjectState;
  readonly alliance: Maybe<Alliance>;
  readonly publishedOn: Maybe<Scalars['Date']['output']>;
  readonly expiresOn: Maybe<Scalars['Date']['output']>;
  readonly claims: Maybe<ReadonlyArray<ProjectClaim>>;
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface ProjectClaim {
  readonly id: Scalars['ID']['output'];
  readonly project: Project;
  readonly unitId: Scalars['ID']['output'];
  readonly unit: Maybe<Unit>;
  readonly state: ClaimState;
  readonly claimedOn: Maybe<Scalars['Date']['output']>;
  readonly dueOn: Maybe<Scalars['Date']['output']>;
  readonly confirmedOn: Maybe<Scalars['Date']['output']>;
  readonly overdue: Scalars['Boolean']['output'];
}

export interface TrainingPlan {
  readonly id: Scalars['ID']['output'];
  readonly topic: Scalars['String']['output'];
  readonly state: TrainingPlanState;
  readonly venue: Maybe<Scalars['String']['output']>;
  readonly demandCluster: Maybe<DemandCluster>;
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface DemandCluster {
  readonly id: Scalars['ID']['output'];
  readonly trainingPlans: Maybe<ReadonlyArray<TrainingPlan>>;
}

export interface Alliance {
  readonly id: Scalars['ID']['output'];
  readonly activities: Maybe<ActivityConnection>;
  readonly projects: Maybe<ProjectConnection>;
  readonly activityRecords: Maybe<RecordCoverage>;
  readonly conferences: Maybe<ReadonlyArray<JointConference>>;
  readonly trainingPlans: Maybe<ReadonlyArray<TrainingPlan>>;
  readonly facts12m: Maybe<ActivityFacts>;
}

export interface AllianceActivitiesArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ActivityFilter>;
}

export interface AllianceProjectsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProjectFilter>;
}

export interface Unit {
  readonly id: Scalars['ID']['output'];
  readonly participations: Maybe<ParticipationConnection>;
  readonly claims: Maybe<ReadonlyArray<ProjectClaim>>;
}

export interface UnitParticipationsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ParticipationFilter>;
}

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

export const RecordCoverage = {
  COMPLETE: 'COMPLETE',
  PARTIAL: 'PARTIAL',
  NONE: 'NONE',
} as const;

export type RecordCoverage =
  (typeof RecordCoverage)[keyof typeof RecordCoverage];

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

export const ActivityState = {
  PROPOSED: 'PROPOSED',
  PLANNED: 'PLANNED',
  ANNOUNCED: 'ANNOUNCED',
  ONGOING: 'ONGOING',
  COMPLETED: 'COMPLETED',
  SUMMARIZED: 'SUMMARIZED',
  POSTPONED: 'POSTPONED',
  CANCELLED: 'CANCELLED',
} as const;

export type ActivityState = (typeof ActivityState)[keyof typeof ActivityState];

export const ParticipationRole = {
  HOST: 'HOST',
  ATTENDEE: 'ATTENDEE',
} as const;

export type ParticipationRole =
  (typeof ParticipationRole)[keyof typeof ParticipationRole];

export const OutcomeMetric = {
  SALES_CNY: 'SALES_CNY',
  CONTRACT_CNY: 'CONTRACT_CNY',
  FIRMS_RESUMED: 'FIRMS_RESUMED',
  PEOPLE_DEPLOYED: 'PEOPLE_DEPLOYED',
  ORGANIZATIONS_FORMED: 'ORGANIZATIONS_FORMED',
  STATEMENTS_PUBLISHED: 'STATEMENTS_PUBLISHED',
  NEEDS_MET: 'NEEDS_MET',
  PLANS_AGREED: 'PLANS_AGREED',
  PEOPLE_TRAINED: 'PEOPLE_TRAINED',
  DESCRIBED: 'DESCRIBED',
} as const;

export type OutcomeMetric = (typeof OutcomeMetric)[keyof typeof OutcomeMetric];

export const ProjectState = {
  DRAFT: 'DRAFT',
  PUBLISHED: 'PUBLISHED',
  OPEN_POOL: 'OPEN_POOL',
  CLAIMED: 'CLAIMED',
  IN_PROGRESS: 'IN_PROGRESS',
  DELIVERED: 'DELIVERED',
  CONFIRMED: 'CONFIRMED',
  CLOSED: 'CLOSED',
  EXPIRED: 'EXPIRED',
} as const;

export type ProjectState = (typeof ProjectState)[keyof typeof ProjectState];

export const ClaimState = {
  SUBMITTED: 'SUBMITTED',
  ACCEPTED: 'ACCEPTED',
  REJECTED: 'REJECTED',
  DELIVERED: 'DELIVERED',
  CONFIRMED: 'CONFIRMED',
  DISPUTED: 'DISPUTED',
  WITHDRAWN: 'WITHDRAWN',
} as const;

export type ClaimState = (typeof ClaimState)[keyof typeof ClaimState];

export const TrainingPlanState = {
  PLANNED: 'PLANNED',
  LANDED: 'LANDED',
  COMPLETED: 'COMPLETED',
} as const;

export type TrainingPlanState =
  (typeof TrainingPlanState)[keyof typeof TrainingPlanState];

export interface ActivityConnection {
  readonly edges: ReadonlyArray<ActivityEdge>;
  readonly nodes: ReadonlyArray<Activity>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Maybe<Scalars['Int']['output']>;
  readonly recordedCount: Scalars['Int']['output'];
}

export interface ActivityEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Activity;
}

export interface ProjectConnection {
  readonly edges: ReadonlyArray<ProjectEdge>;
  readonly nodes: ReadonlyArray<Project>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Maybe<Scalars['Int']['output']>;
  readonly recordedCount: Scalars['Int']['output'];
}

export interface ProjectEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Project;
}

export interface ParticipationConnection {
  readonly edges: ReadonlyArray<ParticipationEdge>;
  readonly nodes: ReadonlyArray<Participation>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Maybe<Scalars['Int']['output']>;
  readonly recordedCount: Scalars['Int']['output'];
}

export interface ParticipationEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Participation;
}

export interface PageInfo {
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
  readonly endCursor: Maybe<Scalars['String']['output']>;
}

export interface ActivityFilter {
  readonly id?: InputMaybe<IdFilter>;
  readonly title?: InputMaybe<StringFilter>;
  readonly kind?: InputMaybe<ActivityKindFilter>;
  readonly state?: InputMaybe<ActivityStateFilter>;
  readonly alliance?: InputMaybe<IdFilter>;
  readonly startedOn?: InputMaybe<DateFilter>;
  readonly provenance?: InputMaybe<ProvenanceFilter>;
  readonly and?: InputMaybe<ReadonlyArray<ActivityFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<ActivityFilter>>;
  readonly not?: InputMaybe<ActivityFilter>;
}

export interface ProjectFilter {
  readonly id?: InputMaybe<IdFilter>;
  readonly title?: InputMaybe<StringFilter>;
  readonly state?: InputMaybe<ProjectStateFilter>;
  readonly alliance?: InputMaybe<IdFilter>;
  readonly and?: InputMaybe<ReadonlyArray<ProjectFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<ProjectFilter>>;
  readonly not?: InputMaybe<ProjectFilter>;
}

export interface ParticipationFilter {
  readonly role?: InputMaybe<ParticipationRoleFilter>;
  readonly attended?: InputMaybe<BooleanFilter>;
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

export interface ActivityKindFilter {
  readonly eq?: InputMaybe<ActivityKind>;
  readonly in?: InputMaybe<ReadonlyArray<ActivityKind>>;
}

export interface ActivityStateFilter {
  readonly eq?: InputMaybe<ActivityState>;
  readonly in?: InputMaybe<ReadonlyArray<ActivityState>>;
}

export interface ProjectStateFilter {
  readonly eq?: InputMaybe<ProjectState>;
  readonly in?: InputMaybe<ReadonlyArray<ProjectState>>;
}

export interface ParticipationRoleFilter {
  readonly eq?: InputMaybe<ParticipationRole>;
  readonly in?: InputMaybe<ReadonlyArray<ParticipationRole>>;
}

export interface ProvenanceFilter {
  readonly eq?: InputMaybe<Provenance>;
  readonly in?: InputMaybe<ReadonlyArray<Provenance>>;
}

export interface DateFilter {
  readonly eq?: InputMaybe<Scalars['PartialDate']['input']>;
  readonly gte?: InputMaybe<Scalars['PartialDate']['input']>;
  readonly lte?: InputMaybe<Scalars['PartialDate']['input']>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
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
  Activity: Activity;
  Participation: Participation;
  Outcome: Outcome;
  JointConference: JointConference;
  AgendaItem: AgendaItem;
  Resolution: Resolution;
  Project: Project;
  ProjectClaim: ProjectClaim;
  TrainingPlan: TrainingPlan;
  DemandCluster: DemandCluster;
  Alliance: Alliance;
  Unit: Unit;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Activity: { __typename: 'Activity' } & GraphQLRecursivePick<
    FederationTypes['Activity'],
    { id: true }
  >;
  Participation: { __typename: 'Participation' } & GraphQLRecursivePick<
    FederationTypes['Participation'],
    { id: true }
  >;
  Outcome: { __typename: 'Outcome' } & GraphQLRecursivePick<
    FederationTypes['Outcome'],
    { id: true }
  >;
  JointConference: { __typename: 'JointConference' } & GraphQLRecursivePick<
    FederationTypes['JointConference'],
    { id: true }
  >;
  AgendaItem: { __typename: 'AgendaItem' } & GraphQLRecursivePick<
    FederationTypes['AgendaItem'],
    { id: true }
  >;
  Resolution: { __typename: 'Resolution' } & GraphQLRecursivePick<
    FederationTypes['Resolution'],
    { id: true }
  >;
  Project: { __typename: 'Project' } & GraphQLRecursivePick<
    FederationTypes['Project'],
    { id: true }
  >;
  ProjectClaim: { __typename: 'ProjectClaim' } & GraphQLRecursivePick<
    FederationTypes['ProjectClaim'],
    { id: true }
  >;
  TrainingPlan: { __typename: 'TrainingPlan' } & GraphQLRecursivePick<
    FederationTypes['TrainingPlan'],
    { id: true }
  >;
  DemandCluster: { __typename: 'DemandCluster' } & GraphQLRecursivePick<
    FederationTypes['DemandCluster'],
    { id: true }
  >;
  Alliance: { __typename: 'Alliance' } & GraphQLRecursivePick<
    FederationTypes['Alliance'],
    { id: true }
  >;
  Unit: { __typename: 'Unit' } & GraphQLRecursivePick<
    FederationTypes['Unit'],
    { id: true }
  >;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Activity: ResolverTypeWrapper<RowOf<'Activity', Pick<Activity, 'id'>>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Citation: ResolverTypeWrapper<RowOf<'Citation', Citation>>;
  Need: ResolverTypeWrapper<RowOf<'Need', Need>>;
  Participation: ResolverTypeWrapper<
    RowOf<'Participation', Pick<Participation, 'id'>>
  >;
  Outcome: ResolverTypeWrapper<RowOf<'Outcome', Pick<Outcome, 'id'>>>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  JointConference: ResolverTypeWrapper<
    RowOf<'JointConference', Pick<JointConference, 'id'>>
  >;
  AgendaItem: ResolverTypeWrapper<RowOf<'AgendaItem', Pick<AgendaItem, 'id'>>>;
  Resolution: ResolverTypeWrapper<RowOf<'Resolution', Pick<Resolution, 'id'>>>;
  Project: ResolverTypeWrapper<RowOf<'Project', Pick<Project, 'id'>>>;
  ProjectClaim: ResolverTypeWrapper<
    RowOf<'ProjectClaim', Pick<ProjectClaim, 'id'>>
  >;
  TrainingPlan: ResolverTypeWrapper<
    RowOf<'TrainingPlan', Pick<TrainingPlan, 'id'>>
  >;
  DemandCluster: ResolverTypeWrapper<
    RowOf<'DemandCluster', Pick<DemandCluster, 'id'>>
  >;
  Alliance: ResolverTypeWrapper<RowOf<'Alliance', Pick<Alliance, 'id'>>>;
  Unit: ResolverTypeWrapper<RowOf<'Unit', Pick<Unit, 'id'>>>;
  ActivityFacts: ResolverTypeWrapper<RowOf<'ActivityFacts', ActivityFacts>>;
  EventFact: ResolverTypeWrapper<RowOf<'EventFact', EventFact>>;
  ConferenceFact: ResolverTypeWrapper<RowOf<'ConferenceFact', ConferenceFact>>;
  ResolutionFact: ResolverTypeWrapper<RowOf<'ResolutionFact', ResolutionFact>>;
  ClaimFact: ResolverTypeWrapper<RowOf<'ClaimFact', ClaimFact>>;
  ProjectFact: ResolverTypeWrapper<RowOf<'ProjectFact', ProjectFact>>;
  RecordCoverage: RecordCoverage;
  ActivityKind: ActivityKind;
  CoBuildingCategory: CoBuildingCategory;
  ActivityInitiator: ActivityInitiator;
  NeedKind: NeedKind;
  Evidence: Evidence;
  Provenance: Provenance;
  ActivityState: ActivityState;
  ParticipationRole: ParticipationRole;
  OutcomeMetric: OutcomeMetric;
  ProjectState: ProjectState;
  ClaimState: ClaimState;
  TrainingPlanState: TrainingPlanState;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  PartialDate: ResolverTypeWrapper<Scalars['PartialDate']['output']>;
  ActivityConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['Activity'], number | null>
  >;
  ActivityEdge: ResolverTypeWrapper<Edge<ResolversParentTypes['Activity']>>;
  ProjectConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['Project'], number | null>
  >;
  ProjectEdge: ResolverTypeWrapper<Edge<ResolversParentTypes['Project']>>;
  ParticipationConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['Participation'], number | null>
  >;
  ParticipationEdge: ResolverTypeWrapper<
    Edge<ResolversParentTypes['Participation']>
  >;
  PageInfo: ResolverTypeWrapper<RowOf<'PageInfo', PageInfo>>;
  ActivityFilter: ActivityFilter;
  ProjectFilter: ProjectFilter;
  ParticipationFilter: ParticipationFilter;
  IDFilter: IdFilter;
  StringFilter: StringFilter;
  BooleanFilter: BooleanFilter;
  ActivityKindFilter: ActivityKindFilter;
  ActivityStateFilter: ActivityStateFilter;
  ProjectStateFilter: ProjectStateFilter;
  ParticipationRoleFilter: ParticipationRoleFilter;
  ProvenanceFilter: ProvenanceFilter;
  DateFilter: DateFilter;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Activity: RowOf<'Activity', Pick<Activity, 'id'>>;
  Boolean: Scalars['Boolean']['output'];
  Citation: RowOf<'Citation', Citation>;
  Need: RowOf<'Need', Need>;
  Participation: RowOf<'Participation', Pick<Participation, 'id'>>;
  Outcome: RowOf<'Outcome', Pick<Outcome, 'id'>>;
  Float: Scalars['Float']['output'];
  JointConference: RowOf<'JointConference', Pick<JointConference, 'id'>>;
  AgendaItem: RowOf<'AgendaItem', Pick<AgendaItem, 'id'>>;
  Resolution: RowOf<'Resolution', Pick<Resolution, 'id'>>;
  Project: RowOf<'Project', Pick<Project, 'id'>>;
  ProjectClaim: RowOf<'ProjectClaim', Pick<ProjectClaim, 'id'>>;
  TrainingPlan: RowOf<'TrainingPlan', Pick<TrainingPlan, 'id'>>;
  DemandCluster: RowOf<'DemandCluster', Pick<DemandCluster, 'id'>>;
  Alliance: RowOf<'Alliance', Pick<Alliance, 'id'>>;
  Unit: RowOf<'Unit', Pick<Unit, 'id'>>;
  ActivityFacts: RowOf<'ActivityFacts', ActivityFacts>;
  EventFact: RowOf<'EventFact', EventFact>;
  ConferenceFact: RowOf<'ConferenceFact', ConferenceFact>;
  ResolutionFact: RowOf<'ResolutionFact', ResolutionFact>;
  ClaimFact: RowOf<'ClaimFact', ClaimFact>;
  ProjectFact: RowOf<'ProjectFact', ProjectFact>;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  PartialDate: Scalars['PartialDate']['output'];
  ActivityConnection: Connection<
    ResolversParentTypes['Activity'],
    number | null
  >;
  ActivityEdge: Edge<ResolversParentTypes['Activity']>;
  ProjectConnection: Connection<ResolversParentTypes['Project'], number | null>;
  ProjectEdge: Edge<ResolversParentTypes['Project']>;
  ParticipationConnection: Connection<
    ResolversParentTypes['Participation'],
    number | null
  >;
  ParticipationEdge: Edge<ResolversParentTypes['Participation']>;
  PageInfo: RowOf<'PageInfo', PageInfo>;
  ActivityFilter: ActivityFilter;
  ProjectFilter: ProjectFilter;
  ParticipationFilter: ParticipationFilter;
  IDFilter: IdFilter;
  StringFilter: StringFilter;
  BooleanFilter: BooleanFilter;
  ActivityKindFilter: ActivityKindFilter;
  ActivityStateFilter: ActivityStateFilter;
  ProjectStateFilter: ProjectStateFilter;
  ParticipationRoleFilter: ParticipationRoleFilter;
  ProvenanceFilter: ProvenanceFilter;
  DateFilter: DateFilter;
};

export type QueryResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Query'] =
    ResolversParentTypes['Query'],
> = {
  activity?: Resolver<
    Maybe<ResolversTypes['Activity']>,
    ParentType,
    ContextType,
    RequireFields<QueryActivityArgs, 'id'>
  >;
  activities?: Resolver<
    ResolversTypes['ActivityConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryActivitiesArgs, 'first'>
  >;
  project?: Resolver<
    Maybe<ResolversTypes['Project']>,
    ParentType,
    ContextType,
    RequireFields<QueryProjectArgs, 'id'>
  >;
  projects?: Resolver<
    ResolversTypes['ProjectConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryProjectsArgs, 'first'>
  >;
};

export type ActivityResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Activity'] =
    ResolversParentTypes['Activity'],
  FederationReferenceType extends FederationReferenceTypes['Activity'] =
    FederationReferenceTypes['Activity'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Activity']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActivityKind'], ParentType, ContextType>;
  categories?: Resolver<
    ReadonlyArray<ResolversTypes['CoBuildingCategory']>,
    ParentType,
    ContextType
  >;
  theme?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ActivityState'], ParentType, ContextType>;
  alliances?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Alliance']>>,
    ParentType,
    ContextType
  >;
  hosts?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Unit']>>,
    ParentType,
    ContextType
  >;
  startedOn?: Resolver<
    Maybe<ResolversTypes['PartialDate']>,
    ParentType,
    ContextType
  >;
  endedOn?: Resolver<
    Maybe<ResolversTypes['PartialDate']>,
    ParentType,
    ContextType
  >;
  online?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  initiatedBy?: Resolver<
    Maybe<ResolversTypes['ActivityInitiator']>,
    ParentType,
    ContextType
  >;
  planFiledOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  objective?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  need?: Resolver<Maybe<ResolversTypes['Need']>, ParentType, ContextType>;
  partyElement?: Resolver<
    Maybe<ResolversTypes['Boolean']>,
    ParentType,
    ContextType
  >;
  summarizedOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  summary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  participations?: Resolver<
    ResolversTypes['ParticipationConnection'],
    ParentType,
    ContextType,
    RequireFields<ActivityParticipationsArgs, 'first'>
  >;
  outcomes?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Outcome']>>,
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

export type NeedResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Need'] =
    ResolversParentTypes['Need'],
> = {
  kind?: Resolver<ResolversTypes['NeedKind'], ParentType, ContextType>;
  raisedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ParticipationResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Participation'] =
    ResolversParentTypes['Participation'],
  FederationReferenceType extends FederationReferenceTypes['Participation'] =
    FederationReferenceTypes['Participation'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Participation']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  unitId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ParticipationRole'], ParentType, ContextType>;
  attended?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  headcount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OutcomeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Outcome'] =
    ResolversParentTypes['Outcome'],
  FederationReferenceType extends FederationReferenceTypes['Outcome'] =
    FederationReferenceTypes['Outcome'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Outcome']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['OutcomeMetric'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  qualifier?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  withinDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  description?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  evidence?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
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

export type JointConferenceResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['JointConference'] =
    ResolversParentTypes['JointConference'],
  FederationReferenceType extends FederationReferenceTypes['JointConference'] =
    FederationReferenceTypes['JointConference'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['JointConference']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  alliance?: Resolver<ResolversTypes['Alliance'], ParentType, ContextType>;
  heldOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  superiorAttended?: Resolver<
    ResolversTypes['Boolean'],
    ParentType,
    ContextType
  >;
  agenda?: Resolver<
    ReadonlyArray<ResolversTypes['AgendaItem']>,
    ParentType,
    ContextType
  >;
  resolutions?: Resolver<
    ReadonlyArray<ResolversTypes['Resolution']>,
    ParentType,
    ContextType
  >;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
};

export type AgendaItemResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['AgendaItem'] =
    ResolversParentTypes['AgendaItem'],
  FederationReferenceType extends FederationReferenceTypes['AgendaItem'] =
    FederationReferenceTypes['AgendaItem'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['AgendaItem']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proposedBy?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  proposedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ResolutionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Resolution'] =
    ResolversParentTypes['Resolution'],
  FederationReferenceType extends FederationReferenceTypes['Resolution'] =
    FederationReferenceTypes['Resolution'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Resolution']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  closedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ProjectResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Project'] =
    ResolversParentTypes['Project'],
  FederationReferenceType extends FederationReferenceTypes['Project'] =
    FederationReferenceTypes['Project'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Project']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<
    Maybe<ResolversTypes['CoBuildingCategory']>,
    ParentType,
    ContextType
  >;
  state?: Resolver<ResolversTypes['ProjectState'], ParentType, ContextType>;
  alliance?: Resolver<
    Maybe<ResolversTypes['Alliance']>,
    ParentType,
    ContextType
  >;
  publishedOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  claims?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['ProjectClaim']>>,
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

export type ProjectClaimResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ProjectClaim'] =
    ResolversParentTypes['ProjectClaim'],
  FederationReferenceType extends FederationReferenceTypes['ProjectClaim'] =
    FederationReferenceTypes['ProjectClaim'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['ProjectClaim']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  project?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  unitId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ClaimState'], ParentType, ContextType>;
  claimedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  confirmedOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  overdue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TrainingPlanResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['TrainingPlan'] =
    ResolversParentTypes['TrainingPlan'],
  FederationReferenceType extends FederationReferenceTypes['TrainingPlan'] =
    FederationReferenceTypes['TrainingPlan'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['TrainingPlan']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<
    ResolversTypes['TrainingPlanState'],
    ParentType,
    ContextType
  >;
  venue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  demandCluster?: Resolver<
    Maybe<ResolversTypes['DemandCluster']>,
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

export type DemandClusterResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['DemandCluster'] =
    ResolversParentTypes['DemandCluster'],
  FederationReferenceType extends FederationReferenceTypes['DemandCluster'] =
    FederationReferenceTypes['DemandCluster'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['DemandCluster']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  trainingPlans?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['TrainingPlan']>>,
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
  activities?: Resolver<
    Maybe<ResolversTypes['ActivityConnection']>,
    ParentType,
    ContextType,
    RequireFields<AllianceActivitiesArgs, 'first'>
  >;
  projects?: Resolver<
    Maybe<ResolversTypes['ProjectConnection']>,
    ParentType,
    ContextType,
    RequireFields<AllianceProjectsArgs, 'first'>
  >;
  activityRecords?: Resolver<
    Maybe<ResolversTypes['RecordCoverage']>,
    ParentType,
    ContextType
  >;
  conferences?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['JointConference']>>,
    ParentType,
    ContextType
  >;
  trainingPlans?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['TrainingPlan']>>,
    ParentType,
    ContextType
  >;
  facts12m?: Resolver<
    Maybe<ResolversTypes['ActivityFacts']>,
    ParentType,
    ContextType
  >;
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
  participations?: Resolver<
    Maybe<ResolversTypes['ParticipationConnection']>,
    ParentType,
    ContextType,
    RequireFields<UnitParticipationsArgs, 'first'>
  >;
  claims?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['ProjectClaim']>>,
    ParentType,
    ContextType
  >;
};

export type ActivityFactsResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ActivityFacts'] =
    ResolversParentTypes['ActivityFacts'],
> = {
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  hasLog?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  events?: Resolver<
    ReadonlyArray<ResolversTypes['EventFact']>,
    ParentType,
    ContextType
  >;
  conferences?: Resolver<
    ReadonlyArray<ResolversTypes['ConferenceFact']>,
    ParentType,
    ContextType
  >;
  resolutions?: Resolver<
    ReadonlyArray<ResolversTypes['ResolutionFact']>,
    ParentType,
    ContextType
  >;
  claims?: Resolver<
    ReadonlyArray<ResolversTypes['ClaimFact']>,
    ParentType,
    ContextType
  >;
  publishedProjects?: Resolver<
    ReadonlyArray<ResolversTypes['ProjectFact']>,
    ParentType,
    ContextType
  >;
};

export type EventFactResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['EventFact'] =
    ResolversParentTypes['EventFact'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActivityKind'], ParentType, ContextType>;
  startedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  endedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  recordedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  planFiledOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  hasObjective?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  needKind?: Resolver<
    Maybe<ResolversTypes['NeedKind']>,
    ParentType,
    ContextType
  >;
  needRaisedOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  hostCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  summarizedOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  initiatedBy?: Resolver<
    Maybe<ResolversTypes['ActivityInitiator']>,
    ParentType,
    ContextType
  >;
  partyElement?: Resolver<
    Maybe<ResolversTypes['Boolean']>,
    ParentType,
    ContextType
  >;
  outcomeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  online?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  attendeeUnitIds?: Resolver<
    ReadonlyArray<ResolversTypes['ID']>,
    ParentType,
    ContextType
  >;
};

export type ConferenceFactResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ConferenceFact'] =
    ResolversParentTypes['ConferenceFact'],
> = {
  heldOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  superiorAttended?: Resolver<
    ResolversTypes['Boolean'],
    ParentType,
    ContextType
  >;
};

export type ResolutionFactResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ResolutionFact'] =
    ResolversParentTypes['ResolutionFact'],
> = {
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  closedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ClaimFactResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ClaimFact'] =
    ResolversParentTypes['ClaimFact'],
> = {
  unitId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  confirmedOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
};

export type ProjectFactResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ProjectFact'] =
    ResolversParentTypes['ProjectFact'],
> = {
  publishedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  claimedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ActivityConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ActivityConnection'] =
    ResolversParentTypes['ActivityConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['ActivityEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['Activity']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recordedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActivityEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ActivityEdge'] =
    ResolversParentTypes['ActivityEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
};

export type ProjectConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ProjectConnection'] =
    ResolversParentTypes['ProjectConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['ProjectEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['Project']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recordedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProjectEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ProjectEdge'] =
    ResolversParentTypes['ProjectEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
};

export type ParticipationConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ParticipationConnection'] =
    ResolversParentTypes['ParticipationConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['ParticipationEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['Participation']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recordedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ParticipationEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ParticipationEdge'] =
    ResolversParentTypes['ParticipationEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Participation'], ParentType, ContextType>;
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
  Activity?: ActivityResolvers<ContextType>;
  Citation?: CitationResolvers<ContextType>;
  Need?: NeedResolvers<ContextType>;
  Participation?: ParticipationResolvers<ContextType>;
  Outcome?: OutcomeResolvers<ContextType>;
  JointConference?: JointConferenceResolvers<ContextType>;
  AgendaItem?: AgendaItemResolvers<ContextType>;
  Resolution?: ResolutionResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  ProjectClaim?: ProjectClaimResolvers<ContextType>;
  TrainingPlan?: TrainingPlanResolvers<ContextType>;
  DemandCluster?: DemandClusterResolvers<ContextType>;
  Alliance?: AllianceResolvers<ContextType>;
  Unit?: UnitResolvers<ContextType>;
  ActivityFacts?: ActivityFactsResolvers<ContextType>;
  EventFact?: EventFactResolvers<ContextType>;
  ConferenceFact?: ConferenceFactResolvers<ContextType>;
  ResolutionFact?: ResolutionFactResolvers<ContextType>;
  ClaimFact?: ClaimFactResolvers<ContextType>;
  ProjectFact?: ProjectFactResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  PartialDate?: GraphQLScalarType;
  ActivityConnection?: ActivityConnectionResolvers<ContextType>;
  ActivityEdge?: ActivityEdgeResolvers<ContextType>;
  ProjectConnection?: ProjectConnectionResolvers<ContextType>;
  ProjectEdge?: ProjectEdgeResolvers<ContextType>;
  ParticipationConnection?: ParticipationConnectionResolvers<ContextType>;
  ParticipationEdge?: ParticipationEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
};
