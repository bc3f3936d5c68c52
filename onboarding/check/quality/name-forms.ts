/** How an earlier row wrote the same name. */
export interface KnownName {
  readonly key: string;
  readonly written: string;
}

export type NameFinding =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly known: KnownName }
  | { readonly kind: 'two-spellings'; readonly known: KnownName };

/** A row's name, with the scope in which names should differ. */
export interface NamedRow {
  readonly key: string;
  readonly name: string;
  /** Names in different scopes may be equal; empty for the whole table. */
  readonly scope: string;
}

/** Finds names that differ only in how they are typed. */
export interface NameForms {
  find(row: NamedRow): NameFinding;
}

/**
 * Remembers the first row of each name, which takes some hundred bytes each.
 */
export function createNameForms(): NameForms {
  const names = new Map<string, KnownName>();
  return {
    find({ key, name: written, scope }) {
      const form = `${scope}\n${plainForm(written)}`;
      const known = names.get(form);
      if (!known) {
        names.set(form, { key, written });
        return { kind: 'new' };
      }
      if (known.written !== written) return { kind: 'two-spellings', known };
      return known.key === key ? { kind: 'new' } : { kind: 'same', known };
    },
  };
}

/** A name in half width, without blanks, with one kind of brackets and dots. */
export function plainForm(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\u200B\uFEFF]+/gu, '')
    .replace(/[〔【[{<〈《「『]/gu, '(')
    .replace(/[〕】\]}>〉》」』]/gu, ')')
    .replace(/[•‧∙●・]/gu, '·')
    .toUpperCase();
}
