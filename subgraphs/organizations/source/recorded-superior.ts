/** What a row says of its superior. */
export interface SuperiorCells {
  /** The key, code or name that leads to it; null if there is none. */
  readonly superior: string | null;
  /** The same as it is written, if it is written. */
  readonly written: string | null;
  /** The text in the column of superiors' names. */
  readonly name: string | null;
}

/** A recorded superior as text, and where it is if outside the system. */
export interface RecordedSuperior {
  /** Null where nothing is recorded. */
  readonly recorded: string | null;
  /** Null where the mapping does not say that it is outside the system. */
  readonly outside: SuperiorOutside | null;
}

export interface SuperiorOutside {
  /** Its id in another system; null where the mapping does not say. */
  readonly id: string | null;
}

/** The superior in a row, or the superiors in a table of pairs. */
export interface SuperiorsOfNode extends RecordedSuperior {
  /** What it is found by; with several, the first. */
  readonly superior: string | null;
  /** All of them, if there is more than one. */
  readonly several?: readonly string[];
}

/**
 * The superior from an organization's pairs. Equal pairs count once; if they
 * differ, all are shown and none is chosen.
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

/** Superiors outside the system, as the mapping lists them. */
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
  /** The prefix of all their ids: `310116:jszz`. */
  readonly system?: string | undefined;
}

/**
 * Reads a recorded superior: its name if there is a column of names or the
 * mapping has one, else the key or code as it is written.
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
