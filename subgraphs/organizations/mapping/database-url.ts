import { z } from 'zod';

import { isOfAddress } from '../../kit/values/url-host.ts';

const expected =
  'Expected the URL of a database, sqlite:PATH or mysql://user:password@host/name';

const kinds = /^(?:sqlite:.|(?:mysql|mariadb):\/\/.)/su;

/** The URL of a district's database. */
export const databaseUrl = z
  .string()
  .regex(kinds, { error: expected, abort: true })
  .superRefine((url, context) => {
    const message = databaseUrlProblem(url);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** What was expected of a URL; null if it is right. */
export function databaseUrlProblem(url: string): string | null {
  if (!kinds.test(url)) return expected;
  if (url.startsWith('sqlite:')) return null;
  const account = url.slice(url.indexOf('//') + 2, url.lastIndexOf('@'));
  const unwritten = /[@/?#\s]|%(?![\da-f]{2})/iu.exec(account)?.[0];
  if (unwritten !== undefined && url.includes('@')) {
    return `${expected}, with ${shown(unwritten)} in a password written as ${encodeURIComponent(unwritten)}`;
  }
  return isPlace(url) ? null : expected;
}

/**
 * What was expected of `tls`; null if it fits the URL. Certificates name hosts:
 * for a URL with an address, the authority must be given.
 */
export function problemOfTls(
  url: string,
  tls: true | { readonly ca: string },
): string | null {
  if (url.startsWith('sqlite:')) return 'Expected no tls, as SQLite is a file';
  if (tls !== true || databaseUrlProblem(url) !== null) return null;
  return isOfAddress(url)
    ? `Expected { ca: FILE }, the authority of the server's certificate, or a host name, as ${new URL(url).hostname} is an address and no certificate names it`
    : null;
}

function shown(character: string): string {
  return character.trim() === '' ? 'a space' : character;
}

function isPlace(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname, hash } = new URL(url);
  return hostname !== '' && /^\/[^/@]+$/u.test(pathname) && hash === '';
}
