/** The sections of a mapping that units are in; both or neither. */
interface OptionalUnits {
  readonly units?: unknown;
  readonly links?: unknown;
  readonly partyOrganizations: {
    readonly from?: unknown;
    readonly key?: unknown;
    readonly columns: { readonly name: string };
  };
}

/** The links of a system that keeps party organizations only. */
export interface NoLinks {
  readonly in: 'none';
}

/** Settings in which both sections are there; no links say "no units". */
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

/** One of the two sections says nothing without the other. */
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
 * Units of a system without any: no row of the organizations' table is one,
 * which `links` tells; the names are of columns that are there.
 */
export function completeUnits<Settings extends OptionalUnits>(
  settings: Settings,
): WithUnits<Settings> {
  if (settings.units !== undefined) return settings as WithUnits<Settings>;
  const { from, key, columns } = settings.partyOrganizations;
  const units = { from, key, live: [], columns: { name: columns.name } };
  return { ...settings, units, links: { in: 'none' } };
}
