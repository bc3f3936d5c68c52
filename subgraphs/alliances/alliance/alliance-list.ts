import { column, truth } from '../../kit/read/filter.ts';
import type { ListShape } from '../../kit/read/connection-loader.ts';
import { allianceEntity, type AllianceRow } from './alliance.ts';
import { crossesDistricts, takesPartIn, takingPart } from './taking-part.ts';

/** Alliances in id order; below a district, those that take part in it. */
export const allianceList: ListShape<AllianceRow> = {
  entity: allianceEntity,
  order: ['id'],
  link: takingPart,
  filters: {
    id: column('row.id', 'id'),
    name: column('row.name', 'text'),
    type: column('row.type', 'enum'),
    state: column('row.state', 'enum'),
    district: takesPartIn(),
    crossDistrict: truth(crossesDistricts),
    memberRecords: column('row.memberRecords', 'enum'),
    provenance: column('row.provenance', 'enum'),
  },
};
