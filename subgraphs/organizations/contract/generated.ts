// Written by `npm run codegen` from schema/organizations.graphql: change that.

import type { Connection, Edge } from '../../kit/read/connection.ts';
import type { GraphQLResolveInfo, GraphQLScalarType } from 'graphql';

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
  readonly unit: Maybe<Unit>;
  readonly units: UnitConnection;
  readonly unitStats: ReadonlyArray<UnitStat>;
  readonly partyOrganization: Maybe<PartyOrganization>;
  readonly partyOrganizations: PartyOrganizationConnection;
  readonly dataSources: ReadonlyArray<DataSource>;
  readonly connectedDistrictCodes: ReadonlyArray<Scalars['ID']['output']>;
}

export interface QueryUnitArgs {
  id: Scalars['ID']['input'];
}

export interface QueryUnitsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  districts?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  provenance?: InputMaybe<ReadonlyArray<Provenance>>;
  filter?: InputMaybe<UnitFilter>;
  orderBy?: InputMaybe<ReadonlyArray<UnitOrder>>;
}

export interface QueryUnitStatsArgs {
  districts?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  provenance?: InputMaybe<ReadonlyArray<Provenance>>;
  filter?: InputMaybe<UnitFilter>;
  groupBy: ReadonlyArray<UnitDimension>;
}

export interface QueryPartyOrganizationArgs {
  id: Scalars['ID']['input'];
}

export interface QueryPartyOrganizationsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  districts?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  provenance?: InputMaybe<ReadonlyArray<Provenance>>;
  filter?: InputMaybe<PartyOrganizationFilter>;
  orderBy?: InputMaybe<ReadonlyArray<PartyOrganizationOrder>>;
}

export interface District {
  readonly code: Scalars['ID']['output'];
}

export interface Unit {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly uscc: Maybe<Scalars['String']['output']>;
  readonly nature: Maybe<UnitNature>;
  readonly industry: Maybe<Industry>;
  readonly district: District;
  readonly partyOrganizations: Maybe<ReadonlyArray<PartyOrganization>>;
  readonly aliases: ReadonlyArray<OrganizationAlias>;
  readonly record: SourceRecord;
}

export interface PartyOrganization {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly category: Maybe<PartyOrganizationCategory>;
  readonly localCategory: Maybe<Scalars['String']['output']>;
  readonly partyCode: Maybe<Scalars['String']['output']>;
  readonly establishedOn: Maybe<Scalars['PartialDate']['output']>;
  readonly memberCountBand: Maybe<MemberCountBand>;
  readonly district: District;
  readonly units: Maybe<ReadonlyArray<Unit>>;
  readonly affiliation: Maybe<Affiliation>;
  readonly record: SourceRecord;
}

export interface Affiliation {
  readonly parent: Maybe<PartyOrganization>;
  readonly recordedSuperior: Maybe<Scalars['String']['output']>;
  readonly recordedSuperiorId: Maybe<Scalars['ID']['output']>;
  readonly path: ReadonlyArray<PartyOrganization>;
  readonly unresolvedSuperior: Maybe<Scalars['String']['output']>;
  readonly level: Maybe<AffiliationLevel>;
  readonly levelCode: Maybe<Scalars['String']['output']>;
  readonly asOf: Scalars['DateTime']['output'];
  readonly source: Scalars['String']['output'];
  readonly doubts: ReadonlyArray<AffiliationDoubt>;
}

export const AffiliationDoubt = {
  PARENT_NOT_RECORDED: 'PARENT_NOT_RECORDED',
  PARENT_MISSING: 'PARENT_MISSING',
  PARENT_ELSEWHERE: 'PARENT_ELSEWHERE',
  PARENT_CYCLE: 'PARENT_CYCLE',
  PATH_DISAGREES: 'PATH_DISAGREES',
  PARENT_BY_NAME: 'PARENT_BY_NAME',
  PARENT_NAME_AMBIGUOUS: 'PARENT_NAME_AMBIGUOUS',
  PARENT_NOT_UNIQUE: 'PARENT_NOT_UNIQUE',
} as const;

export type AffiliationDoubt =
  (typeof AffiliationDoubt)[keyof typeof AffiliationDoubt];

export interface OrganizationAlias {
  readonly system: Scalars['String']['output'];
  readonly localId: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  readonly confidence: Scalars['Float']['output'];
  readonly reviewed: Scalars['Boolean']['output'];
}

