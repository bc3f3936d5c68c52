export interface DistrictCheckOptions {
  readonly mapping?: string;
  readonly url?: string;
  readonly header: Readonly<Record<string, string>>;
  readonly output?: string;
  readonly force: boolean;
  readonly rows: number;
  readonly strict: boolean;
  readonly allow: readonly string[];
  readonly json: boolean;
}
