import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from '@jest/globals';

import { generatedFiles } from '../../codegen/generated-files.ts';

const root = join(import.meta.dirname, '../..');

it('leaves nothing to write: what is committed is what the contracts say', async () => {
  for (const [path, text] of await generatedFiles(root)) {
    const committed = readFileSync(join(root, path), 'utf8');
    expect({ path, text: committed }).toEqual({ path, text });
  }
});
