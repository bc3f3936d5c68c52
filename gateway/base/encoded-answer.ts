/** An answer as it is sent: its bytes, and what the headers say of them. */
export interface EncodedAnswer {
  readonly chunks: readonly Buffer[];
  /** Undefined for bytes as they are. */
  readonly encoding: 'br' | 'gzip' | undefined;
}
