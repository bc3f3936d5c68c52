/** What a row says of its superior. */
export interface SuperiorCells {
  /** The key, code or name that finds it; null if there is none. */
  readonly superior: string | null;
  /** The same as it is written, where it is. */
  readonly written: string | null;
  /** What the column of superiors' names says. */
  readonly name: string | null;
}

/** A superior as text, and where it is known if not here. */
export interface RecordedSuperior {
  /** Null where nothing is recorded. */
  readonly recorded: string | null;
  /** Null where the mapping does not say that it is outside the system. */
  readonly outside: SuperiorOutside | null;
}

export interface SuperiorOutside {
  /** In another system; null where the mapping does not say. */
  readonly id: string | null;
}

/** A superior as a row says it, or several where a table of pairs does. */
export interface SuperiorsOfNode extends RecordedSuperior {
  /** By what it is found; the first of several. */
  readonly superior: string | null;
  /** All of them, where they are more than one. */
  readonly several?: readonly string[];
}

/**
 * One superior of the pairs of an organization. Pairs that say the same are
 * one; of several that differ, all are told and none is chosen.
 */
export function superiorOfPairs(
  pairs: readonly SuperiorCells[],
  read: (cells: SuperiorCells) => RecordedSuperior,
): SuperiorsOfNode {
  const said = new Map<string, SuperiorCells>();
  for (const pair of pairs) {
    const text = pair.superior ?? pair.name;
    if (text !== null && !said.has(text)) said.set(text, pair);
  }
  const [only = nothing, ...others] = [...said]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, cells]) => cells);
  const { superior } = only;
  if (others.length === 0) return { superior, ...read(only) };
  const all = [only, ...others];
  const found = all.map(read);
  const several = all.flatMap((it) => it.superior ?? []);
  return {
    superior: several[0] ?? null,
    several,
    recorded: found.flatMap(({ recorded }) => recorded ?? []).join('、'),
    outside: found.every(({ outside }) => outside) ? { id: null } : null,
  };
}

const nothing: SuperiorCells = { superior: null, written: null, name: null };

/** Superiors that a system does not have, as its mapping tells them. */
export interface SuperiorsElsewhere {
  /** By key, code or name as it is written. */
  readonly known?:
    | Readonly<
        Record<
          string,
          {
            readonly name?: string | undefined;
            readonly id?: string | undefined;
          }
        >
      >
    | undefined;
  /** What the ids of all of them begin with: `310116:jszz`. */
  readonly system?: string | undefined;
}

/**
 * Reads what is recorded of superiors: the name where there is a column of
 * names or the mapping has one, else the key or code as it is written.
 */
export function recordedSuperiorReader(
  settings: SuperiorsElsewhere | undefined,
): (cells: SuperiorCells) => RecordedSuperior {
  const { known = {}, system } = settings ?? {};
  const entryOf = (text: string | null) =>
    text !== null && Object.hasOwn(known, text) ? known[text] : undefined;
  return ({ superior, written, name }) => {
    const entry = entryOf(written) ?? entryOf(superior) ?? entryOf(name);
    const isElsewhere = system !== undefined && superior !== null;
    const id = entry?.id ?? (isElsewhere ? `${system}:${superior}` : null);
    return {
      recorded: name ?? entry?.name ?? written ?? superior,
      outside: entry || isElsewhere ? { id } : null,
    };
  };
}