export interface SourceRecord {
  readonly dataSource: DataSource;
  readonly localId: Scalars['String']['output'];
  readonly asOf: Scalars['DateTime']['output'];
}

export interface DataSource {
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly system: Scalars['String']['output'];
  readonly kind: DataSourceKind;
  readonly districts: ReadonlyArray<District>;
  readonly lastSyncAt: Maybe<Scalars['DateTime']['output']>;
  readonly completeness: Maybe<Scalars['Float']['output']>;
  readonly unitCount: Maybe<Scalars['Int']['output']>;
  readonly unitBasis: Maybe<UnitBasis>;
  readonly partyOrganizationCount: Maybe<Scalars['Int']['output']>;
  readonly provenance: Provenance;
}

export interface UnitStat {
  readonly districtCode: Maybe<Scalars['ID']['output']>;
  readonly nature: Maybe<UnitNature>;
  readonly industry: Maybe<Industry>;
  readonly hasPartyOrganization: Maybe<Scalars['Boolean']['output']>;
  readonly count: Maybe<Scalars['Int']['output']>;
  readonly withPartyOrganization: Maybe<Scalars['Int']['output']>;
}

export const UnitDimension = {
  DISTRICT: 'DISTRICT',
  NATURE: 'NATURE',
  INDUSTRY: 'INDUSTRY',
  HAS_PARTY_ORGANIZATION: 'HAS_PARTY_ORGANIZATION',
} as const;

export type UnitDimension = (typeof UnitDimension)[keyof typeof UnitDimension];

export const UnitBasis = {
  RECORD: 'RECORD',
  COLUMN: 'COLUMN',
  NONE: 'NONE',
} as const;

export type UnitBasis = (typeof UnitBasis)[keyof typeof UnitBasis];

export const DataSourceKind = {
  MYSQL: 'MYSQL',
  SQLITE: 'SQLITE',
  SPREADSHEET: 'SPREADSHEET',
  GRAPHQL: 'GRAPHQL',
  PUBLICATION: 'PUBLICATION',
} as const;

export type DataSourceKind =
  (typeof DataSourceKind)[keyof typeof DataSourceKind];

export const UnitNature = {
  GOVERNMENT_ORGAN: 'GOVERNMENT_ORGAN',
  PUBLIC_INSTITUTION: 'PUBLIC_INSTITUTION',
  STATE_OWNED: 'STATE_OWNED',
  NON_PUBLIC_ENTERPRISE: 'NON_PUBLIC_ENTERPRISE',
  FOREIGN_INVESTED: 'FOREIGN_INVESTED',
  SOCIAL_ORGANIZATION: 'SOCIAL_ORGANIZATION',
  UNIVERSITY: 'UNIVERSITY',
  COMMUNITY: 'COMMUNITY',
} as const;

export type UnitNature = (typeof UnitNature)[keyof typeof UnitNature];

export const Industry = {
  AGRICULTURE: 'AGRICULTURE',
  MINING: 'MINING',
  MANUFACTURING: 'MANUFACTURING',
  UTILITIES: 'UTILITIES',
  CONSTRUCTION: 'CONSTRUCTION',
  WHOLESALE_RETAIL: 'WHOLESALE_RETAIL',
  TRANSPORT_STORAGE: 'TRANSPORT_STORAGE',
  ACCOMMODATION_CATERING: 'ACCOMMODATION_CATERING',
  INFORMATION_TECHNOLOGY: 'INFORMATION_TECHNOLOGY',
  FINANCE: 'FINANCE',
  REAL_ESTATE: 'REAL_ESTATE',
  LEASING_BUSINESS: 'LEASING_BUSINESS',
  SCIENCE_TECHNOLOGY: 'SCIENCE_TECHNOLOGY',
  ENVIRONMENT_PUBLIC_FACILITIES: 'ENVIRONMENT_PUBLIC_FACILITIES',
  RESIDENT_SERVICES: 'RESIDENT_SERVICES',
  EDUCATION: 'EDUCATION',
  HEALTH_SOCIAL_WORK: 'HEALTH_SOCIAL_WORK',
  CULTURE_SPORTS: 'CULTURE_SPORTS',
  PUBLIC_ADMINISTRATION: 'PUBLIC_ADMINISTRATION',
  INTERNATIONAL: 'INTERNATIONAL',
} as const;

export type Industry = (typeof Industry)[keyof typeof Industry];

