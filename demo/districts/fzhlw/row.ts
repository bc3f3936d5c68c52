import { createHash } from 'node:crypto';

/** A row of `DZZ_INFO`: an organization. */
export interface DzzInfo {
  readonly DZZ_UNIQUE_ID: string;
  /** Three digits a level; the column ends at twelve, so deeper codes are cut. */
  readonly DZZ_ENCODING: string | null;
  readonly DZZ_FULL_NAME: string;
  readonly DZZ_SHORT_NAME: string | null;
  readonly DZZ_CATEGORY: string | null;
  readonly UPPER_UNIQUE_ID: string | null;
  /** The unit it is in, a row of `DW_INFO`. */
  readonly DW_UNIQUE_ID: string | null;
  readonly AFFILIATION_CODE: string | null;
  readonly ADMIN_AREA: string | null;
  readonly ESTABLISH_DATE: string | null;
  readonly MEMBER_COUNT: number | null;
  readonly SECRETARY_NAME: string | null;
  /** Reversed: 1 is a live row, anything else a deleted one. */
  readonly DELETE_FLAG: number;
  /** Milliseconds since 1970. */
  readonly UPDATE_TIMESTAMP: number | null;
}

/** A row of `DW_INFO`: a unit, whether it has an organization or not. */
export interface DwInfo {
  readonly DW_UNIQUE_ID: string;
  readonly DW_NAME: string;
  readonly CREDIT_CODE: string | null;
  readonly DW_NATURE: string | null;
  readonly INDUSTRY_CODE: string | null;
  readonly ADMIN_AREA: string | null;
  readonly CONTACT_NAME: string | null;
  readonly CONTACT_PHONE: string | null;
  readonly DELETE_FLAG: number;
  readonly UPDATE_TIMESTAMP: number | null;
}

export interface FzhlwRows {
  readonly organizations: readonly DzzInfo[];
  readonly units: readonly DwInfo[];
}

export const emptyDzzInfo = {
  DZZ_ENCODING: null,
  DZZ_SHORT_NAME: null,
  DZZ_CATEGORY: null,
  UPPER_UNIQUE_ID: null,
  DW_UNIQUE_ID: null,
  AFFILIATION_CODE: null,
  ADMIN_AREA: null,
  ESTABLISH_DATE: null,
  MEMBER_COUNT: null,
  SECRETARY_NAME: null,
  DELETE_FLAG: 1,
  UPDATE_TIMESTAMP: null,
} as const;

export const emptyDwInfo = {
  CREDIT_CODE: null,
  DW_NATURE: null,
  INDUSTRY_CODE: null,
  ADMIN_AREA: null,
  CONTACT_NAME: null,
  CONTACT_PHONE: null,
  DELETE_FLAG: 1,
  UPDATE_TIMESTAMP: null,
} as const;

/** A CHAR(36) key, the same in every run. */
export function fzhlwId(seed: string): string {
  const hex = createHash('sha256').update(`fzhlw ${seed}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
