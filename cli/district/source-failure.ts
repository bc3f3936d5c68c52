import { CommandFailure } from '../shared/command-failure.ts';
import { masked, type GivenPlace } from './place.ts';

const refused = new Set([
  'ER_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_HOST_NOT_PRIVILEGED',
]);

/** The failure to report when a district's system cannot be read. */
export function sourceFailure(
  error: unknown,
  place: GivenPlace,
): CommandFailure {
  if (error instanceof CommandFailure) return error;
  const { code = '', message = String(error) } = error as {
    readonly code?: string;
    readonly message?: string;
  };
  const where = masked(
    place.kind === 'sql' ? place.url.replace(/\?.*$/u, '') : place.file,
  );
  const [line = ''] = message.split('\n', 1);
  const got = masked(line === '' ? code : line);
  return new CommandFailure(
    refused.has(code) ? 'SOURCE_REFUSED' : 'SOURCE_UNREACHABLE',
    `Expected to read ${where}, but got: ${got}`,
  );
}
