import fc from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** One operation with values that a database might take for SQL. */
export interface HostileRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Texts that end a text, a name or a statement where values are escaped. */
export const hostileTexts = [
  "O'Neil",
  "''",
  "\\'",
  '\\',
  '\\\\',
  '"',
  '`',
  '?',
  ':filter0',
  ":owner'",
  "' OR 1=1 -- ",
  "')) OR 1=1 -- ",
  "'))) OR (SELECT COUNT(*) FROM mysql.user)>0 -- ",
  "'))) OR (SELECT COUNT(*) FROM sqlite_master)>0 -- ",
  "\\'))) OR 1=1 -- ",
  '" OR 1=1 # ',
  "'/*",
  '*/ OR 1=1 /*',
  "'; DROP TABLE dw; -- ",
  // D5 5C and BF 27 of GBK; 縗 ends in a lead byte of GBK, in UTF-8.
  '誠',
  "誠'",
  "縗'",
  "縗\\' OR 1=1 -- ",
  "¿'",
  "\u00bf\u005c'",
  '𠮷',
  "😀'",
  'Ａ１',
  '%_',
  '\0',
  '\n',
  '\u001a',
  '',
  "x'27'",
  '1e999',
] as const;

/**
 * Requests that send hostile values through every argument of a schema's root
 * fields and of the lists below them, and as keys of entities. `known` are
 * values that rows have, so that some are found.
 */
export function hostileRequests(
  schema: GraphQLSchema,
  { known, without = [] }: Hostility,
): fc.Arbitrary<HostileRequest> {
  const text = fc.oneof(
    fc.constantFrom(...hostileTexts),
    { arbitrary: fc.constantFrom(...known), weight: 3 },
    fc
      .tuple(fc.constantFrom(...known), fc.constantFrom(...hostileTexts))
      .map(([one, other]) => one + other),
  );
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  const requests = roots
    .filter(({ name }) => !name.startsWith('_'))
    .map((field) => requestOf(field, { text, without }));
  return fc.oneof(...requests, ...entityRequests(schema, { text, without }));
}

export interface Hostility {
  readonly known: readonly string[];
  /** Fields that differ from database to database for good reasons. */
  readonly without?: readonly string[];
}

interface Writing {
  readonly text: fc.Arbitrary<string>;
  readonly without: readonly string[];
}

/** Levels of objects below a root field. */
const depth = 4;

function requestOf(
  field: GraphQLField<unknown, unknown>,
  writing: Writing,
): fc.Arbitrary<HostileRequest> {
  const variables: Variable[] = [];
  const selected = select(field, { ...writing, variables, depth });
  const declared = variables.map(
    ({ name, type }) => `$${name}: ${String(type)}`,
  );
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return valuesOf(variables, writing.text).map((values) => ({
    query: `query ${head} { ${selected ?? '__typename'} }`,
    variables: values,
  }));
}

interface Variable {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly argument: string;
}

interface Selecting extends Writing {
  readonly variables: Variable[];
  readonly depth: number;
}

function select(
  field: GraphQLField<unknown, unknown>,
  selecting: Selecting,
): string | null {
  if (selecting.without.includes(field.name)) return null;
  const own: Variable[] = [];
  const inner = { ...selecting, variables: own, depth: selecting.depth - 1 };
  const args = field.args.map((argument) =>
    passed(argument, { ...inner, variables: selecting.variables }),
  );
  const called =
    args.length > 0 ? `${field.name}(${args.join(' ')})` : field.name;
  if (isLeafType(getNamedType(field.type))) return called;
  const below = selectionOf(field.type, {
    ...inner,
    variables: selecting.variables,
  });
  return below === null ? null : `${called} { ${below} }`;
}

function passed({ name, type }: GraphQLArgument, { variables }: Selecting) {
  const variable = `${name}${variables.length}`;
  variables.push({ name: variable, type, argument: name });
  return `${name}: $${variable}`;
}

function selectionOf(
  type: GraphQLOutputType,
  selecting: Selecting,
): string | null {
  const named = getNamedType(type);
  if (selecting.depth < 0 || !isObjectType(named)) return null;
  // What is not there anyway costs nothing: lists of the last level have ids.
  const fields = Object.values(named.getFields())
    .filter(
      ({ type: it }) => selecting.depth > 0 || isLeafType(getNamedType(it)),
    )
    .flatMap((field) => select(field, selecting) ?? []);
  return ['__typename', ...fields].join(' ');
}

