import type { ReadDate } from '../../../normalize/date-style.ts';
import type {
  RecordedSuperior,
  SuperiorCells,
} from '../../../source/recorded-superior.ts';
import type { RecordKey } from './record-key.ts';
import type {
  PartyOrganizationCategory,
  UnitNature,
} from '../../../contract/generated.ts';

/**
 * How a district's tables hold units and party organizations. All texts are SQL
 * for MySQL 5.5 and SQLite alike; `NULL` stands for a column that the system
 * does not have. Columns that name or reach a person must not appear.
 */
export interface SqlShape {
  readonly units: UnitTable;
  /** One table, or several whose ids have different prefixes. */
  readonly partyOrganizations: readonly OrganizationTable[];
  /** False where the system keeps party organizations only. */
  readonly knowsUnits: boolean;
  /** Tables whose changes are changes of the records. */
  readonly tables: readonly string[];
  /** Statements that read the newest change, if rows have a time of change. */
  readonly lastChanges: readonly LastChange[];
}

interface RecordTable<Column extends string> {
  /** What follows FROM, with the alias that the columns use. */
  readonly from: string;
  readonly key: RecordKey;
  /** A condition: the row is a record, not deleted, and of this kind. */
  readonly live: string;
  /** The district that the record's id begins with. */
  readonly owner: string;
  readonly columns: Readonly<Record<Column, string>>;
}

export type UnitColumn = 'name' | 'uscc' | 'nature' | 'industry' | 'district';

export interface UnitTable extends RecordTable<UnitColumn> {
  /** What the system's codes of the unit's nature mean. */
  readonly natures: Readonly<Record<string, UnitNature>>;
  /** A condition: a live party organization is recorded. */
  readonly hasPartyOrganization: string;
}

export type OrganizationColumn =
  | 'name'
  | 'category'
  | 'partyCode'
  | 'established'
  | 'members'
  | 'level'
  | 'code'
  | 'district';

export interface OrganizationTable extends RecordTable<OrganizationColumn> {
  /** What the system's category codes mean, in this system only. */
  readonly categories: Readonly<Record<string, PartyOrganizationCategory>>;
  /** Whether the category column is a code that users may see. */
  readonly showsCategory: boolean;
  readonly readDate: ReadDate;
  readonly superiors: Superiors;
  readonly written: WrittenSuperior;
  /** The prefix of this table's local ids; empty if it is the only table. */
  readonly prefix: string;
  readonly links: LinkTable;
  /** Where its superiors are searched. */
  readonly sought: readonly SoughtTable[];
}

/** Where a row's superior is recorded. */
export interface WrittenSuperior {
  /** Columns of the row itself or of its pairs; several for a composite key. */
  readonly columns: readonly string[];
  /** The column that holds the superior's name, if there is one. */
  readonly name: string | null;
  /** A condition: the row has a recorded superior. */
  readonly isRecorded: string;
  /** The table of pairs; null if the row itself names the superior. */
  readonly pairs: PairTable | null;
}

/** Pairs of an organization and its superior; one may have several. */
export interface PairTable {
  readonly from: string;
  /** A condition: the pair is in force. */
  readonly live: string;
  /** The columns of a pair that name the organization. */
  readonly organization: RecordKey;
  /** The columns of the organization's own table that they refer to. */
  readonly end: readonly string[];
}

/** One of the shape's tables, and how superiors are found in it. */
export interface SoughtTable {
  readonly table: number;
  readonly superiors: Superiors;
}

/** How a recorded superior leads to an organization. */
export interface Superiors {
  /** The columns that are compared with what is recorded. */
  readonly handle: RecordKey;
  readonly areNames: boolean;
  /** Set if superiors are derived from codes, so that no cell names them. */
  readonly areDerived?: true;
  /** The name or key to search for; null if the record means "none". */
  readonly superiorOf: (recorded: string) => string | null;
  /** Brings a value of `handle` into the form of `superiorOf`. */
  readonly normalize: (handle: string) => string;
  /**
   * The spellings that the column may have for a superior; by default only the
   * same.
   */
  readonly spellings?: (superior: string) => readonly string[];
  /** What is recorded of a superior, made of its cells as texts. */
  readonly recorded: (cells: SuperiorCells) => RecordedSuperior;
  /** See Hierarchy.codesFit. */
  readonly codesFit: (
    code: string | null,
    superior: string | null,
  ) => boolean | null;
}

/** Pairs of live units and live organizations. */
export interface LinkTable {
  readonly from: string;
  readonly live: string;
  readonly unit: RecordKey;
  readonly organization: RecordKey;
  /** False if nothing tells the units of these organizations. */
  readonly isRecorded: boolean;
}

/** A statement with a single column, `changed`. */
export interface LastChange {
  readonly sql: string;
  /** The moment that the column's text says. */
  readonly toDate: (changed: string) => Date;
}
