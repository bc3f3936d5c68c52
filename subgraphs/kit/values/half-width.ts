const fullWidth = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g;
const offset = 0xfee0;

/**
 * Makes full-width digits and letters (Ａ１) half-width (A1), as NFKC does; every
 * other character stays as it is.
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
