/** Kinds of shared resources; the contract's enum. */
export type ResourceKind =
  | 'INFORMATION'
  | 'FUNDS'
  | 'TECHNOLOGY'
  | 'LABOUR'
  | 'VENUE'
  | 'SUPPLIES'
  | 'TALENT'
  | 'DIGITAL_PRODUCT'
  | 'TRAINING';
