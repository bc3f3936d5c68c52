const fullWidth = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g;
const offset = 0xfee0;

/**
 * Full-width digits and letters (Ａ１) become half-width (A1), as NFKC has it;
 * every other character stays as the district wrote it.
 */
export function toHalfWidth(text: string): string {
  return text.replace(fullWidth, (character) =>
    String.fromCharCode(character.charCodeAt(0) - offset),
  );
}

/** The full-width form of one half-width digit or letter. */
export function toFullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + offset);
}
