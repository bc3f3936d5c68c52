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
 * How a district's tables hold units and party organizations. Texts are SQL
 * that MySQL 5.5 and SQLite both read; `NULL` where the system has no such
 * column. Columns that name or reach a person have no
 * place here.
 */
export interface SqlShape {
  readonly units: UnitTable;
  /** One, or several whose ids begin differently. */
  readonly partyOrganizations: readonly OrganizationTable[];
  /** False where the system keeps party organizations only. */
  readonly knowsUnits: boolean;
  /** Tables whose change is a change of the records. */
  readonly tables: readonly string[];
  /** Read the newest changes of the rows, if the rows know them. */
  readonly lastChanges: readonly LastChange[];
}

interface RecordTable<Column extends string> {
  /** After FROM, with the alias that the columns use. */
  readonly from: string;
  readonly key: RecordKey;
  /** Which rows are records: not deleted, and of this kind. */
  readonly live: string;
  /** The district that the record's id begins with. */
  readonly owner: string;
  readonly columns: Readonly<Record<Column, string>>;
}

export type UnitColumn = 'name' | 'uscc' | 'nature' | 'industry' | 'district';

export interface UnitTable extends RecordTable<UnitColumn> {
  /** What the system's codes of the unit's nature mean. */
  readonly natures: Readonly<Record<string, UnitNature>>;
  /** True if a live party organization is recorded. */
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
  /** What local ids of this table begin with; empty where it is the only one. */
  readonly prefix: string;
  readonly links: LinkTable;
  /** Where its superiors are. */
  readonly sought: readonly SoughtTable[];
}

/** Where a row's superior is written. */
export interface WrittenSuperior {
  /** Of the row itself, or of its pairs; several of a key of several. */
  readonly columns: readonly string[];
  /** The column that holds the superior's name, if there is one. */
  readonly name: string | null;
  /** True for rows of the table that have a superior written. */
  readonly isRecorded: string;
  /** The table that says it beside the row; null where the row does. */
  readonly pairs: PairTable | null;
}

/** Pairs of an organization and its superior; one may have several. */
export interface PairTable {
  readonly from: string;
  /** Which pairs count. */
  readonly live: string;
  /** The end that is the organization's. */
  readonly organization: RecordKey;
  /** What that end says, in the organization's own table. */
  readonly end: readonly string[];
}

/** A table among the shape's, and how superiors are found in it. */
export interface SoughtTable {
  readonly table: number;
  readonly superiors: Superiors;
}

/** How what is written of a superior finds an organization. */
export interface Superiors {
  /** The columns that hold what is written. */
  readonly handle: RecordKey;
  readonly areNames: boolean;
  /** Superiors are read from codes: no cell says them as they are. */
  readonly areDerived?: true;
  /** What a recorded superior is called by; null if that is nobody. */
  readonly superiorOf: (recorded: string) => string | null;
  /** The handle's value as `superiorOf` has it. */
  readonly normalize: (handle: string) => string;
  /** Ways in which the column may spell a superior; as it is unless told. */
  readonly spellings?: (superior: string) => readonly string[];
  /** What is recorded of a superior: its cells, as text. */
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
  /** False where nothing says the units of these organizations. */
  readonly isRecorded: boolean;
}

/** One statement with one column, `changed`. */
export interface LastChange {
  readonly sql: string;
  /** The moment that the column's text says. */
  readonly toDate: (changed: string) => Date;
}
