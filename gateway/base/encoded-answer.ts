/** The bytes of an answer, with the headers that describe them. */
export interface EncodedAnswer {
  readonly chunks: readonly Buffer[];
  /** Undefined if the bytes are not compressed. */
  readonly encoding: 'br' | 'gzip' | undefined;
}