function entityRequests(
  schema: GraphQLSchema,
  writing: Writing,
): fc.Arbitrary<HostileRequest>[] {
  const union = schema.getType('_Entity');
  const types = isUnionType(union) ? union.getTypes() : [];
  return types.flatMap((type) => {
    const key = keyOf(type);
    if (key === null) return [];
    const variables: Variable[] = [];
    const below = selectionOf(type, { ...writing, variables, depth: 2 });
    const declared = variables
      .map((it) => `$${it.name}: ${String(it.type)}`)
      .join(', ');
    const query = `query ($keys: [_Any!]! ${declared}) { _entities(representations: $keys) { ... on ${type.name} { ${below ?? '__typename'} } } }`;
    return fc
      .tuple(
        fc.array(writing.text, { minLength: 1, maxLength: 5 }),
        valuesOf(variables, writing.text),
      )
      .map(([ids, values]) => ({
        query,
        variables: {
          ...values,
          keys: ids.map((id) => ({ __typename: type.name, [key]: id })),
        },
      }));
  });
}

function keyOf(type: GraphQLObjectType): string | null {
  const fields = type.getFields();
  return ['id', 'code'].find((name) => fields[name]) ?? null;
}

function valuesOf(
  variables: readonly Variable[],
  text: fc.Arbitrary<string>,
): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(
    Object.fromEntries(
      variables.map((variable) => [variable.name, valueOf(variable, text)]),
    ),
  );
}

/** Cursors are hostile inside; sizes and ways are sound, or nothing is read. */
function valueOf(
  { argument, type }: Variable,
  text: fc.Arbitrary<string>,
): fc.Arbitrary<unknown> {
  if (argument === 'first') return fc.constantFrom(20, 3);
  if (argument === 'last' || argument === 'before') return fc.constant(null);
  if (argument === 'districts') return fc.constant(null);
  if (argument === 'after') return fc.option(cursor(text), { freq: 2 });
  const isRequired = getNullableType(type) !== type;
  const value = inputOf(type, { text, nesting: 2 });
  return isRequired ? value : fc.option(value, { freq: 5 });
}

function cursor(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(text, { minLength: 1, maxLength: 3 })
    .map((parts) =>
      Buffer.from(JSON.stringify([1, ...parts])).toString('base64url'),
    );
}

interface Nesting {
  readonly text: fc.Arbitrary<string>;
  readonly nesting: number;
}

function inputOf(
  type: GraphQLInputType,
  { text, nesting }: Nesting,
): fc.Arbitrary<unknown> {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = inputOf(nullable.ofType, { text, nesting });
    return fc.array(item, { minLength: 1, maxLength: 4 });
  }
  if (isEnumType(nullable)) {
    return fc.constantFrom(...nullable.getValues().map(({ name }) => name));
  }
  if (!isInputObjectType(nullable)) return scalar(nullable.name, text);
  const fields = Object.values(nullable.getFields()).filter(
    ({ name }) =>
      name !== 'inAlliance' &&
      (nesting > 0 || !['and', 'or', 'not'].includes(name)),
  );
  // One or two at a time: of more, nothing would match; orders take one.
  const most = nullable.name.endsWith('Order') ? 1 : 2;
  const maxLength = Math.min(most, fields.length);
  return fc.subarray(fields, { minLength: 1, maxLength }).chain((chosen) =>
    fc.record(
      Object.fromEntries(
        chosen.map((field) => [
          field.name,
          inputOf(field.type, {
            text,
            nesting: ['and', 'or', 'not'].includes(field.name)
              ? nesting - 1
              : nesting,
          }),
        ]),
      ),
    ),
  );
}

function scalar(name: string, text: fc.Arbitrary<string>) {
  switch (name) {
    case 'Int':
      return fc.integer({ min: 0, max: 20 });
    case 'Float':
      return fc.constantFrom(0, 0.5, 100);
    case 'Boolean':
      return fc.boolean();
    default:
      return text;
  }
}
