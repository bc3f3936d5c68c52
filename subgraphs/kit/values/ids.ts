import { ulid } from 'ulid';

import { badInput } from '../errors.ts';

/**
 * The id of a record in a district's system, `{district}:{system}:{localId}`.
 */
export interface RecordId {
  /**
   * GB/T 2260 code of the district whose system has the record, or
   * `publicationOwner` for what is known from a published text only.
   */
  readonly district: string;
  readonly system: string;
  readonly localId: string;
}

/**
 * Begins the ids of records that no system has: they come from a published
 * text.
 */
export const publicationOwner = 'article';

const recordIdPattern = /^(\d{6}|article):([a-z][a-z0-9]*):(.+)$/u;

export function formatRecordId(id: RecordId): string {
  return `${id.district}:${id.system}:${id.localId}`;
}

/** Null if the text is not a record id. */
export function parseRecordId(text: string): RecordId | null {
  const match = recordIdPattern.exec(text);
  if (!match) return null;
  const [, district = '', system = '', localId = ''] = match;
  return { district, system, localId };
}

/** The district code that a record id begins with. Throws BAD_USER_INPUT. */
export function districtOfRecord(text: string): string {
  const id = parseRecordId(text);
  if (!id || id.district === publicationOwner) {
    throw badInput('an id such as 310116:jszz:1003', text);
  }
  return id.district;
}

/** A new id for a record of the platform (ULID): unique, and sorted by time. */
export function newPlatformId(now: Date): string {
  return ulid(now.getTime());
}
