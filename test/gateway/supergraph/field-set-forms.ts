import type { Random } from '../differential/random.ts';

/** Which directive a field set is for; they allow different things. */
export type FieldSetKind = 'key' | 'requires' | 'provides';

type Fields = Readonly<Record<string, string>>;

/** The graph all field sets select from; `b` resolves all of it. */
export const TYPES: Readonly<Record<string, Fields>> = {
  P: { id: 'ID!', ref: 'Ref', name: 'String', kind: 'E', scalar: 'S', item: 'I', items: '[I!]', any: 'U', v: 'V', next: 'P' },
  B: { id: 'ID!', title: 'String', v: 'V', next: 'P' },
  C: { id: 'ID!', title: 'String', size: 'Int' },
  I: { id: 'ID!', title: 'String' },
  J: { id: 'ID!' },
  V: { x: 'Int', w: 'W', inner: 'P' },
  W: { y: 'Int', e: 'E' },
  Ref: { code: 'String!' },
}; // prettier-ignore

export const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  I: ['B', 'C'],
  J: ['C'],
  U: ['B', 'C'],
};

/** A field with arguments, which only a @requires may select. */
const CALLS = [
  'n(x: 1)', 'n(s: "a # } b")', 'n(s: [1, 2.5, null, {k: E}])', 'n(e: RED)', 'n',
  'n(s: 99999999999999999999)', 'n(s: 1e999)', 'n(s: """b "q" """)', 'n(s: "\\n\\u00e9 😀")',
]; // prettier-ignore

const ENDS = [' ', ', ', '\n', ' # and\n', ',,\t'];

export interface FieldSetForm {
  readonly text: string;
  /** Fields it selects, `Type.field`; of interfaces those of their members. */
  readonly selected: ReadonlySet<string>;
}

/** A field set in any of the forms a subgraph may write it in. */
export function generateFieldSet(
  random: Random,
  kind: FieldSetKind,
  type: string,
): FieldSetForm {
  const selected = new Set<string>();
  const write = (of: string, depth: number): string => {
    const parts: string[] = [];
    for (let n = 1 + random.below(3); n > 0; n--) {
      parts.push(writeOne(of, depth));
    }
    return parts.join(random.pick(ENDS));
  };
  const writeOne = (of: string, depth: number): string => {
    if (random.chance(0.2)) return '__typename';
    const members = MEMBERS[of];
    // A subgraph has what its interfaces say, so that it cannot provide it.
    if (
      members &&
      (kind === 'provides' || random.chance(TYPES[of] ? 0.6 : 1))
    ) {
      const member = random.pick(members);
      return `... on ${member} { ${write(member, depth)} }`;
    }
    if (random.chance(0.1)) return `... on ${of} { ${write(of, depth)} }`;
    if (of === 'P' && kind === 'requires' && random.chance(0.2)) {
      selected.add('P.n');
      return random.pick(CALLS);
    }
    const [name, below] = pickField(of, depth);
    for (const owner of MEMBERS[of] ?? [of]) selected.add(`${owner}.${name}`);
    const alias = random.chance(0.1) ? `as_${name}: ` : '';
    const set = isComposite(below) ? ` { ${write(below, depth - 1)} }` : '';
    return `${alias}${name}${set}`;
  };
  const pickField = (of: string, depth: number): readonly [string, string] => {
    const all = Object.entries(TYPES[of] ?? {})
      .filter(([name]) => name !== 'id' || of === 'J')
      .map(([name, text]) => [name, text.replaceAll(/\W/g, '')] as const);
    const leaves = all.filter(([, below]) => !isComposite(below));
    return random.pick(depth > 0 ? all : leaves);
  };
  const set = write(type, 2);
  const text = random.chance(0.1) ? ` { ${set} } ` : set;
  return { text, selected };
}

function isComposite(type: string): boolean {
  return type in TYPES || type in MEMBERS;
}
