import { describe, expect, it } from '@jest/globals';

import { keepReachable } from '../../codegen/keep-reachable.ts';

const module = `
import type { A, B } from './letters.ts';
import type { C } from './c.ts';
export type Kept = { one: A; other: Other };
type Other = (typeof values)[number];
export const values = ['x'] as const;
export interface Lost { c: C; b: B }
`;

describe('what is reachable in a module', () => {
  it('is what a root names, and what that names', () => {
    expect(keepReachable(module, ['Kept'])).toBe(
      [
        "import type { A } from './letters.ts';",
        '',
        '',
        'export type Kept = { one: A; other: Other };',
        '',
        'type Other = (typeof values)[number];',
        '',
        "export const values = ['x'] as const;",
      ].join('\n'),
    );
  });
});
