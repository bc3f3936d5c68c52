import type {
  ActivityInitiator,
  ActivityKind,
  CoBuildingCategory,
  OutcomeMetric,
} from '../../subgraphs/activities/contract/generated.ts';
import type {
  AllianceType,
  InstitutionKind,
  SuspensionScope,
} from '../../subgraphs/alliances/contract/generated.ts';
import type { ResourceKind } from '../../subgraphs/resources/contract/generated.ts';
import type { Evidence } from '../../subgraphs/kit/contract/generated.ts';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** A member, by its place in `AllianceLog.members`. */
export type MemberIndex = number;

/** All that ever happened in a fictional alliance. */
export interface AllianceLog {
  readonly id: string;
  /** Begins with 示例·. */
  readonly name: string;
  readonly type: AllianceType;
  readonly foundedOn: Day;
  readonly sharedGoals: readonly string[];
  /** Ids of the units; the first is the lead. */
  readonly members: readonly string[];
  readonly governance: Governance;
  readonly activities: readonly ActivityLog[];
  readonly conferences?: readonly ConferenceLog[];
  readonly projects?: readonly ProjectLog[];
  readonly requests?: readonly RequestLog[];
  readonly exchanges?: readonly ExchangeLog[];
  readonly offers?: readonly OfferLog[];
  readonly demandClusters?: readonly DemandClusterLog[];
}

/** How the alliance is run. */
export interface Governance {
  readonly charter: CharterLog;
  readonly institutions: readonly InstitutionLog[];
  /** Days of the superior's visits. */
  readonly guidance: readonly Day[];
  readonly chairTerms: readonly ChairTermLog[];
  readonly suspensions?: readonly SuspensionLog[];
  readonly supportPlan?: SupportPlanLog;
  readonly recognitions?: readonly RecognitionLog[];
  /** Rounds of evaluation that were closed. */
  readonly evaluations?: readonly EvaluationLog[];
}

export interface CharterLog {
  readonly conferencesPerYear: number | null;
  /** A first text that the effective one has replaced. */
  readonly supersededOn?: Day;
  /** Members that have not signed the text in force. */
  readonly unsigned?: readonly MemberIndex[];
}

export interface InstitutionLog {
  readonly kind: InstitutionKind;
  readonly reviewedOn: Day | null;
  readonly lastUsedOn: Day | null;
}

export interface ChairTermLog {
  readonly chair: MemberIndex;
  readonly from: Day;
  readonly to: Day;
}

export interface SuspensionLog {
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
  readonly scope: SuspensionScope;
}

export interface SupportPlanLog {
  readonly budgetCny: number;
  readonly coordinationCostCny: number;
  readonly liaisonOffices: number;
}

export interface RecognitionLog {
  readonly title: string;
  readonly member: MemberIndex;
  readonly on: Day;
}

export interface EvaluationLog {
  readonly from: Day;
  readonly to: Day;
}

export interface ActivityLog {
  readonly on: Day;
  readonly title: string;
  readonly kind: ActivityKind;
  readonly category: CoBuildingCategory;
  readonly attendees: readonly MemberIndex[];
  /** So many of the first attendees host it. */
  readonly hosts: number;
  /** Null where nobody noted it. */
  readonly initiatedBy: ActivityInitiator | null;
  /** Days before it at which its plan was filed, if ever. */
  readonly plannedBefore: number | null;
  readonly objective: string | null;
  readonly need?: NeedLog;
  /** Days after it at which it was summarized, if ever. */
  readonly summarizedAfter: number | null;
  /** Days after it at which it was entered; beyond 30 it is late (补录). */
  readonly recordedAfter: number;
  readonly partyElement?: boolean;
  readonly online?: boolean;
  readonly outcome?: OutcomeLog;
}

/** What a member had asked for before, by its place in the log. */
export type NeedLog =
  | { readonly request: number }
  | { readonly project: number }
  | { readonly conference: number };

export interface OutcomeLog {
  readonly metric: OutcomeMetric;
  readonly value?: number;
  readonly description: string;
  readonly evidence: Evidence;
}

export interface ConferenceLog {
  readonly on: Day;
  readonly superiorAttended?: boolean;
  readonly topic: string;
  readonly proposedBy: MemberIndex;
  readonly resolution: string;
  readonly dueOn: Day;
  readonly closedOn: Day | null;
}

export interface ProjectLog {
  readonly title: string;
  readonly category: CoBuildingCategory;
  readonly publishedOn: Day;
  readonly expiresOn: Day;
  readonly claim?: ClaimLog;
}

export interface ClaimLog {
  readonly by: MemberIndex;
  readonly on: Day;
  readonly dueOn: Day;
  readonly confirmedOn: Day | null;
}

export interface RequestLog {
  readonly title: string;
  readonly kind: ResourceKind;
  readonly by: MemberIndex;
  readonly raisedOn: Day;
  readonly matchedOn?: Day;
  readonly confirmedOn?: Day;
  readonly unmetReason?: string;
}

export interface ExchangeLog {
  readonly title: string;
  readonly kind: ResourceKind;
  readonly from: MemberIndex;
  readonly to: MemberIndex;
  readonly agreedOn: Day;
  readonly confirmedOn: Day;
  /** The request it answers, by its place in the log. */
  readonly request?: number;
  /** How many employees, where they are what is shared. */
  readonly headcount?: number;
}

export interface OfferLog {
  readonly title: string;
  readonly kind: ResourceKind;
  readonly by: MemberIndex;
}

export interface DemandClusterLog {
  readonly topic: string;
  readonly by: readonly MemberIndex[];
  readonly raisedOn: Day;
  readonly venue: string;
}
