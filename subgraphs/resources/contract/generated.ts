// Written by `npm run codegen` from schema/resources.graphql: change that.

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
  readonly resource: Maybe<Resource>;
  readonly resources: ResourceConnection;
  readonly resourceRequests: ResourceRequestConnection;
  readonly exchanges: ExchangeConnection;
  readonly donations: DonationConnection;
  readonly demandClusters: DemandClusterConnection;
}

export interface QueryResourceArgs {
  id: Scalars['ID']['input'];
}

export interface QueryResourcesArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
}

export interface QueryResourceRequestsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceRequestFilter>;
}

export interface QueryExchangesArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ExchangeFilter>;
}

export interface QueryDonationsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DonationFilter>;
}

export interface QueryDemandClustersArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DemandClusterFilter>;
}

export interface Resource {
  readonly id: Scalars['ID']['output'];
  readonly title: Scalars['String']['output'];
  readonly kind: ResourceKind;
  readonly description: Maybe<Scalars['String']['output']>;
  readonly provider: Maybe<Unit>;
  readonly alliance: Maybe<Alliance>;
  readonly state: ResourceState;
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

export interface ResourceRequest {
  readonly id: Scalars['ID']['output'];
  readonly title: Scalars['String']['output'];
  readonly kind: ResourceKind;
  readonly raisedBy: Maybe<Unit>;
  readonly alliance: Maybe<Alliance>;
  readonly state: ResourceRequestState;
  readonly raisedOn: Scalars['Date']['output'];
  readonly matchedOn: Maybe<Scalars['Date']['output']>;
  readonly fulfilledOn: Maybe<Scalars['Date']['output']>;
  readonly confirmedOn: Maybe<Scalars['Date']['output']>;
  readonly unmetReason: Maybe<Scalars['String']['output']>;
  readonly demandCluster: Maybe<DemandCluster>;
  readonly provenance: Provenance;
}

export interface Exchange {
  readonly id: Scalars['ID']['output'];
  readonly kind: ResourceKind;
  readonly title: Scalars['String']['output'];
  readonly direction: ExchangeDirection;
  readonly provider: Maybe<Unit>;
  readonly receiver: Maybe<Unit>;
  readonly parties: Maybe<ReadonlyArray<Unit>>;
  readonly alliance: Alliance;
  readonly state: ExchangeState;
  readonly agreedOn: Maybe<Scalars['Date']['output']>;
  readonly confirmedOn: Maybe<Scalars['Date']['output']>;
  readonly request: Maybe<ResourceRequest>;
  readonly labourSharing: Maybe<LabourSharingAgreement>;
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface LabourSharingAgreement {
  readonly id: Scalars['ID']['output'];
  readonly state: Maybe<LabourSharingState>;
  readonly headcount: Maybe<Scalars['Int']['output']>;
  readonly from: Maybe<Scalars['Date']['output']>;
  readonly to: Maybe<Scalars['Date']['output']>;
  readonly effects: ReadonlyArray<Scalars['String']['output']>;
}

export interface Donation {
  readonly id: Scalars['ID']['output'];
  readonly kind: DonationKind;
  readonly donor: Maybe<Unit>;
  readonly recipient: Scalars['String']['output'];
  readonly recipientCount: Maybe<Scalars['Int']['output']>;
  readonly alliance: Maybe<Alliance>;
  readonly goods: Maybe<Scalars['String']['output']>;
  readonly goodsQuantity: Maybe<Scalars['Float']['output']>;
  readonly goodsUnit: Maybe<Scalars['String']['output']>;
  readonly valueCny: Maybe<Scalars['Float']['output']>;
  readonly donatedOn: Maybe<Scalars['PartialDate']['output']>;
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface TrainingDemand {
  readonly id: Scalars['ID']['output'];
  readonly topic: Scalars['String']['output'];
  readonly raisedBy: Maybe<Unit>;
  readonly raisedOn: Maybe<Scalars['Date']['output']>;
  readonly raisedByText: Maybe<Scalars['String']['output']>;
}

export interface DemandCluster {
  readonly id: Scalars['ID']['output'];
  readonly topic: Scalars['String']['output'];
  readonly state: ResourceRequestState;
  readonly alliance: Maybe<Alliance>;
  readonly demands: ReadonlyArray<TrainingDemand>;
  readonly unitCount: Scalars['Int']['output'];
  readonly provenance: Provenance;
  readonly evidence: Evidence;
  readonly statement: Maybe<Scalars['String']['output']>;
  readonly wording: Maybe<Scalars['String']['output']>;
  readonly citation: Maybe<Citation>;
}

export interface Alliance {
  readonly id: Scalars['ID']['output'];
  readonly resources: Maybe<ResourceConnection>;
  readonly requests: Maybe<ResourceRequestConnection>;
  readonly exchanges: Maybe<ExchangeConnection>;
  readonly donations: Maybe<DonationConnection>;
  readonly demandClusters: Maybe<ReadonlyArray<DemandCluster>>;
  readonly exchangeRecords: Maybe<RecordCoverage>;
  readonly exchangeFacts12m: Maybe<ExchangeFacts>;
}

export interface AllianceResourcesArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
}

export interface AllianceRequestsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceRequestFilter>;
}

export interface AllianceExchangesArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ExchangeFilter>;
}

