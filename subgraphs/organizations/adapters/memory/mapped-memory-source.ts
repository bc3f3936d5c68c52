import type {
  OrganizationSource,
  SourceDescription,
} from '../../source/organization-source.ts';
import { unitsUnknown } from '../../source/units-unknown.ts';
import { createMemorySource, type RecordVersion } from './memory-source.ts';
import type { RecordMapping } from './record-keys.ts';

interface MemoryReading {
  readonly description: SourceDescription;
  readonly readVersion: () => Promise<RecordVersion>;
}

/** A source in memory of a system that a mapping describes. */
export function mappedMemorySource(
  { links }: Pick<RecordMapping, 'links'>,
  { description, readVersion }: MemoryReading,
): OrganizationSource {
  const source = createMemorySource(description, readVersion);
  return links.in === 'none' ? unitsUnknown(source) : source;
}
