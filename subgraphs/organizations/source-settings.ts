import type { Provenance } from '../kit/provenance.ts';
import type { OrganizationSource } from './organization-source.ts';

/** What a deployment says about a system; the adapter knows the rest. */
export interface SourceSettings {
  /** The short name in ids, e.g. `jszz`. */
  readonly system: string;
  /** `sqlite:PATH`, `mysql://…` or `xlsx:PATH`, as the adapter reads it. */
  readonly connection: string;
  /** GB/T 2260 codes whose records it holds, home first; else the adapter's. */
  readonly districts?: readonly [string, ...string[]];
  /** RECORDED unless told. */
  readonly provenance?: Provenance;
  /** Told of each SQL statement before it runs. */
  readonly onStatement?: (sql: string) => void;
}

/** Makes the source of one system; nothing is opened before it is asked. */
export type OpenSource = (settings: SourceSettings) => OrganizationSource;
