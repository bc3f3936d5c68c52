/** Why reading a list was given up. */
export type EndlessKind =
  /** Pages or cursors repeat, so that the list would never end. */
  | 'repeats'
  /**
   * More rows than allowed, and the server gives no count that confirms them.
   */
  | 'uncounted'
  /** More rows than allowed, by the server's own count. */
  | 'too-long';

/** A list that was not read to its end. */
export class EndlessList extends Error {
  override readonly name = 'EndlessList';
  readonly kind: EndlessKind;

  constructor(kind: EndlessKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The variables of a query that select the next page. */
export const pagingVariables = {
  page: '$page',
  offset: '$offset',
  cursor: '$after',
  none: '',
} as const;