export interface AllianceDonationsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DonationFilter>;
}

export interface Unit {
  readonly id: Scalars['ID']['output'];
  readonly offers: Maybe<ReadonlyArray<Resource>>;
  readonly requests: Maybe<ReadonlyArray<ResourceRequest>>;
  readonly donations: Maybe<ReadonlyArray<Donation>>;
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

export const RecordCoverage = {
  COMPLETE: 'COMPLETE',
  PARTIAL: 'PARTIAL',
  NONE: 'NONE',
} as const;

export type RecordCoverage =
  (typeof RecordCoverage)[keyof typeof RecordCoverage];

export const ResourceKind = {
  INFORMATION: 'INFORMATION',
  FUNDS: 'FUNDS',
  TECHNOLOGY: 'TECHNOLOGY',
  LABOUR: 'LABOUR',
  VENUE: 'VENUE',
  SUPPLIES: 'SUPPLIES',
  TALENT: 'TALENT',
  DIGITAL_PRODUCT: 'DIGITAL_PRODUCT',
  TRAINING: 'TRAINING',
} as const;

export type ResourceKind = (typeof ResourceKind)[keyof typeof ResourceKind];

export const ResourceState = {
  OFFERED: 'OFFERED',
  PROPOSED: 'PROPOSED',
  WITHDRAWN: 'WITHDRAWN',
} as const;

export type ResourceState = (typeof ResourceState)[keyof typeof ResourceState];

export const ResourceRequestState = {
  OPEN: 'OPEN',
  CLUSTERED: 'CLUSTERED',
  MATCHED: 'MATCHED',
  AGREED: 'AGREED',
  FULFILLING: 'FULFILLING',
  FULFILLED: 'FULFILLED',
  CONFIRMED: 'CONFIRMED',
  UNMET: 'UNMET',
  CANCELLED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
} as const;

export type ResourceRequestState =
  (typeof ResourceRequestState)[keyof typeof ResourceRequestState];

export const ExchangeState = {
  AGREED: 'AGREED',
  FULFILLING: 'FULFILLING',
  FULFILLED: 'FULFILLED',
  CONFIRMED: 'CONFIRMED',
  REPORTED: 'REPORTED',
} as const;

export type ExchangeState = (typeof ExchangeState)[keyof typeof ExchangeState];

export const ExchangeDirection = {
  STATED: 'STATED',
  NOT_STATED: 'NOT_STATED',
} as const;

export type ExchangeDirection =
  (typeof ExchangeDirection)[keyof typeof ExchangeDirection];

export const LabourSharingState = {
  DRAFT: 'DRAFT',
  EMPLOYEE_CONSENT: 'EMPLOYEE_CONSENT',
  SIGNED: 'SIGNED',
  ACTIVE: 'ACTIVE',
  SETTLED: 'SETTLED',
} as const;

export type LabourSharingState =
  (typeof LabourSharingState)[keyof typeof LabourSharingState];

export const DonationKind = {
  CASH: 'CASH',
  GOODS: 'GOODS',
  MIXED: 'MIXED',
} as const;

export type DonationKind = (typeof DonationKind)[keyof typeof DonationKind];

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

export interface ResourceConnection {
  readonly edges: ReadonlyArray<ResourceEdge>;
  readonly nodes: ReadonlyArray<Resource>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Maybe<Scalars['Int']['output']>;
  readonly recordedCount: Scalars['Int']['output'];
}

export interface ResourceEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Resource;
}

