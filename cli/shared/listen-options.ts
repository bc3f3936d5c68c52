import { InvalidArgumentError, Option } from 'commander';

/** Where a server listens. */
export interface ListenOptions {
  readonly port: number;
  readonly host: string;
}

/** `--port`, else PORT, else `standard`; text only describes the default. */
export function portOption(standard: number | string): Option {
  const help = 'the port to listen on; 0 takes a free one';
  const hasOne = typeof standard === 'number';
  // Commander prints no default that is undefined.
  const option = new Option(
    '-p, --port <port>',
    hasOne ? help : `${help} (default: ${standard})`,
  )
    .env('PORT')
    .argParser(parsePort);
  return hasOne ? option.default(standard) : option;
}

/** `--host`, else HOST, else loopback: other machines only when asked. */
export function hostOption(): Option {
  return new Option('--host <host>', 'the address to listen on')
    .env('HOST')
    .default('127.0.0.1');
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/u.test(text) || port > 65_535) {
    throw new InvalidArgumentError(
      `Expected a port from 0 to 65535, but got: ${text}`,
    );
  }
  return port;
}
