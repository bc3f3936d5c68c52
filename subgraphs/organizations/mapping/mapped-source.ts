import type { SourceDescription } from '../source/organization-source.ts';
import type { DistrictHook } from './district-hook.ts';
import type { MappingSettings } from './mapping-schema.ts';
import type { LinksMapping } from './table-mapping.ts';
import type { UnitBasis } from '../contract/generated.ts';

/** The settings for one kind of source, with their folder and hook. */
export interface MappedSource<Settings extends MappingSettings> {
  readonly settings: Settings;
  readonly hook: DistrictHook;
  /** The folder that relative paths start from. */
  readonly folder: string;
}

/** The description of a system from its mapping. */
export function describe(
  settings: MappingSettings,
  kind: SourceDescription['kind'],
): SourceDescription {
  const { system, name, districts, provenance, affiliationSource } = settings;
  return {
    system,
    name,
    kind,
    districts,
    affiliationSource: affiliationSource ?? name,
    provenance,
    ...('links' in settings && { unitBasis: unitBasis(settings.links) }),
  };
}

function unitBasis({ in: place }: LinksMapping): UnitBasis {
  if (place === 'none') return 'NONE';
  return place === 'same-row' ? 'COLUMN' : 'RECORD';
}
