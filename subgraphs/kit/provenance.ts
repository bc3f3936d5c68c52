/** How a datum came here; the values of the contracts' enum. */
export type Provenance =
  'ARTICLE_QUOTE' | 'EXTERNAL_SOURCE' | 'RECORDED' | 'SYNTHETIC';

/** How far a claim is backed, weakest first; the contracts' enum. */
export type Evidence =
  'NONE' | 'REPORTED' | 'DOCUMENTED' | 'CONFIRMED_BY_BENEFICIARY' | 'AUDITED';
