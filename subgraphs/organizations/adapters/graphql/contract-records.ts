import { parseRecordId } from '../../../kit/values/ids.ts';
import type {
  AffiliationRecord,
  PartyOrganizationRecord,
  SourceRecord,
  UnitRecord,
} from '../../source/organization-source.ts';

/** The part of a record of the contract that has its id. */
export interface IdAnswer {
  readonly id: string;
}

interface RecordAnswer extends IdAnswer {
  readonly name: string;
  readonly district: { readonly code: string };
}

export type UnitAnswer = RecordAnswer &
  Pick<UnitRecord, 'uscc' | 'nature' | 'industry'>;

export type OrganizationAnswer = RecordAnswer &
  Omit<PartyOrganizationRecord, keyof SourceRecord>;

export interface AffiliationAnswer extends IdAnswer {
  readonly affiliation:
    | ({
        readonly parent: IdAnswer | null;
        readonly path: readonly IdAnswer[];
      } & Omit<AffiliationRecord, 'parent' | 'path'>)
    | null;
}

export function toUnit(answer: UnitAnswer): UnitRecord {
  const { uscc, nature, industry } = answer;
  return { ...identity(answer), uscc, nature, industry };
}

export function toOrganization(
  answer: OrganizationAnswer,
): PartyOrganizationRecord {
  const { category, localCategory, partyCode } = answer;
  const { establishedOn, memberCountBand } = answer;
  return {
    ...identity(answer),
    category,
    localCategory,
    partyCode,
    establishedOn,
    memberCountBand,
  };
}

/** The affiliation, with local ids; null if the server has none. */
export function toAffiliation({
  id,
  affiliation,
}: AffiliationAnswer): [string, AffiliationRecord][] {
  if (affiliation === null) return [];
  const { parent, path, ...recorded } = affiliation;
  return [
    [
      localIdOf(id),
      {
        parent: parent === null ? null : localIdOf(parent.id),
        path: path.map((one) => localIdOf(one.id)),
        ...recorded,
      },
    ],
  ];
}

function identity({ id, name, district }: RecordAnswer): SourceRecord {
  const owner = parseRecordId(id)?.district ?? '';
  return { localId: localIdOf(id), owner, name, district: district.code };
}

/** Throws if the server's id has not the form of the contract. */
export function localIdOf(id: string): string {
  const parsed = parseRecordId(id);
  if (parsed) return parsed.localId;
  throw new Error(`Expected an id such as 310116:jszz:1003, but got: ${id}.`);
}
