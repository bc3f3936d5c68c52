/** Endings of names, the lowest first: who may stand above whom. */
const endings = [
  /党小组$/u,
  /(?<!总)支部(?:委员会)?$/u,
  /总支部?(?:委员会)?$/u,
  /(?:党委|党工委|工委|委员会|党组)$/u,
] as const;

const ofCommittees = endings.length - 1;

/** The rank that a name's or a table's ending says, 0 to 3; else null. */
export function rankOf(text: string): number | null {
  const bare = text.trim().replace(/[(（][^()（）]*[)）]$/u, '');
  const found = endings.findIndex((ending) => ending.test(bare));
  return found === -1 ? null : found;
}

/**
 * Whether one of such a name can stand below the other: a committee below a
 * committee, a branch below it, no branch below a branch. Null where a name
 * says no rank.
 */
export function mayStandBelow(name: string, above: string): boolean | null {
  const [own, other] = [rankOf(name), rankOf(above)];
  if (own === null || other === null) return null;
  return other > own || (own === ofCommittees && other === ofCommittees);
}