export const PartyOrganizationCategory = {
  COMMITTEE: 'COMMITTEE',
  LEADING_GROUP: 'LEADING_GROUP',
  GENERAL_BRANCH: 'GENERAL_BRANCH',
  BRANCH: 'BRANCH',
  JOINT_BRANCH: 'JOINT_BRANCH',
  GROUP: 'GROUP',
  NONE: 'NONE',
  TEMPORARY_COMMITTEE: 'TEMPORARY_COMMITTEE',
  TEMPORARY_GENERAL_BRANCH: 'TEMPORARY_GENERAL_BRANCH',
  TEMPORARY_BRANCH: 'TEMPORARY_BRANCH',
  TEMPORARY_JOINT_BRANCH: 'TEMPORARY_JOINT_BRANCH',
  CLUSTER_COMMITTEE: 'CLUSTER_COMMITTEE',
  WORK_COMMITTEE: 'WORK_COMMITTEE',
  PARTY_DEPARTMENT: 'PARTY_DEPARTMENT',
} as const;

export type PartyOrganizationCategory =
  (typeof PartyOrganizationCategory)[keyof typeof PartyOrganizationCategory];

export const AffiliationLevel = {
  CENTRAL: 'CENTRAL',
  PROVINCE: 'PROVINCE',
  PREFECTURE: 'PREFECTURE',
  COUNTY: 'COUNTY',
  TOWNSHIP_LEVEL: 'TOWNSHIP_LEVEL',
  SUBDISTRICT: 'SUBDISTRICT',
  TOWN: 'TOWN',
  TOWNSHIP: 'TOWNSHIP',
  COMMUNITY_OR_VILLAGE: 'COMMUNITY_OR_VILLAGE',
  RESIDENT_COMMITTEE: 'RESIDENT_COMMITTEE',
  VILLAGE_COMMITTEE: 'VILLAGE_COMMITTEE',
  OTHER: 'OTHER',
} as const;

export type AffiliationLevel =
  (typeof AffiliationLevel)[keyof typeof AffiliationLevel];

export const MemberCountBand = {
  UNDER_3: 'UNDER_3',
  FROM_3_TO_9: 'FROM_3_TO_9',
  FROM_10_TO_49: 'FROM_10_TO_49',
  FROM_50_TO_99: 'FROM_50_TO_99',
  FROM_100: 'FROM_100',
} as const;

export type MemberCountBand =
  (typeof MemberCountBand)[keyof typeof MemberCountBand];

export const Provenance = {
  ARTICLE: 'ARTICLE',
  EXTERNAL: 'EXTERNAL',
  RECORDED: 'RECORDED',
  SYNTHETIC: 'SYNTHETIC',
} as const;

export type Provenance = (typeof Provenance)[keyof typeof Provenance];

export interface UnitConnection {
  readonly edges: ReadonlyArray<UnitEdge>;
  readonly nodes: ReadonlyArray<Unit>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Maybe<Scalars['Int']['output']>;
}

export interface UnitEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: Unit;
}

export interface PartyOrganizationConnection {
  readonly edges: ReadonlyArray<PartyOrganizationEdge>;
  readonly nodes: ReadonlyArray<PartyOrganization>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface PartyOrganizationEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: PartyOrganization;
}

export interface PageInfo {
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
  readonly endCursor: Maybe<Scalars['String']['output']>;
}

export interface UnitFilter {
  readonly id?: InputMaybe<IdFilter>;
  readonly name?: InputMaybe<StringFilter>;
  readonly uscc?: InputMaybe<StringFilter>;
  readonly nature?: InputMaybe<UnitNatureFilter>;
  readonly district?: InputMaybe<IdFilter>;
  readonly hasPartyOrganization?: InputMaybe<BooleanFilter>;
  readonly inAlliance?: InputMaybe<BooleanFilter>;
  readonly and?: InputMaybe<ReadonlyArray<UnitFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<UnitFilter>>;
  readonly not?: InputMaybe<UnitFilter>;
}

export interface PartyOrganizationFilter {
  readonly id?: InputMaybe<IdFilter>;
  readonly name?: InputMaybe<StringFilter>;
  readonly category?: InputMaybe<PartyOrganizationCategoryFilter>;
  readonly district?: InputMaybe<IdFilter>;
  readonly and?: InputMaybe<ReadonlyArray<PartyOrganizationFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<PartyOrganizationFilter>>;
  readonly not?: InputMaybe<PartyOrganizationFilter>;
}

