/** What the process of a lane is to answer with; cloned to it. */
export type LaneSetting =
  | { readonly kind: 'demo'; readonly data: string }
  | {
      readonly kind: 'gateway';
      readonly introspection: boolean;
      readonly showErrors: boolean;
    };
