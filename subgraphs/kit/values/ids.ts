import { ulid } from 'ulid';

import { badInput } from '../errors.ts';

/** The id of a district's record, `{district}:{system}:{localId}`. */
export interface RecordId {
  /**
   * GB/T 2260 code of the district whose system holds the record; for what no
   * district's system holds and a publication says, `publicationOwner`.
   */
  readonly district: string;
  readonly system: string;
  readonly localId: string;
}

/** What ids begin with whose record is nobody's: a published text says it. */
export const publicationOwner = 'article';

const recordIdPattern = /^(\d{6}|article):([a-z][a-z0-9]*):(.+)$/u;

export function formatRecordId(id: RecordId): string {
  return `${id.district}:${id.system}:${id.localId}`;
}

/** Null when the text is no record id at all. */
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

/** The id of a new record of the platform: sorts by time, unique anywhere. */
export function newPlatformId(now: Date): string {
  return ulid(now.getTime());
}
