import type { StageFailure } from '../../onboarding/check/stage.ts';
import { openingFailure } from '../../onboarding/check/stages/sql-stages.ts';
import type { ReadOnlyDatabaseOptions } from '../../subgraphs/organizations/adapters/sql/database/read-only-database.ts';
import { CommandFailure } from '../shared/command-failure.ts';
import { masked, type GivenPlace } from './place.ts';

const refused = new Set([
  'ER_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_HOST_NOT_PRIVILEGED',
]);

/**
 * The failure to report when a district's system cannot be read: for a database
 * the step at which opening it fails, with who does what about it.
 */
export async function sourceFailure(
  error: unknown,
  place: GivenPlace,
  options: ReadOnlyDatabaseOptions | null = optionsOf(place),
): Promise<CommandFailure> {
  if (error instanceof CommandFailure) return error;
  const cause = options && (await openingFailure(options));
  return cause ? explained(cause) : asTold(error, place);
}

function optionsOf(place: GivenPlace): ReadOnlyDatabaseOptions | null {
  return place.kind === 'sql' ? { url: place.url } : null;
}

function explained({
  kind,
  expected,
  got,
  next,
}: StageFailure): CommandFailure {
  return new CommandFailure(
    kind === 'refused' ? 'SOURCE_REFUSED' : 'SOURCE_UNREACHABLE',
    `${masked(`Expected ${expected.en}, but got: ${got}`)}. Next: ${next.en}. 处理:${next.zh}`,
  );
}

/** The system's own words, where it could be opened. */
function asTold(error: unknown, place: GivenPlace): CommandFailure {
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
