import type { Sql } from '../../../../kit/read/sql.ts';
import type { Dialect } from './dialect.ts';

/** A district's database, which is only read. */
export interface ReadOnlyDatabase {
  readonly dialect: Dialect;
  /** Runs one statement; a plain text is a statement without values. */
  query<Row>(statement: Sql | string): Promise<Row[]>;
  /** When the tables last changed, as far as the file or server knows. */
  changedAt(tables: readonly string[]): Promise<Date | null>;
  /** Changes when tables may have changed; null if that cannot be known. */
  version(): string | null;
  close(): Promise<void>;
}

/** Connections are encrypted, and the server's certificate is verified. */
export interface TlsOptions {
  /** A PEM file of certificate authorities; by default those of Node. */
  readonly ca?: string | undefined;
}

export interface ReadOnlyDatabaseOptions {
  /** `sqlite:PATH` or `mysql://user:password@host:port/name`. */
  readonly url: string;
  /** How connections are encrypted; without it they are not. */
  readonly tls?: TlsOptions | undefined;
  /** Time limit for connecting, in seconds; 5 by default. */
  readonly connectSeconds?: number;
  /** Time limit for one statement, in seconds; 10 by default. */
  readonly statementSeconds?: number;
  /** Called with each statement before it runs. */
  readonly onStatement?: ((sql: string) => void) | undefined;
}
