import {
  Industry,
  PartyOrganizationCategory,
  UnitNature,
  type AffiliationLevel,
} from '../contract/generated.ts';

/** Meanings that a system's codes can have, as in the contract. */
export const unitNatures = Object.values(UnitNature);

/** NONE means "no organization", so no code is translated to it. */
export const partyOrganizationCategories = Object.values(
  PartyOrganizationCategory,
).filter((category) => category !== 'NONE');

/** Sections of GB/T 4754-2017 in the order of their letters, A to T. */
export const industries = Object.values(Industry);

/** Section letters of GB/T 4754-2017 and what they mean. */
export const industrySections: Readonly<Record<string, Industry>> =
  Object.fromEntries(
    industries.map((industry, index) => [
      String.fromCharCode(65 + index),
      industry,
    ]),
  );

/** Codes of GB/T 12404-1997 and what they mean. */
export const affiliationLevels: Readonly<Record<string, AffiliationLevel>> = {
  10: 'CENTRAL',
  20: 'PROVINCE',
  40: 'PREFECTURE',
  50: 'COUNTY',
  60: 'TOWNSHIP_LEVEL',
  61: 'SUBDISTRICT',
  62: 'TOWN',
  63: 'TOWNSHIP',
  70: 'COMMUNITY_OR_VILLAGE',
  71: 'RESIDENT_COMMITTEE',
  72: 'VILLAGE_COMMITTEE',
  90: 'OTHER',
};

/** The meaning of a system's code; null if the code is unknown. */
export function meaningOf<Meaning>(
  meanings: Readonly<Record<string, Meaning>>,
  code: string | null,
): Meaning | null {
  return code !== null && Object.hasOwn(meanings, code)
    ? (meanings[code] ?? null)
    : null;
}
