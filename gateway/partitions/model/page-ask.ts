/** How a page is asked for, where it is not as the client does. */
export type PageAsk =
  | {
      /** Some of its rows: by this argument, so many. */
      readonly kind: 'share';
      readonly argument: LimitArgument;
      readonly limit: number;
    }
  | {
      /** All of its rows, without the counts that the share came with. */
      readonly kind: 'rest';
    };

export type LimitArgument = 'first' | 'last';
