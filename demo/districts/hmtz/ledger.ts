/** An activity as the clerk typed it; numbers are free text. */
export interface LedgerActivity {
  readonly time: string;
  readonly name: string;
  readonly participants: string;
  readonly people: string;
  readonly result: string;
}

export interface LedgerOrganization {
  readonly name: string;
  /** One row of the sheet each; at least one. */
  readonly activities: readonly LedgerActivity[];
}

/** A unit: one merged block of rows. */
export interface LedgerUnit {
  readonly name: string;
  readonly uscc: string;
  readonly joinedOn: string;
  readonly organizations: readonly LedgerOrganization[];
  /** What stands in 党组织名称 if there is none: nothing, 未组建, /. */
  readonly noOrganization?: string;
  /** The organization cell is merged with the unit above: they share it. */
  readonly sharesOrganization?: boolean;
}

/** Units below a title row that names their superior; null: no title. */
export interface LedgerSection {
  readonly superior: string | null;
  readonly units: readonly LedgerUnit[];
}

export const noActivity: LedgerActivity = {
  time: '',
  name: '',
  participants: '',
  people: '',
  result: '',
};
