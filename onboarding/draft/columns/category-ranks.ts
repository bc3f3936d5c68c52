/**
 * Endings of names, the lowest rank first; they tell who may stand above whom.
 */
const endings = [
  /党小组$/u,
  /(?<!总)支部(?:委员会)?$/u,
  /总支部?(?:委员会)?$/u,
  /(?:党委|党工委|工委|委员会|党组)$/u,
] as const;

const ofCommittees = endings.length - 1;

/** The rank by the ending of a name or table, 0 to 3; null without one. */
export function rankOf(text: string): number | null {
  const bare = text.trim().replace(/[(（][^()（）]*[)）]$/u, '');
  const found = endings.findIndex((ending) => ending.test(bare));
  return found === -1 ? null : found;
}

/**
 * Whether an organization of this name can stand below the other: a committee
 * below a committee, a branch below a committee, no branch below a branch. Null
 * if a name has no rank.
 */
export function mayStandBelow(name: string, above: string): boolean | null {
  const [own, other] = [rankOf(name), rankOf(above)];
  if (own === null || other === null) return null;
  return other > own || (own === ofCommittees && other === ofCommittees);
}
