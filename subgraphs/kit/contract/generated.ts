// Written by `npm run codegen` from what alliances, activities and resources share: change that.

export const RecordCoverage = {
  COMPLETE: 'COMPLETE',
  PARTIAL: 'PARTIAL',
  NONE: 'NONE',
} as const;

export type RecordCoverage =
  (typeof RecordCoverage)[keyof typeof RecordCoverage];

export const Evidence = {
  NONE: 'NONE',
  REPORTED: 'REPORTED',
  DOCUMENTED: 'DOCUMENTED',
  CONFIRMED_BY_BENEFICIARY: 'CONFIRMED_BY_BENEFICIARY',
  AUDITED: 'AUDITED',
} as const;

export type Evidence = (typeof Evidence)[keyof typeof Evidence];

export const Provenance = {
  ARTICLE: 'ARTICLE',
  EXTERNAL: 'EXTERNAL',
  RECORDED: 'RECORDED',
  SYNTHETIC: 'SYNTHETIC',
} as const;

export type Provenance = (typeof Provenance)[keyof typeof Provenance];
