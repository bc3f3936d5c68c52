import { Badge } from '@mantine/core';

import { labelOf } from '../labels.ts';

/** Invented records are marked apart from those that somebody attests. */
export function ProvenanceBadge({
  provenance,
}: {
  readonly provenance: string | null;
}) {
  return (
    <Badge
      variant="outline"
      color={provenance === 'SYNTHETIC' ? 'gray' : 'blue'}
      size="md"
      radius="sm"
      className="provenance"
      data-provenance={provenance}
    >
      {labelOf('provenance', provenance)}
    </Badge>
  );
}
