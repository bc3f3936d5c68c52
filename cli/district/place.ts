import { databaseUrlProblem } from '../../subgraphs/organizations/mapping/database-url.ts';
import { CommandFailure } from '../shared/command-failure.ts';

/** Where a district's system is, as the user wrote it. */
export type GivenPlace =
  | {
      readonly kind: 'sql';
      /** With its password, for connecting only. */
      readonly url: string;
      /** As it was written: `${env.NAME}` stays what it is. */
      readonly written: string;
    }
  | { readonly kind: 'spreadsheet'; readonly file: string };

/** Exactly one of `--url` and `--file`; throws a usage failure else. */
export function givenPlace(options: {
  readonly url?: string;
  readonly file?: string;
}): GivenPlace {
  const { url, file } = options;
  if ((url === undefined) === (file === undefined)) {
    const got = url === undefined ? 'neither' : 'both';
    throw usage(`Expected either --url or --file, but got: ${got}.`);
  }
  if (file !== undefined) return spreadsheet(file);
  const written = url ?? '';
  const meant = expanded(written);
  const problem = databaseUrlProblem(meant);
  if (problem !== null) {
    throw usage(`${problem}, for --url, but got: ${masked(written)}.`);
  }
  return { kind: 'sql', url: meant, written };
}

function spreadsheet(file: string): GivenPlace {
  if (/\.(?:xlsx|xls|xlsb|csv|tsv|txt)$/iu.test(file)) {
    return { kind: 'spreadsheet', file };
  }
  throw usage(
    `Expected a file of .xlsx, .xls, .xlsb, .csv, .tsv or .txt for --file, but got: ${file}.`,
  );
}

/** Replaces `${env.NAME}`, so that no password stands on a command line. */
function expanded(url: string): string {
  return url.replace(/\$\{env\.([A-Za-z_]\w*)\}/gu, (_, name: string) => {
    const value = process.env[name];
    if (value !== undefined && value !== '') return value;
    throw usage(
      `Expected the environment variable ${name} to be set, but got: nothing.`,
    );
  });
}

/** A URL whose password is named instead of written. */
export function hidePassword(url: string, system = ''): string {
  const variable = `${system.toUpperCase() || 'DISTRICT'}_PASSWORD`;
  return url.replace(
    /^(\w+:\/\/[^:@/]*):(?!\$\{env\.)(.*)@(?=[^@]*$)/u,
    (_, account: string) => `${account}:\${env.${variable}}@`,
  );
}

/** A text with any password in it starred out. */
export function masked(text: string): string {
  return text.replace(/\/\/.*@/gu, '//***@');
}

function usage(message: string): CommandFailure {
  return new CommandFailure('USAGE', message);
}
