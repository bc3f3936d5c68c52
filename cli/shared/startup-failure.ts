import {
  StartupError,
  type StartupErrorKind,
} from '../../gateway/base/errors.ts';
import { fileReason } from '../../gateway/base/file-reason.ts';
import { CommandFailure, type FailureCode } from './command-failure.ts';

const startupCodes: Readonly<Record<StartupErrorKind, FailureCode>> = {
  'invalid-supergraph': 'SUPERGRAPH_INVALID',
  'not-a-supergraph': 'SUPERGRAPH_INVALID',
  'unreadable-file': 'FILE_UNREADABLE',
  'port-in-use': 'PORT_TAKEN',
  'cannot-listen': 'ADDRESS_UNAVAILABLE',
  'invalid-option': 'USAGE',
};

const namedErrors = {
  DatabaseError: 'DATABASE_UNAVAILABLE',
  DatabaseUrlError: 'USAGE',
  DemoError: 'USAGE',
  SupergraphConfigError: 'CONFIG_INVALID',
  MappingError: 'CONFIG_INVALID',
} as const satisfies Record<string, FailureCode>;

/** The failure to report for an error of the parts that commands start. */
export function startupFailure(error: unknown): CommandFailure | null {
  if (error instanceof CommandFailure) return error;
  if (error instanceof StartupError) {
    return new CommandFailure(startupCodes[error.kind], error.message);
  }
  // By name: importing the classes would load the databases' drivers.
  if (error instanceof Error && error.name in namedErrors) {
    const code = namedErrors[error.name as keyof typeof namedErrors];
    const { causes = [] } = error as { readonly causes?: readonly string[] };
    return new CommandFailure(code, error.message, causes);
  }
  return isSystemError(error) ? systemFailure(error) : null;
}

/** Failures of the operating system that the user can do something about. */
const systemCodes: Readonly<Record<string, FailureCode>> = {
  EADDRINUSE: 'PORT_TAKEN',
  EADDRNOTAVAIL: 'ADDRESS_UNAVAILABLE',
  ENOTFOUND: 'ADDRESS_UNAVAILABLE',
  EACCES: 'FILE_UNWRITABLE',
  EPERM: 'FILE_UNWRITABLE',
  EROFS: 'FILE_UNWRITABLE',
  ENOSPC: 'FILE_UNWRITABLE',
  ENOTDIR: 'FILE_UNWRITABLE',
};

function systemFailure(error: NodeJS.ErrnoException): CommandFailure | null {
  const { code = '', message, path } = error;
  const failure = systemCodes[code];
  if (failure === undefined) return null;
  if (failure === 'FILE_UNWRITABLE' && path !== undefined) {
    const reason = fileReason(error);
    return new CommandFailure(failure, `Cannot write ${path}: ${reason}.`);
  }
  const advice =
    failure === 'PORT_TAKEN'
      ? ' (another process has the port; choose another with --port)'
      : '';
  return new CommandFailure(failure, `${message}${advice}`);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