export interface UnitOrder {
  readonly id?: InputMaybe<OrderDirection>;
  readonly name?: InputMaybe<OrderDirection>;
  readonly district?: InputMaybe<OrderDirection>;
}

export interface PartyOrganizationOrder {
  readonly id?: InputMaybe<OrderDirection>;
  readonly name?: InputMaybe<OrderDirection>;
  readonly district?: InputMaybe<OrderDirection>;
}

export const OrderDirection = {
  ASC: 'ASC',
  DESC: 'DESC',
} as const;

export type OrderDirection =
  (typeof OrderDirection)[keyof typeof OrderDirection];

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

export interface UnitNatureFilter {
  readonly eq?: InputMaybe<UnitNature>;
  readonly in?: InputMaybe<ReadonlyArray<UnitNature>>;
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
}

export interface PartyOrganizationCategoryFilter {
  readonly eq?: InputMaybe<PartyOrganizationCategory>;
  readonly in?: InputMaybe<ReadonlyArray<PartyOrganizationCategory>>;
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
  Unit: Unit;
  PartyOrganization: PartyOrganization;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Unit: { __typename: 'Unit' } & GraphQLRecursivePick<
    FederationTypes['Unit'],
    { id: true }
  >;
  PartyOrganization: { __typename: 'PartyOrganization' } & GraphQLRecursivePick<
    FederationTypes['PartyOrganization'],
    { id: true }
  >;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  District: ResolverTypeWrapper<RowOf<'District', Pick<District, 'code'>>>;
  Unit: ResolverTypeWrapper<RowOf<'Unit', Pick<Unit, 'id'>>>;
  PartyOrganization: ResolverTypeWrapper<
    RowOf<'PartyOrganization', Pick<PartyOrganization, 'id'>>
  >;
  Affiliation: ResolverTypeWrapper<RowOf<'Affiliation', Affiliation>>;
  AffiliationDoubt: AffiliationDoubt;
  OrganizationAlias: ResolverTypeWrapper<
    RowOf<'OrganizationAlias', OrganizationAlias>
  >;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  SourceRecord: ResolverTypeWrapper<RowOf<'SourceRecord', SourceRecord>>;
  DataSource: ResolverTypeWrapper<RowOf<'DataSource', DataSource>>;
  UnitStat: ResolverTypeWrapper<RowOf<'UnitStat', UnitStat>>;
  UnitDimension: UnitDimension;
  UnitBasis: UnitBasis;
  DataSourceKind: DataSourceKind;
  UnitNature: UnitNature;
  Industry: Industry;
  PartyOrganizationCategory: PartyOrganizationCategory;
  AffiliationLevel: AffiliationLevel;
  MemberCountBand: MemberCountBand;
  Provenance: Provenance;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  PartialDate: ResolverTypeWrapper<Scalars['PartialDate']['output']>;
  UnitConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['Unit'], number | null>
  >;
  UnitEdge: ResolverTypeWrapper<Edge<ResolversParentTypes['Unit']>>;
  PartyOrganizationConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['PartyOrganization']>
  >;
  PartyOrganizationEdge: ResolverTypeWrapper<
    Edge<ResolversParentTypes['PartyOrganization']>
  >;
  PageInfo: ResolverTypeWrapper<RowOf<'PageInfo', PageInfo>>;
  UnitFilter: UnitFilter;
  PartyOrganizationFilter: PartyOrganizationFilter;
  UnitOrder: UnitOrder;
  PartyOrganizationOrder: PartyOrganizationOrder;
  OrderDirection: OrderDirection;
  IDFilter: IdFilter;
  StringFilter: StringFilter;
  BooleanFilter: BooleanFilter;
  UnitNatureFilter: UnitNatureFilter;
  PartyOrganizationCategoryFilter: PartyOrganizationCategoryFilter;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  District: RowOf<'District', Pick<District, 'code'>>;
  Unit: RowOf<'Unit', Pick<Unit, 'id'>>;
  PartyOrganization: RowOf<'PartyOrganization', Pick<PartyOrganization, 'id'>>;
  Affiliation: RowOf<'Affiliation', Affiliation>;
  OrganizationAlias: RowOf<'OrganizationAlias', OrganizationAlias>;
  Float: Scalars['Float']['output'];
  Boolean: Scalars['Boolean']['output'];
  SourceRecord: RowOf<'SourceRecord', SourceRecord>;
  DataSource: RowOf<'DataSource', DataSource>;
  UnitStat: RowOf<'UnitStat', UnitStat>;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  PartialDate: Scalars['PartialDate']['output'];
  UnitConnection: Connection<ResolversParentTypes['Unit'], number | null>;
  UnitEdge: Edge<ResolversParentTypes['Unit']>;
  PartyOrganizationConnection: Connection<
    ResolversParentTypes['PartyOrganization']
  >;
  PartyOrganizationEdge: Edge<ResolversParentTypes['PartyOrganization']>;
  PageInfo: RowOf<'PageInfo', PageInfo>;
  UnitFilter: UnitFilter;
  PartyOrganizationFilter: PartyOrganizationFilter;
  UnitOrder: UnitOrder;
  PartyOrganizationOrder: PartyOrganizationOrder;
  IDFilter: IdFilter;
  StringFilter: StringFilter;
  BooleanFilter: BooleanFilter;
  UnitNatureFilter: UnitNatureFilter;
  PartyOrganizationCategoryFilter: PartyOrganizationCategoryFilter;
  String: Scalars['String']['output'];
};

