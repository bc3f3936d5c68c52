import type { OutputFormat } from '../shared/run-command.ts';

export interface CheckOptions {
  readonly config?: string;
  readonly supergraph?: string;
  readonly format: OutputFormat;
}

export interface ComposeOptions {
  readonly config?: string;
  readonly output?: string;
  readonly format: OutputFormat;
}
