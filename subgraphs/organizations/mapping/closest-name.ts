/** The name that was probably meant; null if none is similar. */
export function closestName(
  written: string,
  names: readonly string[],
): string | null {
  const distances = names
    .map((name) => ({ name, distance: editDistance(written, name) }))
    .sort((one, other) => one.distance - other.distance);
  const [nearest] = distances;
  const limit = Math.max(1, Math.floor(written.length / 3));
  return nearest && nearest.distance <= limit ? nearest.name : null;
}

/** Insertions, deletions and replacements between two names (Levenshtein). */
function editDistance(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(a).entries()) {
    const current = [row + 1];
    for (const [column, its] of Array.from(b).entries()) {
      current.push(
        Math.min(
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (previous[column] ?? 0) + (letter === its ? 0 : 1),
        ),
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