export interface ResourceRequestConnection {
  readonly edges: ReadonlyArray<ResourceRequestEdge>;
  readonly nodes: ReadonlyArray<ResourceRequest>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Maybe<Scalars['Int']['output']>;
  readonly recordedCount: Scalars['Int']['output'];
}

export interface ResourceRequestEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: ResourceRequest;
}

export interface ExchangeConnection {
  readonly edges: ReadonlyArray<ExchangeEdge>;
  readonly nodes: ReadonlyArray<Exchange>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Maybe<Scalars['Int']['output']>;
  readonly recordedCount: Scalars['Int']['output'];
}

export interface ExchangeEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Exchange;
}

export interface DonationConnection {
  readonly edges: ReadonlyArray<DonationEdge>;
  readonly nodes: ReadonlyArray<Donation>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Maybe<Scalars['Int']['output']>;
  readonly recordedCount: Scalars['Int']['output'];
}

export interface DonationEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Donation;
}

export interface DemandClusterConnection {
  readonly edges: ReadonlyArray<DemandClusterEdge>;
  readonly nodes: ReadonlyArray<DemandCluster>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface DemandClusterEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: DemandCluster;
}

export interface PageInfo {
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
  readonly endCursor: Maybe<Scalars['String']['output']>;
}

export interface ResourceFilter {
  readonly id?: InputMaybe<IdFilter>;
  readonly title?: InputMaybe<StringFilter>;
  readonly kind?: InputMaybe<ResourceKindFilter>;
  readonly alliance?: InputMaybe<IdFilter>;
  readonly and?: InputMaybe<ReadonlyArray<ResourceFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<ResourceFilter>>;
  readonly not?: InputMaybe<ResourceFilter>;
}

export interface ResourceRequestFilter {
  readonly id?: InputMaybe<IdFilter>;
  readonly kind?: InputMaybe<ResourceKindFilter>;
  readonly state?: InputMaybe<ResourceRequestStateFilter>;
  readonly alliance?: InputMaybe<IdFilter>;
  readonly and?: InputMaybe<ReadonlyArray<ResourceRequestFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<ResourceRequestFilter>>;
  readonly not?: InputMaybe<ResourceRequestFilter>;
}

export interface ExchangeFilter {
  readonly id?: InputMaybe<IdFilter>;
  readonly kind?: InputMaybe<ResourceKindFilter>;
  readonly state?: InputMaybe<ExchangeStateFilter>;
  readonly alliance?: InputMaybe<IdFilter>;
  readonly and?: InputMaybe<ReadonlyArray<ExchangeFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<ExchangeFilter>>;
  readonly not?: InputMaybe<ExchangeFilter>;
}

export interface DonationFilter {
  readonly id?: InputMaybe<IdFilter>;
  readonly kind?: InputMaybe<DonationKindFilter>;
  readonly alliance?: InputMaybe<IdFilter>;
}

