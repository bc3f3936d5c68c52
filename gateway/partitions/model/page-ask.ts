/** How an endpoint is asked for a page, if not as the client asks. */
export type PageAsk =
  | {
      /** Only some rows: the argument `argument` is set to `limit`. */
      readonly kind: 'share';
      readonly argument: LimitArgument;
      readonly limit: number;
    }
  | {
      /**
       * All rows, but without the counts, which the first share has brought.
       */
      readonly kind: 'rest';
    };

export type LimitArgument = 'first' | 'last';
