/** The enumerations of the contract that records are translated into. */
export const unitNatures = [
  'GOVERNMENT_ORGAN',
  'PUBLIC_INSTITUTION',
  'STATE_OWNED',
  'NON_PUBLIC_ENTERPRISE',
  'FOREIGN_INVESTED',
  'SOCIAL_ORGANIZATION',
  'UNIVERSITY',
  'COMMUNITY',
] as const;

export type UnitNature = (typeof unitNatures)[number];

export const partyOrganizationCategories = [
  'COMMITTEE',
  'LEADING_GROUP',
  'GENERAL_BRANCH',
  'BRANCH',
  'JOINT_BRANCH',
  'GROUP',
  'TEMPORARY_COMMITTEE',
  'TEMPORARY_GENERAL_BRANCH',
  'TEMPORARY_BRANCH',
  'TEMPORARY_JOINT_BRANCH',
  'CLUSTER_COMMITTEE',
  'WORK_COMMITTEE',
  'PARTY_DEPARTMENT',
] as const;

export type PartyOrganizationCategory =
  (typeof partyOrganizationCategories)[number];

/** How a system knows units: by records of their own, a column, or not. */
export type UnitBasis = 'RECORD' | 'COLUMN' | 'NONE';

export type AffiliationDoubt =
  | 'PARENT_NOT_RECORDED'
  | 'PARENT_MISSING'
  | 'PARENT_ELSEWHERE'
  | 'PARENT_CYCLE'
  | 'PATH_DISAGREES'
  | 'PARENT_BY_NAME'
  | 'PARENT_NAME_AMBIGUOUS'
  | 'PARENT_NOT_UNIQUE';

export type MemberCountBand =
  'UNDER_3' | 'FROM_3_TO_9' | 'FROM_10_TO_49' | 'FROM_50_TO_99' | 'FROM_100';

/** Sections of GB/T 4754-2017 in the order of their letters, A to T. */
export const industries = [
  'AGRICULTURE',
  'MINING',
  'MANUFACTURING',
  'UTILITIES',
  'CONSTRUCTION',
  'WHOLESALE_RETAIL',
  'TRANSPORT_STORAGE',
  'ACCOMMODATION_CATERING',
  'INFORMATION_TECHNOLOGY',
  'FINANCE',
  'REAL_ESTATE',
  'LEASING_BUSINESS',
  'SCIENCE_TECHNOLOGY',
  'ENVIRONMENT_PUBLIC_FACILITIES',
  'RESIDENT_SERVICES',
  'EDUCATION',
  'HEALTH_SOCIAL_WORK',
  'CULTURE_SPORTS',
  'PUBLIC_ADMINISTRATION',
  'INTERNATIONAL',
] as const;

export type Industry = (typeof industries)[number];

/** Section letters of GB/T 4754-2017 and what they mean. */
export const industrySections: Readonly<Record<string, Industry>> =
  Object.fromEntries(
    industries.map((industry, index) => [
      String.fromCharCode(65 + index),
      industry,
    ]),
  );

/** Codes of GB/T 12404-1997 and what they mean. */
export const affiliationLevels: Readonly<Record<string, string>> = {
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