export interface DemandClusterFilter {
  readonly topic?: InputMaybe<StringFilter>;
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

export interface ResourceKindFilter {
  readonly eq?: InputMaybe<ResourceKind>;
  readonly in?: InputMaybe<ReadonlyArray<ResourceKind>>;
}

export interface ResourceRequestStateFilter {
  readonly eq?: InputMaybe<ResourceRequestState>;
  readonly in?: InputMaybe<ReadonlyArray<ResourceRequestState>>;
}

export interface ExchangeStateFilter {
  readonly eq?: InputMaybe<ExchangeState>;
  readonly in?: InputMaybe<ReadonlyArray<ExchangeState>>;
}

export interface DonationKindFilter {
  readonly eq?: InputMaybe<DonationKind>;
  readonly in?: InputMaybe<ReadonlyArray<DonationKind>>;
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
  Resource: Resource;
  ResourceRequest: ResourceRequest;
  Exchange: Exchange;
  LabourSharingAgreement: LabourSharingAgreement;
  Donation: Donation;
  TrainingDemand: TrainingDemand;
  DemandCluster: DemandCluster;
  Alliance: Alliance;
  Unit: Unit;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Resource: { __typename: 'Resource' } & GraphQLRecursivePick<
    FederationTypes['Resource'],
    { id: true }
  >;
  ResourceRequest: { __typename: 'ResourceRequest' } & GraphQLRecursivePick<
    FederationTypes['ResourceRequest'],
    { id: true }
  >;
  Exchange: { __typename: 'Exchange' } & GraphQLRecursivePick<
    FederationTypes['Exchange'],
    { id: true }
  >;
  LabourSharingAgreement: {
    __typename: 'LabourSharingAgreement';
  } & GraphQLRecursivePick<
    FederationTypes['LabourSharingAgreement'],
    { id: true }
  >;
  Donation: { __typename: 'Donation' } & GraphQLRecursivePick<
    FederationTypes['Donation'],
    { id: true }
  >;
  TrainingDemand: { __typename: 'TrainingDemand' } & GraphQLRecursivePick<
    FederationTypes['TrainingDemand'],
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
  Resource: ResolverTypeWrapper<RowOf<'Resource', Pick<Resource, 'id'>>>;
  Citation: ResolverTypeWrapper<RowOf<'Citation', Citation>>;
  ResourceRequest: ResolverTypeWrapper<
    RowOf<'ResourceRequest', Pick<ResourceRequest, 'id'>>
  >;
  Exchange: ResolverTypeWrapper<RowOf<'Exchange', Pick<Exchange, 'id'>>>;
  LabourSharingAgreement: ResolverTypeWrapper<
    RowOf<'LabourSharingAgreement', Pick<LabourSharingAgreement, 'id'>>
  >;
  Donation: ResolverTypeWrapper<RowOf<'Donation', Pick<Donation, 'id'>>>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  TrainingDemand: ResolverTypeWrapper<
    RowOf<'TrainingDemand', Pick<TrainingDemand, 'id'>>
  >;
  DemandCluster: ResolverTypeWrapper<
    RowOf<'DemandCluster', Pick<DemandCluster, 'id'>>
  >;
  Alliance: ResolverTypeWrapper<RowOf<'Alliance', Pick<Alliance, 'id'>>>;
  Unit: ResolverTypeWrapper<RowOf<'Unit', Pick<Unit, 'id'>>>;
  ExchangeFacts: ResolverTypeWrapper<RowOf<'ExchangeFacts', ExchangeFacts>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ExchangeFact: ResolverTypeWrapper<RowOf<'ExchangeFact', ExchangeFact>>;
  RequestFact: ResolverTypeWrapper<RowOf<'RequestFact', RequestFact>>;
  RecordCoverage: RecordCoverage;
  ResourceKind: ResourceKind;
  ResourceState: ResourceState;
  ResourceRequestState: ResourceRequestState;
  ExchangeState: ExchangeState;
  ExchangeDirection: ExchangeDirection;
  LabourSharingState: LabourSharingState;
  DonationKind: DonationKind;
  Evidence: Evidence;
  Provenance: Provenance;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  PartialDate: ResolverTypeWrapper<Scalars['PartialDate']['output']>;
  ResourceConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['Resource'], number | null>
  >;
  ResourceEdge: ResolverTypeWrapper<Edge<ResolversParentTypes['Resource']>>;
  ResourceRequestConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['ResourceRequest'], number | null>
  >;
  ResourceRequestEdge: ResolverTypeWrapper<
    Edge<ResolversParentTypes['ResourceRequest']>
  >;
  ExchangeConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['Exchange'], number | null>
  >;
  ExchangeEdge: ResolverTypeWrapper<Edge<ResolversParentTypes['Exchange']>>;
  DonationConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['Donation'], number | null>
  >;
  DonationEdge: ResolverTypeWrapper<Edge<ResolversParentTypes['Donation']>>;
  DemandClusterConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['DemandCluster']>
  >;
  DemandClusterEdge: ResolverTypeWrapper<
    Edge<ResolversParentTypes['DemandCluster']>
  >;
  PageInfo: ResolverTypeWrapper<RowOf<'PageInfo', PageInfo>>;
  ResourceFilter: ResourceFilter;
  ResourceRequestFilter: ResourceRequestFilter;
  ExchangeFilter: ExchangeFilter;
  DonationFilter: DonationFilter;
  DemandClusterFilter: DemandClusterFilter;
  IDFilter: IdFilter;
  StringFilter: StringFilter;
  ResourceKindFilter: ResourceKindFilter;
  ResourceRequestStateFilter: ResourceRequestStateFilter;
  ExchangeStateFilter: ExchangeStateFilter;
  DonationKindFilter: DonationKindFilter;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Resource: RowOf<'Resource', Pick<Resource, 'id'>>;
  Citation: RowOf<'Citation', Citation>;
  ResourceRequest: RowOf<'ResourceRequest', Pick<ResourceRequest, 'id'>>;
  Exchange: RowOf<'Exchange', Pick<Exchange, 'id'>>;
  LabourSharingAgreement: RowOf<
    'LabourSharingAgreement',
    Pick<LabourSharingAgreement, 'id'>
  >;
  Donation: RowOf<'Donation', Pick<Donation, 'id'>>;
  Float: Scalars['Float']['output'];
  TrainingDemand: RowOf<'TrainingDemand', Pick<TrainingDemand, 'id'>>;
  DemandCluster: RowOf<'DemandCluster', Pick<DemandCluster, 'id'>>;
  Alliance: RowOf<'Alliance', Pick<Alliance, 'id'>>;
  Unit: RowOf<'Unit', Pick<Unit, 'id'>>;
  ExchangeFacts: RowOf<'ExchangeFacts', ExchangeFacts>;
  Boolean: Scalars['Boolean']['output'];
  ExchangeFact: RowOf<'ExchangeFact', ExchangeFact>;
  RequestFact: RowOf<'RequestFact', RequestFact>;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  PartialDate: Scalars['PartialDate']['output'];
  ResourceConnection: Connection<
    ResolversParentTypes['Resource'],
    number | null
  >;
  ResourceEdge: Edge<ResolversParentTypes['Resource']>;
  ResourceRequestConnection: Connection<
    ResolversParentTypes['ResourceRequest'],
    number | null
  >;
  ResourceRequestEdge: Edge<ResolversParentTypes['ResourceRequest']>;
  ExchangeConnection: Connection<
    ResolversParentTypes['Exchange'],
    number | null
  >;
  ExchangeEdge: Edge<ResolversParentTypes['Exchange']>;
  DonationConnection: Connection<
    ResolversParentTypes['Donation'],
    number | null
  >;
  DonationEdge: Edge<ResolversParentTypes['Donation']>;
  DemandClusterConnection: Connection<ResolversParentTypes['DemandCluster']>;
  DemandClusterEdge: Edge<ResolversParentTypes['DemandCluster']>;
  PageInfo: RowOf<'PageInfo', PageInfo>;
  ResourceFilter: ResourceFilter;
  ResourceRequestFilter: ResourceRequestFilter;
  ExchangeFilter: ExchangeFilter;
  DonationFilter: DonationFilter;
  DemandClusterFilter: DemandClusterFilter;
  IDFilter: IdFilter;
  StringFilter: StringFilter;
  ResourceKindFilter: ResourceKindFilter;
  ResourceRequestStateFilter: ResourceRequestStateFilter;
  ExchangeStateFilter: ExchangeStateFilter;
  DonationKindFilter: DonationKindFilter;
};

export type QueryResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Query'] =
    ResolversParentTypes['Query'],
> = {
  resource?: Resolver<
    Maybe<ResolversTypes['Resource']>,
    ParentType,
    ContextType,
    RequireFields<QueryResourceArgs, 'id'>
  >;
  resources?: Resolver<
    ResolversTypes['ResourceConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryResourcesArgs, 'first'>
  >;
  resourceRequests?: Resolver<
    ResolversTypes['ResourceRequestConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryResourceRequestsArgs, 'first'>
  >;
  exchanges?: Resolver<
    ResolversTypes['ExchangeConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryExchangesArgs, 'first'>
  >;
  donations?: Resolver<
    ResolversTypes['DonationConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryDonationsArgs, 'first'>
  >;
  demandClusters?: Resolver<
    ResolversTypes['DemandClusterConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryDemandClustersArgs, 'first'>
  >;
};

export type ResourceResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Resource'] =
    ResolversParentTypes['Resource'],
  FederationReferenceType extends FederationReferenceTypes['Resource'] =
    FederationReferenceTypes['Resource'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Resource']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResourceKind'], ParentType, ContextType>;
  description?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  provider?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  alliance?: Resolver<
    Maybe<ResolversTypes['Alliance']>,
    ParentType,
    ContextType
  >;
  state?: Resolver<ResolversTypes['ResourceState'], ParentType, ContextType>;
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

export type ResourceRequestResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ResourceRequest'] =
    ResolversParentTypes['ResourceRequest'],
  FederationReferenceType extends FederationReferenceTypes['ResourceRequest'] =
    FederationReferenceTypes['ResourceRequest'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['ResourceRequest']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResourceKind'], ParentType, ContextType>;
  raisedBy?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  alliance?: Resolver<
    Maybe<ResolversTypes['Alliance']>,
    ParentType,
    ContextType
  >;
  state?: Resolver<
    ResolversTypes['ResourceRequestState'],
    ParentType,
    ContextType
  >;
  raisedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  matchedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  fulfilledOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  confirmedOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  unmetReason?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  demandCluster?: Resolver<
    Maybe<ResolversTypes['DemandCluster']>,
    ParentType,
    ContextType
  >;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
};

export type ExchangeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Exchange'] =
    ResolversParentTypes['Exchange'],
  FederationReferenceType extends FederationReferenceTypes['Exchange'] =
    FederationReferenceTypes['Exchange'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Exchange']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ResourceKind'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<
    ResolversTypes['ExchangeDirection'],
    ParentType,
    ContextType
  >;
  provider?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  receiver?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  parties?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Unit']>>,
    ParentType,
    ContextType
  >;
  alliance?: Resolver<ResolversTypes['Alliance'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExchangeState'], ParentType, ContextType>;
  agreedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  confirmedOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  request?: Resolver<
    Maybe<ResolversTypes['ResourceRequest']>,
    ParentType,
    ContextType
  >;
  labourSharing?: Resolver<
    Maybe<ResolversTypes['LabourSharingAgreement']>,
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

export type LabourSharingAgreementResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['LabourSharingAgreement'] =
    ResolversParentTypes['LabourSharingAgreement'],
  FederationReferenceType extends
    FederationReferenceTypes['LabourSharingAgreement'] =
    FederationReferenceTypes['LabourSharingAgreement'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['LabourSharingAgreement']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<
    Maybe<ResolversTypes['LabourSharingState']>,
    ParentType,
    ContextType
  >;
  headcount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  effects?: Resolver<
    ReadonlyArray<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
};

export type DonationResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Donation'] =
    ResolversParentTypes['Donation'],
  FederationReferenceType extends FederationReferenceTypes['Donation'] =
    FederationReferenceTypes['Donation'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Donation']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DonationKind'], ParentType, ContextType>;
  donor?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recipientCount?: Resolver<
    Maybe<ResolversTypes['Int']>,
    ParentType,
    ContextType
  >;
  alliance?: Resolver<
    Maybe<ResolversTypes['Alliance']>,
    ParentType,
    ContextType
  >;
  goods?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  goodsQuantity?: Resolver<
    Maybe<ResolversTypes['Float']>,
    ParentType,
    ContextType
  >;
  goodsUnit?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  valueCny?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  donatedOn?: Resolver<
    Maybe<ResolversTypes['PartialDate']>,
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

export type TrainingDemandResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['TrainingDemand'] =
    ResolversParentTypes['TrainingDemand'],
  FederationReferenceType extends FederationReferenceTypes['TrainingDemand'] =
    FederationReferenceTypes['TrainingDemand'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['TrainingDemand']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  raisedBy?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  raisedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  raisedByText?: Resolver<
    Maybe<ResolversTypes['String']>,
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
  topic?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<
    ResolversTypes['ResourceRequestState'],
    ParentType,
    ContextType
  >;
  alliance?: Resolver<
    Maybe<ResolversTypes['Alliance']>,
    ParentType,
    ContextType
  >;
  demands?: Resolver<
    ReadonlyArray<ResolversTypes['TrainingDemand']>,
    ParentType,
    ContextType
  >;
  unitCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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
  resources?: Resolver<
    Maybe<ResolversTypes['ResourceConnection']>,
    ParentType,
    ContextType,
    RequireFields<AllianceResourcesArgs, 'first'>
  >;
  requests?: Resolver<
    Maybe<ResolversTypes['ResourceRequestConnection']>,
    ParentType,
    ContextType,
    RequireFields<AllianceRequestsArgs, 'first'>
  >;
  exchanges?: Resolver<
    Maybe<ResolversTypes['ExchangeConnection']>,
    ParentType,
    ContextType,
    RequireFields<AllianceExchangesArgs, 'first'>
  >;
  donations?: Resolver<
    Maybe<ResolversTypes['DonationConnection']>,
    ParentType,
    ContextType,
    RequireFields<AllianceDonationsArgs, 'first'>
  >;
  demandClusters?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['DemandCluster']>>,
    ParentType,
    ContextType
  >;
  exchangeRecords?: Resolver<
    Maybe<ResolversTypes['RecordCoverage']>,
    ParentType,
    ContextType
  >;
  exchangeFacts12m?: Resolver<
    Maybe<ResolversTypes['ExchangeFacts']>,
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
  offers?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Resource']>>,
    ParentType,
    ContextType
  >;
  requests?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['ResourceRequest']>>,
    ParentType,
    ContextType
  >;
  donations?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Donation']>>,
    ParentType,
    ContextType
  >;
};

export type ExchangeFactsResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ExchangeFacts'] =
    ResolversParentTypes['ExchangeFacts'],
> = {
  hasLog?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  exchanges?: Resolver<
    ReadonlyArray<ResolversTypes['ExchangeFact']>,
    ParentType,
    ContextType
  >;
  requests?: Resolver<
    ReadonlyArray<ResolversTypes['RequestFact']>,
    ParentType,
    ContextType
  >;
};

export type ExchangeFactResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ExchangeFact'] =
    ResolversParentTypes['ExchangeFact'],
> = {
  providerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  receiverId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  partyIds?: Resolver<
    ReadonlyArray<ResolversTypes['ID']>,
    ParentType,
    ContextType
  >;
  confirmedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type RequestFactResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['RequestFact'] =
    ResolversParentTypes['RequestFact'],
> = {
  raisedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  matchedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  confirmedOn?: Resolver<
    Maybe<ResolversTypes['Date']>,
    ParentType,
    ContextType
  >;
  unmetReason?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
};

export type ResourceConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ResourceConnection'] =
    ResolversParentTypes['ResourceConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['ResourceEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['Resource']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recordedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResourceEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ResourceEdge'] =
    ResolversParentTypes['ResourceEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Resource'], ParentType, ContextType>;
};

export type ResourceRequestConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ResourceRequestConnection'] =
    ResolversParentTypes['ResourceRequestConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['ResourceRequestEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['ResourceRequest']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recordedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResourceRequestEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ResourceRequestEdge'] =
    ResolversParentTypes['ResourceRequestEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ResourceRequest'], ParentType, ContextType>;
};

export type ExchangeConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ExchangeConnection'] =
    ResolversParentTypes['ExchangeConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['ExchangeEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['Exchange']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recordedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExchangeEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ExchangeEdge'] =
    ResolversParentTypes['ExchangeEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
};

export type DonationConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['DonationConnection'] =
    ResolversParentTypes['DonationConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['DonationEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['Donation']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  recordedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DonationEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['DonationEdge'] =
    ResolversParentTypes['DonationEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Donation'], ParentType, ContextType>;
};

export type DemandClusterConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['DemandClusterConnection'] =
    ResolversParentTypes['DemandClusterConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['DemandClusterEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['DemandCluster']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DemandClusterEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['DemandClusterEdge'] =
    ResolversParentTypes['DemandClusterEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DemandCluster'], ParentType, ContextType>;
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
  Resource?: ResourceResolvers<ContextType>;
  Citation?: CitationResolvers<ContextType>;
  ResourceRequest?: ResourceRequestResolvers<ContextType>;
  Exchange?: ExchangeResolvers<ContextType>;
  LabourSharingAgreement?: LabourSharingAgreementResolvers<ContextType>;
  Donation?: DonationResolvers<ContextType>;
  TrainingDemand?: TrainingDemandResolvers<ContextType>;
  DemandCluster?: DemandClusterResolvers<ContextType>;
  Alliance?: AllianceResolvers<ContextType>;
  Unit?: UnitResolvers<ContextType>;
  ExchangeFacts?: ExchangeFactsResolvers<ContextType>;
  ExchangeFact?: ExchangeFactResolvers<ContextType>;
  RequestFact?: RequestFactResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  PartialDate?: GraphQLScalarType;
  ResourceConnection?: ResourceConnectionResolvers<ContextType>;
  ResourceEdge?: ResourceEdgeResolvers<ContextType>;
  ResourceRequestConnection?: ResourceRequestConnectionResolvers<ContextType>;
  ResourceRequestEdge?: ResourceRequestEdgeResolvers<ContextType>;
  ExchangeConnection?: ExchangeConnectionResolvers<ContextType>;
  ExchangeEdge?: ExchangeEdgeResolvers<ContextType>;
  DonationConnection?: DonationConnectionResolvers<ContextType>;
  DonationEdge?: DonationEdgeResolvers<ContextType>;
  DemandClusterConnection?: DemandClusterConnectionResolvers<ContextType>;
  DemandClusterEdge?: DemandClusterEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
};
