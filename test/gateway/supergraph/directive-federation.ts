import type { Random } from '../differential/random.ts';
import {
  type FieldSetForm,
  generateFieldSet,
  MEMBERS,
  TYPES,
} from './field-set-forms.ts';

/** Two subgraphs: `b` owns all, `a` says by directives what it has of it. */
export function generateSubgraphs(random: Random): Record<string, string> {
  return { a: subgraphA(random), b: subgraphB() };
}

const LEAVES = `scalar S enum E { RED GREEN }`;
const GIVERS = { p: 'P', i: 'I', u: 'U', c: 'B', list: 'P' } as const;

function subgraphA(random: Random): string {
  const forms: FieldSetForm[] = [];
  const use = (form: FieldSetForm): string => {
    forms.push(form);
    return `"""${form.text.replaceAll('"""', '\\"""')} """`;
  };
  const roots = Object.entries(GIVERS).map(([name, type]) => {
    const shown = name === 'list' ? `[${type}!]` : type;
    const provides = random.chance(0.6)
      ? ` @provides(fields: ${use(generateFieldSet(random, 'provides', type))})`
      : '';
    return `${name}: ${shown}${provides}`;
  });
  const computed = random.chance(0.6)
    ? `r: String @requires(fields: ${use(generateFieldSet(random, 'requires', 'P'))})`
    : '';
  const key = random.chance(0.3)
    ? use({ text: random.pick(KEYS), selected: new Set() })
    : '"id"';
  const selected = new Set(forms.flatMap((form) => [...form.selected]));
  const own = new Set(
    random.some([...selected], 0.3).filter((field) => OWN.has(field)),
  );
  const types = Object.keys(TYPES).map((type) => {
    const fields = Object.entries(TYPES[type] ?? {}).flatMap(([name, of]) =>
      fieldOfA({ type, name, of }, { selected, own }),
    );
    if (type === 'P' && selected.has('P.n')) {
      fields.push('n(x: Int, e: E, s: S): Int @external');
    }
    // Nothing of it is selected, but its name.
    if (fields.length === 0) fields.push('own: Int @shareable');
    if (type === 'P') fields.push(computed);
    return `${headOf(type, key)} { ${fields.join(' ')} }`;
  });
  return [`type Query { m: Int ${roots.join(' ')} }`, ...types, 'union U = B | C', LEAVES].join('\n'); // prettier-ignore
}

/** Fields that `a` may resolve itself, around what it cannot. */
const OWN: ReadonlySet<string> = new Set(['P.item', 'P.items', 'P.any', 'P.v', 'P.next', 'V.w', 'V.inner']); // prettier-ignore

/** Keys of P, all of them `id` in some form. */
const KEYS = ['x: id', '__typename id', 'id __typename', '{ id }', ',id,']; // prettier-ignore

function fieldOfA(
  { type, name, of }: { type: string; name: string; of: string },
  { selected, own }: Record<'selected' | 'own', ReadonlySet<string>>,
): string[] {
  if (name === 'id') return ['id: ID!'];
  const members = MEMBERS[type];
  if (members) {
    const isIn = members.every((m) => selected.has(`${m}.${name}`));
    return isIn ? [`${name}: ${of}`] : [];
  }
  const coordinate = `${type}.${name}`;
  if (!selected.has(coordinate)) return [];
  return [`${name}: ${of} ${own.has(coordinate) ? '@shareable' : '@external'}`];
}

function headOf(type: string, key: string): string {
  if (type === 'I' || type === 'J') return `interface ${type}`;
  const faces = Object.keys(MEMBERS).filter(
    (face) => face !== 'U' && MEMBERS[face]?.includes(type),
  );
  const head = `type ${type}${faces.length > 0 ? ` implements ${faces.join(' & ')}` : ''}`;
  if (!('id' in (TYPES[type] ?? {}))) return head;
  return `${head} @key(fields: ${type === 'P' ? key : '"id"'})`;
}

function subgraphB(): string {
  const types = Object.entries(TYPES).map(([type, fields]) => {
    const own = Object.entries(fields).map(([name, of]) => `${name}: ${of}`);
    if (!('id' in fields)) own.push('own: Int');
    if (type === 'P') own.push('n(x: Int, e: E, s: S): Int');
    const shared = MEMBERS[type] ? '' : ' @shareable';
    return `${headOf(type, '"id"')}${shared} { ${own.join(' ')} }`;
  });
  return ['type Query { n: Int own: P }', ...types, 'union U = B | C', LEAVES].join('\n'); // prettier-ignore
}
