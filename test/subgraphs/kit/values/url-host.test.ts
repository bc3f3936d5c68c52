import { expect, it } from '@jest/globals';

import {
  isOfAddress,
  urlHost,
} from '../../../../subgraphs/kit/values/url-host.ts';

it.each([
  ['mysql://u:p@db.example:3306/dj', 'db.example', false],
  ['mysql://localhost/dj', 'localhost', false],
  ['mysql://u:p@127.0.0.1:3306/dj', '127.0.0.1', true],
  ['mysql://u:p@[::1]:3306/dj', '::1', true],
  ['https://[2001:db8::7]/graphql', '2001:db8::7', true],
])('tells the host of %s, and whether it is an address', (url, host, is) => {
  expect([urlHost(url), isOfAddress(url)]).toEqual([host, is]);
});