export type QueryResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['Query'] =
    ResolversParentTypes['Query'],
> = {
  unit?: Resolver<
    Maybe<ResolversTypes['Unit']>,
    ParentType,
    ContextType,
    RequireFields<QueryUnitArgs, 'id'>
  >;
  units?: Resolver<
    ResolversTypes['UnitConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryUnitsArgs, 'first'>
  >;
  unitStats?: Resolver<
    ReadonlyArray<ResolversTypes['UnitStat']>,
    ParentType,
    ContextType,
    RequireFields<QueryUnitStatsArgs, 'groupBy'>
  >;
  partyOrganization?: Resolver<
    Maybe<ResolversTypes['PartyOrganization']>,
    ParentType,
    ContextType,
    RequireFields<QueryPartyOrganizationArgs, 'id'>
  >;
  partyOrganizations?: Resolver<
    ResolversTypes['PartyOrganizationConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryPartyOrganizationsArgs, 'first'>
  >;
  dataSources?: Resolver<
    ReadonlyArray<ResolversTypes['DataSource']>,
    ParentType,
    ContextType
  >;
  connectedDistrictCodes?: Resolver<
    ReadonlyArray<ResolversTypes['ID']>,
    ParentType,
    ContextType
  >;
};

export type DistrictResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['District'] =
    ResolversParentTypes['District'],
> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UnitResolvers<
  ContextType = unknown,
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
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uscc?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nature?: Resolver<
    Maybe<ResolversTypes['UnitNature']>,
    ParentType,
    ContextType
  >;
  industry?: Resolver<
    Maybe<ResolversTypes['Industry']>,
    ParentType,
    ContextType
  >;
  district?: Resolver<ResolversTypes['District'], ParentType, ContextType>;
  partyOrganizations?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['PartyOrganization']>>,
    ParentType,
    ContextType
  >;
  aliases?: Resolver<
    ReadonlyArray<ResolversTypes['OrganizationAlias']>,
    ParentType,
    ContextType
  >;
  record?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
};

export type PartyOrganizationResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['PartyOrganization'] =
    ResolversParentTypes['PartyOrganization'],
  FederationReferenceType extends
    FederationReferenceTypes['PartyOrganization'] =
    FederationReferenceTypes['PartyOrganization'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['PartyOrganization']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<
    Maybe<ResolversTypes['PartyOrganizationCategory']>,
    ParentType,
    ContextType
  >;
  localCategory?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  partyCode?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  establishedOn?: Resolver<
    Maybe<ResolversTypes['PartialDate']>,
    ParentType,
    ContextType
  >;
  memberCountBand?: Resolver<
    Maybe<ResolversTypes['MemberCountBand']>,
    ParentType,
    ContextType
  >;
  district?: Resolver<ResolversTypes['District'], ParentType, ContextType>;
  units?: Resolver<
    Maybe<ReadonlyArray<ResolversTypes['Unit']>>,
    ParentType,
    ContextType
  >;
  affiliation?: Resolver<
    Maybe<ResolversTypes['Affiliation']>,
    ParentType,
    ContextType
  >;
  record?: Resolver<ResolversTypes['SourceRecord'], ParentType, ContextType>;
};

export type AffiliationResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['Affiliation'] =
    ResolversParentTypes['Affiliation'],
> = {
  parent?: Resolver<
    Maybe<ResolversTypes['PartyOrganization']>,
    ParentType,
    ContextType
  >;
  recordedSuperior?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  recordedSuperiorId?: Resolver<
    Maybe<ResolversTypes['ID']>,
    ParentType,
    ContextType
  >;
  path?: Resolver<
    ReadonlyArray<ResolversTypes['PartyOrganization']>,
    ParentType,
    ContextType
  >;
  unresolvedSuperior?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  level?: Resolver<
    Maybe<ResolversTypes['AffiliationLevel']>,
    ParentType,
    ContextType
  >;
  levelCode?: Resolver<
    Maybe<ResolversTypes['String']>,
    ParentType,
    ContextType
  >;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  doubts?: Resolver<
    ReadonlyArray<ResolversTypes['AffiliationDoubt']>,
    ParentType,
    ContextType
  >;
};

export type OrganizationAliasResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['OrganizationAlias'] =
    ResolversParentTypes['OrganizationAlias'],
> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  localId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reviewed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SourceRecordResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['SourceRecord'] =
    ResolversParentTypes['SourceRecord'],
> = {
  dataSource?: Resolver<ResolversTypes['DataSource'], ParentType, ContextType>;
  localId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DataSourceResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['DataSource'] =
    ResolversParentTypes['DataSource'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DataSourceKind'], ParentType, ContextType>;
  districts?: Resolver<
    ReadonlyArray<ResolversTypes['District']>,
    ParentType,
    ContextType
  >;
  lastSyncAt?: Resolver<
    Maybe<ResolversTypes['DateTime']>,
    ParentType,
    ContextType
  >;
  completeness?: Resolver<
    Maybe<ResolversTypes['Float']>,
    ParentType,
    ContextType
  >;
  unitCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unitBasis?: Resolver<
    Maybe<ResolversTypes['UnitBasis']>,
    ParentType,
    ContextType
  >;
  partyOrganizationCount?: Resolver<
    Maybe<ResolversTypes['Int']>,
    ParentType,
    ContextType
  >;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
};

export type UnitStatResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['UnitStat'] =
    ResolversParentTypes['UnitStat'],
> = {
  districtCode?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  nature?: Resolver<
    Maybe<ResolversTypes['UnitNature']>,
    ParentType,
    ContextType
  >;
  industry?: Resolver<
    Maybe<ResolversTypes['Industry']>,
    ParentType,
    ContextType
  >;
  hasPartyOrganization?: Resolver<
    Maybe<ResolversTypes['Boolean']>,
    ParentType,
    ContextType
  >;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  withPartyOrganization?: Resolver<
    Maybe<ResolversTypes['Int']>,
    ParentType,
    ContextType
  >;
};

export type UnitConnectionResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['UnitConnection'] =
    ResolversParentTypes['UnitConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['UnitEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['Unit']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type UnitEdgeResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['UnitEdge'] =
    ResolversParentTypes['UnitEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
};

export type PartyOrganizationConnectionResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['PartyOrganizationConnection'] =
    ResolversParentTypes['PartyOrganizationConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['PartyOrganizationEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['PartyOrganization']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PartyOrganizationEdgeResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['PartyOrganizationEdge'] =
    ResolversParentTypes['PartyOrganizationEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PartyOrganization'], ParentType, ContextType>;
};

export type PageInfoResolvers<
  ContextType = unknown,
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

export type Resolvers<ContextType = unknown> = {
  Query?: QueryResolvers<ContextType>;
  District?: DistrictResolvers<ContextType>;
  Unit?: UnitResolvers<ContextType>;
  PartyOrganization?: PartyOrganizationResolvers<ContextType>;
  Affiliation?: AffiliationResolvers<ContextType>;
  OrganizationAlias?: OrganizationAliasResolvers<ContextType>;
  SourceRecord?: SourceRecordResolvers<ContextType>;
  DataSource?: DataSourceResolvers<ContextType>;
  UnitStat?: UnitStatResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  PartialDate?: GraphQLScalarType;
  UnitConnection?: UnitConnectionResolvers<ContextType>;
  UnitEdge?: UnitEdgeResolvers<ContextType>;
  PartyOrganizationConnection?: PartyOrganizationConnectionResolvers<ContextType>;
  PartyOrganizationEdge?: PartyOrganizationEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
};
