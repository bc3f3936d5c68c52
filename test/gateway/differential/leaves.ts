/** The types without fields. */
export const LEAVES: readonly string[] = [
  'Int',
  'Float',
  'String',
  'Boolean',
  'ID',
  'Color',
  'Any',
];

/** The named type of a type in SDL. */
export function baseOf(type: string): string {
  return type.replaceAll(/[[\]!]/g, '');
}
