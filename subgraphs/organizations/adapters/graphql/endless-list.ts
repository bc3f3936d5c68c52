/** Why a list is not read to its end. */
export type EndlessKind =
  /** Pages or cursors come again: the server does not go on. */
  | 'repeats'
  /** More rows than are allowed, and no count says that there are so many. */
  | 'uncounted'
  /** More rows than are allowed, as the server counts them. */
  | 'too-long';

/** A list that has no end, as far as was read. */
export class EndlessList extends Error {
  override readonly name = 'EndlessList';
  readonly kind: EndlessKind;

  constructor(kind: EndlessKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The variable of a query that asks for the next page. */
export const pagingVariables = {
  page: '$page',
  offset: '$offset',
  cursor: '$after',
  none: '',
} as const;
