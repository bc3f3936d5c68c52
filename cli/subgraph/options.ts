import type { LimitOptions } from '../shared/limit-options.ts';

export interface SubgraphOptions extends LimitOptions {
  readonly port?: number;
  readonly host: string;
  readonly data: string;
  readonly database?: string;
  readonly system?: string;
}
