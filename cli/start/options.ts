import type { ListenOptions } from '../shared/listen-options.ts';
import type { EdgeOptions } from '../shared/edge-options.ts';

export interface StartOptions extends ListenOptions, EdgeOptions {
  readonly data: string;
}
