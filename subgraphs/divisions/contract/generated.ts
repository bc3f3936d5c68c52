// Written by `npm run codegen` from schema/divisions.graphql: change that.

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
  _FieldSet: { input: string; output: string };
}

export interface Query {
  readonly district: Maybe<District>;
  readonly districts: DistrictConnection;
}

export interface QueryDistrictArgs {
  code: Scalars['ID']['input'];
}

export interface QueryDistrictsArgs {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DistrictFilter>;
  orderBy?: InputMaybe<ReadonlyArray<DistrictOrder>>;
}

export interface District {
  readonly code: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  readonly level: DistrictLevel;
  readonly parent: Maybe<District>;
  readonly validFrom: Maybe<Scalars['Date']['output']>;
  readonly validTo: Maybe<Scalars['Date']['output']>;
  readonly successors: ReadonlyArray<District>;
}

export const DistrictLevel = {
  PROVINCE: 'PROVINCE',
  PREFECTURE: 'PREFECTURE',
  COUNTY: 'COUNTY',
} as const;

export type DistrictLevel = (typeof DistrictLevel)[keyof typeof DistrictLevel];

export interface DistrictConnection {
  readonly edges: ReadonlyArray<DistrictEdge>;
  readonly nodes: ReadonlyArray<District>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
}

export interface DistrictEdge {
  readonly cursor: Scalars['String']['output'];
  readonly node: District;
}

export interface PageInfo {
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
  readonly endCursor: Maybe<Scalars['String']['output']>;
}

export interface DistrictFilter {
  readonly code?: InputMaybe<IdFilter>;
  readonly name?: InputMaybe<StringFilter>;
  readonly level?: InputMaybe<DistrictLevelFilter>;
  readonly connected?: InputMaybe<BooleanFilter>;
  readonly and?: InputMaybe<ReadonlyArray<DistrictFilter>>;
  readonly or?: InputMaybe<ReadonlyArray<DistrictFilter>>;
  readonly not?: InputMaybe<DistrictFilter>;
}

export interface DistrictOrder {
  readonly code?: InputMaybe<OrderDirection>;
  readonly name?: InputMaybe<OrderDirection>;
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

export interface DistrictLevelFilter {
  readonly eq?: InputMaybe<DistrictLevel>;
  readonly in?: InputMaybe<ReadonlyArray<DistrictLevel>>;
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
  District: District;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
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
  District: ResolverTypeWrapper<RowOf<'District', Pick<District, 'code'>>>;
  DistrictLevel: DistrictLevel;
  DistrictConnection: ResolverTypeWrapper<
    Connection<ResolversParentTypes['District']>
  >;
  DistrictEdge: ResolverTypeWrapper<Edge<ResolversParentTypes['District']>>;
  PageInfo: ResolverTypeWrapper<RowOf<'PageInfo', PageInfo>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  DistrictFilter: DistrictFilter;
  DistrictOrder: DistrictOrder;
  OrderDirection: OrderDirection;
  IDFilter: IdFilter;
  StringFilter: StringFilter;
  BooleanFilter: BooleanFilter;
  DistrictLevelFilter: DistrictLevelFilter;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  District: RowOf<'District', Pick<District, 'code'>>;
  DistrictConnection: Connection<ResolversParentTypes['District']>;
  DistrictEdge: Edge<ResolversParentTypes['District']>;
  PageInfo: RowOf<'PageInfo', PageInfo>;
  Boolean: Scalars['Boolean']['output'];
  DistrictFilter: DistrictFilter;
  DistrictOrder: DistrictOrder;
  IDFilter: IdFilter;
  StringFilter: StringFilter;
  BooleanFilter: BooleanFilter;
  DistrictLevelFilter: DistrictLevelFilter;
  Date: Scalars['Date']['output'];
  String: Scalars['String']['output'];
};

export type QueryResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['Query'] =
    ResolversParentTypes['Query'],
> = {
  district?: Resolver<
    Maybe<ResolversTypes['District']>,
    ParentType,
    ContextType,
    RequireFields<QueryDistrictArgs, 'code'>
  >;
  districts?: Resolver<
    ResolversTypes['DistrictConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryDistrictsArgs, 'first'>
  >;
};

export type DistrictResolvers<
  ContextType = unknown,
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
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['DistrictLevel'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['District']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  successors?: Resolver<
    ReadonlyArray<ResolversTypes['District']>,
    ParentType,
    ContextType
  >;
};

export type DistrictConnectionResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['DistrictConnection'] =
    ResolversParentTypes['DistrictConnection'],
> = {
  edges?: Resolver<
    ReadonlyArray<ResolversTypes['DistrictEdge']>,
    ParentType,
    ContextType
  >;
  nodes?: Resolver<
    ReadonlyArray<ResolversTypes['District']>,
    ParentType,
    ContextType
  >;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DistrictEdgeResolvers<
  ContextType = unknown,
  ParentType extends ResolversParentTypes['DistrictEdge'] =
    ResolversParentTypes['DistrictEdge'],
> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['District'], ParentType, ContextType>;
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
  DistrictConnection?: DistrictConnectionResolvers<ContextType>;
  DistrictEdge?: DistrictEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Date?: GraphQLScalarType;
};
