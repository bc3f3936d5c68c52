import {
  Industry,
  PartyOrganizationCategory,
  UnitNature,
  type AffiliationLevel,
} from '../contract/generated.ts';

/** What systems' codes may mean, as the contract has it. */
export const unitNatures = Object.values(UnitNature);

/** NONE is no organization: no record is translated into it. */
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

/** What a system's code means; null if it is none of its codes. */
export function meaningOf<Meaning>(
  meanings: Readonly<Record<string, Meaning>>,
  code: string | null,
): Meaning | null {
  return code !== null && Object.hasOwn(meanings, code)
    ? (meanings[code] ?? null)
    : null;
}
