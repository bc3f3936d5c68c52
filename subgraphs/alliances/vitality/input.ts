import type { IndicatorPolicy } from './policy.ts';
import type {
  ActivityInitiator,
  ActivityKind,
  AllianceState,
  AllianceType,
  ChairTermState,
  InstitutionKind,
  MembershipRole,
  MembershipStatus,
  NeedKind,
  Provenance,
  RecordCoverage,
  SuspensionScope,
} from '../contract/generated.ts';

/** A calendar day, `YYYY-MM-DD`. */
export type DayText = string;
/** A date as precise as known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDayText = string;

/**
 * Everything known about one alliance on one day: its own records, the facts of
 * the other subgraphs, and the policy to judge them by.
 */
export interface VitalityInput extends AllianceRecords {
  /** Null when the activities subgraph could not be asked. */
  readonly activityFacts: ActivityFacts | null;
  /** Null when the resources subgraph could not be asked. */
  readonly exchangeFacts: ExchangeFacts | null;
  /**
   * Where the facts come from; empty when nothing is known of their quality.
   */
  readonly sources?: readonly SourceQuality[];
  /**
   * Yearly coordination cost per active member of other alliances of the same
   * type, yuan; for V18, which needs at least 8.
   */
  readonly peerCosts?: readonly number[] | null;
  /** From organizations; used by V20. */
  readonly formation?: Formation | null;
  readonly policy: IndicatorPolicy;
}

/**
 * The facts of activities and resources; null where they could not be asked.
 */
export type NeighbourFacts = Pick<
  VitalityInput,
  'activityFacts' | 'exchangeFacts'
>;

/** What the alliances subgraph itself records. */
export interface AllianceRecords {
  readonly alliance: AllianceRecord;
  /**
   * In any role and status; several records of one unit count as one member.
   */
  readonly memberships: readonly MembershipRecord[];
  readonly superior: SuperiorRecord;
  readonly suspensions: readonly SuspensionRecord[];
  readonly institutions: readonly InstitutionRecord[];
  readonly chairTerms: readonly ChairTermRecord[];
  readonly charter: CharterRecord | null;
  readonly guidanceVisits: readonly GuidanceVisitRecord[];
  readonly supportPlan: SupportPlanRecord | null;
  readonly recognitions: readonly RecognitionRecord[];
  /** The day of the report. */
  readonly asOf: DayText;
}

export interface AllianceRecord {
  readonly id: string;
  readonly state: AllianceState;
  readonly type: AllianceType;
  readonly foundedOn: PartialDayText | null;
  /** COMPLETE means that a unit without a membership is no member. */
  readonly memberRecords: RecordCoverage;
  readonly provenance: Provenance;
}

export interface MembershipRecord {
  readonly unitId: string;
  readonly role: MembershipRole;
  readonly status: MembershipStatus;
  readonly since: PartialDayText | null;
  readonly until: PartialDayText | null;
}

/** Who guides the alliance (offices GUIDANCE and FRAMEWORK), if anyone. */
export interface SuperiorRecord {
  /** Whether a guiding body is recorded; without one V11 is not assessed. */
  readonly connected: boolean;
  /**
   * Whether the leading unit is a party department; it then counts as superior
   * (V10).
   */
  readonly leadIsPartyDepartment: boolean;
}

/** Both days are included; `to` is null while the pause lasts. */
export interface SuspensionRecord {
  readonly from: DayText;
  readonly to: DayText | null;
  readonly scope: SuspensionScope;
}

export interface InstitutionRecord {
  readonly kind: InstitutionKind;
  readonly adoptedOn: DayText | null;
  readonly reviewedOn: DayText | null;
  readonly lastUsedOn: DayText | null;
}

export interface ChairTermRecord {
  readonly ordinal: number;
  readonly state: ChairTermState;
  readonly to: PartialDayText | null;
}

export interface CharterRecord {
  readonly conferencesPerYear: number | null;
}

export interface GuidanceVisitRecord {
  readonly heldOn: DayText;
}

/** Of the amounts only their presence counts, except in V18. */
export interface SupportPlanRecord {
  readonly year: number;
  readonly budgetCny: number | null;
  readonly coordinationCostCny: number | null;
  readonly liaisonOffices: number | null;
}

export interface RecognitionRecord {
  readonly grantedOn: DayText;
}

/** `Alliance.facts12m` of the activities subgraph. */
export interface ActivityFacts {
  readonly asOf: DayText;
  /** If false, the alliance keeps no log, and empty lists mean nothing. */
  readonly hasLog: boolean;
  readonly events: readonly EventFact[];
  readonly conferences: readonly ConferenceFact[];
  readonly resolutions: readonly ResolutionFact[];
  readonly claims: readonly ClaimFact[];
  readonly publishedProjects: readonly ProjectFact[];
}

export interface EventFact {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly startedOn: DayText;
  readonly endedOn: DayText;
  readonly recordedOn: DayText;
  readonly planFiledOn: DayText | null;
  readonly hasObjective: boolean;
  readonly needKind: NeedKind | null;
  readonly needRaisedOn: DayText | null;
  readonly hostCount: number;
  readonly summarizedOn: DayText | null;
  readonly initiatedBy: ActivityInitiator | null;
  /** Null where the source does not say. */
  readonly partyElement: boolean | null;
  /** Outcomes whose evidence is not NONE. */
  readonly outcomeCount: number;
  /** Null where the source does not say. */
  readonly online: boolean | null;
  readonly attendeeUnitIds: readonly string[];
}

export interface ConferenceFact {
  readonly heldOn: DayText;
  readonly superiorAttended: boolean;
}

export interface ResolutionFact {
  readonly dueOn: DayText;
  readonly closedOn: DayText | null;
}

export interface ClaimFact {
  readonly unitId: string;
  readonly dueOn: DayText;
  readonly confirmedOn: DayText | null;
}

export interface ProjectFact {
  readonly publishedOn: DayText;
  readonly claimedOn: DayText | null;
}

/** `Alliance.exchangeFacts12m` of the resources subgraph. */
export interface ExchangeFacts {
  /** If false, the alliance keeps no log, and empty lists mean nothing. */
  readonly hasLog: boolean;
  /** Confirmed by the receiver. */
  readonly exchanges: readonly ExchangeFact[];
  readonly requests: readonly RequestFact[];
}

export interface ExchangeFact {
  /** Null, like the receiver, where the source does not say which unit gave. */
  readonly providerId: string | null;
  readonly receiverId: string | null;
  /** Both sides. */
  readonly partyIds: readonly string[];
  readonly confirmedOn: DayText;
}

export interface RequestFact {
  readonly raisedOn: DayText;
  readonly matchedOn: DayText | null;
  readonly confirmedOn: DayText | null;
  readonly unmetReason: string | null;
}

/** How good one source of the facts is, such as a district's system. */
export interface SourceQuality {
  /** As shown to the reader, for instance a district's name. */
  readonly name: string;
  readonly reachable: boolean;
  /** Share of its fields that are filled, 0 to 1; null when unknown. */
  readonly completeness: number | null;
  /** The day up to which its data go; null when unknown. */
  readonly asOf: DayText | null;
}

/** Units that joined without a party organization, and those that now have one. */
export interface Formation {
  readonly total: number;
  readonly formed: number;
}
