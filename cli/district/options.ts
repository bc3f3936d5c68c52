import type { ListenOptions } from '../shared/listen-options.ts';
import type { LimitOptions } from '../shared/limit-options.ts';

export interface DistrictServeOptions extends ListenOptions, LimitOptions {
  readonly mapping: string;
  readonly database: string;
}

export interface DistrictInitOptions {
  readonly url?: string;
  readonly file?: string;
  readonly output?: string;
  readonly system?: string;
  readonly district?: string;
  readonly yes: boolean;
  readonly force: boolean;
}

export interface DistrictProveOptions {
  readonly mapping: string;
  readonly lang: 'zh' | 'en';
  readonly account?: string;
  readonly json: boolean;
}
