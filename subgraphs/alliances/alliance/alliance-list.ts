import { column, truth } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/loaders.ts';
import { allianceEntity, type AllianceRow } from './alliance.ts';
import { crossesDistricts, takesPartIn, takingPart } from './taking-part.ts';

/** Alliances in id order; below a district, those that take part in it. */
export const allianceList: ListShape<AllianceRow> = {
  entity: allianceEntity,
  order: ['id'],
  link: takingPart,
  filters: {
    id: column('row.id'),
    name: column('row.name'),
    type: column('row.type'),
    state: column('row.state'),
    district: takesPartIn(),
    crossDistrict: truth(crossesDistricts),
    memberRecords: column('row.memberRecords'),
    provenance: column('row.provenance'),
  },
};
