/**
 * The sections of a mapping that describe units; both are given, or neither.
 */
interface OptionalUnits {
  readonly units?: unknown;
  readonly links?: unknown;
  readonly partyOrganizations: {
    readonly from?: unknown;
    readonly key?: unknown;
    readonly columns: { readonly name: string };
  };
}

/** The links of a system that has party organizations only. */
export interface NoLinks {
  readonly in: 'none';
}

/** Settings with both sections; `links: none` means that there are no units. */
export type WithUnits<Settings extends OptionalUnits> = Omit<
  Settings,
  'units' | 'links'
> & {
  readonly units: NonNullable<Settings['units']>;
  readonly links: NonNullable<Settings['links']> | NoLinks;
};

interface Report {
  addIssue(issue: {
    readonly code: 'custom';
    readonly path: PropertyKey[];
    readonly message: string;
  }): void;
}

/** Each of the two sections is useless without the other. */
export function requireBothOrNeither(
  { units, links }: OptionalUnits,
  context: Report,
): void {
  if (units !== undefined && links === undefined) {
    const message =
      'Expected links, how units and party organizations find each other';
    context.addIssue({ code: 'custom', path: ['links'], message });
  }
  if (units === undefined && links !== undefined) {
    const message = 'Expected units, as links lead to them';
    context.addIssue({ code: 'custom', path: ['units'], message });
  }
}

/**
 * The section `units` for a system without units: it names existing columns of
 * the organizations' table, and `links: none` says that no row is a unit.
 */
export function completeUnits<Settings extends OptionalUnits>(
  settings: Settings,
): WithUnits<Settings> {
  if (settings.units !== undefined) return settings as WithUnits<Settings>;
  const { from, key, columns } = settings.partyOrganizations;
  const units = { from, key, live: [], columns: { name: columns.name } };
  return { ...settings, units, links: { in: 'none' } };
}
