/** All columns that a mapping names; no other column of a sheet is kept. */
export function mappedColumns(settings: {
  readonly owner?: unknown;
  readonly units: unknown;
  readonly partyOrganizations: unknown;
  readonly otherOrganizations?: unknown;
  readonly links: unknown;
}): Set<string> {
  const { owner, units, partyOrganizations, otherOrganizations } = settings;
  const found = new Set<string>();
  collect(
    [owner, units, partyOrganizations, otherOrganizations, settings.links],
    found,
  );
  return found;
}

/** Keys of a mapping whose texts are not names of columns. */
const noColumns = new Set([
  'from',
  'codes',
  'endings',
  'values',
  'is',
  'not',
  'known',
  'system',
]);

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') found.add(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (Array.isArray(value) || !noColumns.has(key)) collect(inner, found);
  }
}
