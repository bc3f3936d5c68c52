import { writeFileSync } from 'node:fs';

import { mappingJsonSchema } from './mapping-schema.ts';

/**
 * Writes mapping.schema.json, which editors read:
 * `node subgraphs/organizations/mapping/generate.ts`, then `npm run format`.
 */
writeFileSync(
  new URL('mapping.schema.json', import.meta.url),
  `${JSON.stringify(mappingJsonSchema(), null, 2)}\n`,
);
