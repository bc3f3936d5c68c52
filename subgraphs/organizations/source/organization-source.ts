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
 * A district's system, read live and read-only. Answers are matched by local id;
 * an id without a record is missing from them. Local ids of units and of party
 * organizations are separate; where one row is both, they are equal.
 *
 * A source that cannot be read throws; the caller adds the system's name.
 */
export interface OrganizationSource {
  readonly description: SourceDescription;
  readonly units: RecordReader<UnitRecord>;
  readonly partyOrganizations: RecordReader<PartyOrganizationRecord>;
  /**
   * The places of organizations in the hierarchy, by local id. The number of
   * statements depends on the depth of the hierarchy, not on the number of ids.
   */
  affiliations(
    localIds: readonly string[],
  ): Promise<ReadonlyMap<string, AffiliationRecord>>;
  /** Pairs of live units and live organizations, by either end. */
  linksOfUnits(localIds: readonly string[]): Promise<readonly Link[]>;
  /** Null where the system keeps no units, so that the hosts are unknown. */
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
   * The prefixes of its records' ids: GB/T 2260 codes, the first is the
   * system's own district; for a publication `publicationOwner`, which is no
   * district.
   */
  readonly districts: readonly [string, ...string[]];
  /** System and table of the affiliations, as shown to users. */
  readonly affiliationSource: string;
  readonly provenance: Provenance;
  /** Missing where the source does not say. */
  readonly unitBasis?: UnitBasis;
}

/** Reads units, or party organizations. */
export interface RecordReader<Record> {
  byIds(localIds: readonly string[]): Promise<readonly Record[]>;
  /** Records of one district in the order asked for. */
  page(request: RecordPageRequest): Promise<readonly Record[]>;
  /** Null where the source does not know. */
  count(request: RecordCountRequest): Promise<number | null>;
  /** The record's local id as a text that sorts by the source's key. */
  sortKeyOf(record: Record): string;
}

export interface RecordCountRequest {
  /** The district that the ids begin with. */
  readonly district: string;
  /** The contract's filter input; null matches every record. */
  readonly filter: FilterInput | null;
}

export interface RecordPageRequest extends RecordCountRequest {
  /** By default the source's key, ascending. */
  readonly order?: RecordOrder;
  /** The place to continue after; null starts at the beginning. */
  readonly after: RecordPlace | null;
  readonly limit: number;
}

/**
 * An order by values, then by the source's key: numbers as numbers, texts by
 * code point.
 */
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
  /**
   * Which rows with exactly these values follow: those after a key, all or
   * none.
   */
  readonly ties:
    | { readonly kind: 'after'; readonly sortKey: string }
    | { readonly kind: 'all' }
    | { readonly kind: 'none' };
}

export interface UnitGroupRequest extends RecordCountRequest {
  readonly groupBy: readonly UnitDimension[];
}

/** A group of units; dimensions that were not asked for are null. */
export interface UnitGroup {
  /** Where the units are, GB/T 2260. */
  readonly district: string | null;
  readonly nature: UnitNature | null;
  readonly industry: Industry | null;
  readonly hasPartyOrganization: boolean | null;
  /** Null, like the next field, where the source does not know. */
  readonly count: number | null;
  readonly withPartyOrganization: number | null;
}

export interface SourceRecord {
  readonly localId: string;
  /** The district that the id begins with: the owner of the record. */
  readonly owner: string;
  readonly name: string;
  /** Where it is, GB/T 2260. */
  readonly district: string;
}

export interface UnitRecord extends SourceRecord {
  readonly uscc: string | null;
  readonly nature: UnitNature | null;
  readonly industry: Industry | null;
  /**
   * False where the source does not say. If missing, having no organization is
   * a fact.
   */
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
  /** The superior as recorded, found or not; null where none is recorded. */
  readonly recordedSuperior: string | null;
  /** Its id in another system, where the mapping says so; not looked up. */
  readonly recordedSuperiorId: string | null;
  /**
   * The superior of the topmost organization in `path`, if the system does not
   * have it.
   */
  readonly unresolvedSuperior: string | null;
  /** Two digits of GB/T 12404-1997, as recorded. */
  readonly levelCode: string | null;
  readonly doubts: readonly AffiliationDoubt[];
}

export interface Link {
  readonly unit: string;
  readonly organization: string;
}

/** A link; a null unit means that the organization's hosts are unknown. */
export interface HostLink {
  readonly unit: string | null;
  readonly organization: string;
}

export interface SourceSummary {
  /** RFC 3339; the newest known change of the rows, else of the file. */
  readonly lastSyncAt: string | null;
  /** Null where the source does not tell how many there are. */
  readonly unitCount: number | null;
  readonly partyOrganizationCount: number | null;
  /** Number of usable values among the fields that are counted. */
  readonly filledFields: number;
  readonly askedFields: number;
}
