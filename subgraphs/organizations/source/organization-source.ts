import type { FilterInput } from '../../../protocol/filter/fold-filter.ts';
import type { Provenance } from '../../kit/contract/generated.ts';
import type {
  AffiliationDoubt,
  DataSourceKind,
  Industry,
  MemberCountBand,
  PartyOrganizationCategory,
  UnitBasis,
  UnitDimension,
  UnitNature,
} from '../contract/generated.ts';

/**
 * A district's system, read live and read-only. Answers are matched by
 * local id; an id without a record is absent from them. Local ids of units and of party organizations
 * are separate spaces; where one row is both, they share the number.
 *
 * A source that cannot be read throws; whoever calls says whose it was.
 */
export interface OrganizationSource {
  readonly description: SourceDescription;
  readonly units: RecordReader<UnitRecord>;
  readonly partyOrganizations: RecordReader<PartyOrganizationRecord>;
  /**
   * Where organizations belong, by local id. However many are asked for, the
   * number of statements is bounded by the depth of the hierarchy.
   */
  affiliations(
    localIds: readonly string[],
  ): Promise<ReadonlyMap<string, AffiliationRecord>>;
  /** Pairs of live units and live organizations, by either end. */
  linksOfUnits(localIds: readonly string[]): Promise<readonly Link[]>;
  /** Null where the system keeps no units: what the hosts are is unknown. */
  linksOfOrganizations(
    localIds: readonly string[],
  ): Promise<readonly HostLink[] | null>;
  /** Units of one district, counted by dimensions. */
  unitGroups(request: UnitGroupRequest): Promise<readonly UnitGroup[]>;
  summary(): Promise<SourceSummary>;
  close(): Promise<void>;
}

export interface SourceDescription {
  /** The short name in ids, e.g. `jszz`. */
  readonly system: string;
  /** What the district calls it. */
  readonly name: string;
  readonly kind: DataSourceKind;
  /**
   * What the ids of its records begin with: GB/T 2260 codes, the first is home;
   * of a publication `publicationOwner`, which is no district.
   */
  readonly districts: readonly [string, ...string[]];
  /** System and table that affiliations are read from, as shown to users. */
  readonly affiliationSource: string;
  readonly provenance: Provenance;
  /** Left out where it is not told. */
  readonly unitBasis?: UnitBasis;
}

/** How units, or party organizations, are found. */
export interface RecordReader<Record> {
  byIds(localIds: readonly string[]): Promise<readonly Record[]>;
  /** Records of one district in the order asked for. */
  page(request: RecordPageRequest): Promise<readonly Record[]>;
  /** Null where the source does not know. */
  count(request: RecordCountRequest): Promise<number | null>;
  /** The local id of a record of a page, as a text in the order of keys. */
  sortKeyOf(record: Record): string;
}

export interface RecordCountRequest {
  /** The district that the ids begin with. */
  readonly district: string;
  /** The contract's filter input; null matches every record. */
  readonly filter: FilterInput | null;
}

export interface RecordPageRequest extends RecordCountRequest {
  /** The source's key, ascending, unless told. */
  readonly order?: RecordOrder;
  /** Where to continue; null begins. */
  readonly after: RecordPlace | null;
  readonly limit: number;
}

/** By values, then by the source's key: numbers as numbers, texts by code point. */
export interface RecordOrder {
  readonly terms: readonly OrderTerm[];
  readonly keyDescending: boolean;
}

/** Values are compared by code point, as the graph shows them. */
export interface OrderTerm {
  readonly field: 'name' | 'district';
  readonly descending: boolean;
}

/** A place in an order: after all rows that come before these values. */
export interface RecordPlace {
  /** One for each term. */
  readonly values: readonly string[];
  /** Of the rows with just these values: those after a key, all or none. */
  readonly ties:
    | { readonly kind: 'after'; readonly sortKey: string }
    | { readonly kind: 'all' }
    | { readonly kind: 'none' };
}

export interface UnitGroupRequest extends RecordCountRequest {
  readonly groupBy: readonly UnitDimension[];
}

/** Units alike in the dimensions asked for; null in the others. */
export interface UnitGroup {
  /** Where the units are, GB/T 2260. */
  readonly district: string | null;
  readonly nature: UnitNature | null;
  readonly industry: Industry | null;
  readonly hasPartyOrganization: boolean | null;
  /** Null where the source does not know, as the next is. */
  readonly count: number | null;
  readonly withPartyOrganization: number | null;
}

export interface SourceRecord {
  readonly localId: string;
  /** The district that the id begins with: whose record it is. */
  readonly owner: string;
  readonly name: string;
  /** Where it is, GB/T 2260. */
  readonly district: string;
}

export interface UnitRecord extends SourceRecord {
  readonly uscc: string | null;
  readonly nature: UnitNature | null;
  readonly industry: Industry | null;
  /** False where the source does not tell; left out, having none is a fact. */
  readonly organizationsKnown?: boolean;
}

export interface PartyOrganizationRecord extends SourceRecord {
  readonly category: PartyOrganizationCategory | null;
  readonly localCategory: string | null;
  readonly partyCode: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly establishedOn: string | null;
  readonly memberCountBand: MemberCountBand | null;
}

export interface AffiliationRecord {
  /** Local id of the superior that is recorded and exists. */
  readonly parent: string | null;
  /** Local ids from the topmost to the organization itself. */
  readonly path: readonly string[];
  /** The superior as text, found or not; null where none is recorded. */
  readonly recordedSuperior: string | null;
  /** Its id in another system, where the mapping says so; not looked up. */
  readonly recordedSuperiorId: string | null;
  /** The superior of the first of `path`, which the system does not have. */
  readonly unresolvedSuperior: string | null;
  /** Two digits of GB/T 12404-1997, as recorded. */
  readonly levelCode: string | null;
  readonly doubts: readonly AffiliationDoubt[];
}

export interface Link {
  readonly unit: string;
  readonly organization: string;
}

/** A link; a unit of null says that the organization's hosts are unknown. */
export interface HostLink {
  readonly unit: string | null;
  readonly organization: string;
}

export interface SourceSummary {
  /** RFC 3339; the newest change known of the rows, else of the file. */
  readonly lastSyncAt: string | null;
  /** Null where the source does not tell how many there are. */
  readonly unitCount: number | null;
  readonly partyOrganizationCount: number | null;
  /** Fields that have a usable value among those looked at. */
  readonly filledFields: number;
  readonly askedFields: number;
}
