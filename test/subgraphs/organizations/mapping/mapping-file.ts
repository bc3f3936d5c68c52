import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  readMapping,
  type DistrictMapping,
} from '../../../../subgraphs/organizations/mapping/read-mapping.ts';

/** A temporary folder of mapping files and what they name. */
export interface MappingFolder {
  readonly path: string;
  /** Writes a file; its path. */
  write(name: string, content: string | Uint8Array): Promise<string>;
  /** Writes `mapping.yaml` and reads it. */
  mapping(
    yaml: string,
    environment?: Readonly<Record<string, string>>,
  ): Promise<DistrictMapping>;
  remove(): Promise<void>;
}

export async function mappingFolder(): Promise<MappingFolder> {
  const path = await mkdtemp(join(tmpdir(), 'mengyue-mapping-'));
  const write = async (name: string, content: string | Uint8Array) => {
    const file = join(path, name);
    await writeFile(file, content);
    return file;
  };
  return {
    path,
    write,
    async mapping(yaml, environment = {}) {
      return readMapping(await write('mapping.yaml', yaml), environment);
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
