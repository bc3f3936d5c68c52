import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  parse,
  print,
  validate,
} from 'graphql';
import {
  DEFAULT_LIMITS,
  findExceededLimit,
} from '../../../gateway/prepare/limits.ts';
import { dropUnused } from './drop-unused.ts';
import type { Random } from './random.ts';

/** An operation and the variables a client sends with it. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface OperationOptions {
  /**
   * Fragments that no object can satisfy, through several levels:
   * `... on A { ... on Node { ... on B { x } } }`. Off, because the planner
   * fails on some of them (`QUERY_PLAN_FAILED`).
   */
  readonly contradictions: boolean;
}

/** A type, and the object types that are still possible at this place. */
interface Scope {
  readonly type: GraphQLNamedType;
  readonly possible: ReadonlySet<string>;
}

type Field = GraphQLField<unknown, unknown>;

/** Aliases that meet each other, and names that are dangerous in JavaScript. */
const ALIASES = ['x', 'y', '__proto__', 'constructor', 'toString'];

/** Fragments in fragments grow: beyond this an operation is drawn again. */
const SIZE = { ...DEFAULT_LIMITS, maxSelections: 250 };

const INTROSPECTION = [
  '__schema { queryType { name } mutationType { name } }',
  '__type(name: "E0") { kind name fields { name isDeprecated } }',
  '__type(name: "Nope") { name }',
];

/**
 * A random valid operation. What it says is valid by construction but for
 * aliases that meet: then it is drawn again.
 */
export function generateOperation(
  random: Random,
  schema: GraphQLSchema,
  options: OperationOptions = { contradictions: false },
): Operation {
  for (;;) {
    const generator = new OperationGenerator(random, { schema, ...options });
    const operation = generator.generate();
    const document = parse(operation.query);
    if (findExceededLimit(document, SIZE) !== undefined) continue;
    if (validate(schema, document).length === 0) return operation;
  }
}

class OperationGenerator {
  readonly #random: Random;
  readonly #schema: GraphQLSchema;
  readonly #options: OperationOptions;
  readonly #fragments: { name: string; type: string; text: string }[] = [];
  readonly #declarations: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  /** The arguments a field has where it is not aliased. */
  readonly #calls = new Map<string, string>();
  #names = 0;
  #left = 50;

  constructor(
    random: Random,
    options: OperationOptions & { readonly schema: GraphQLSchema },
  ) {
    this.#random = random;
    this.#schema = options.schema;
    this.#options = options;
  }

  generate(): Operation {
    const mutation = this.#schema.getMutationType();
    const isMutation = mutation && this.#random.chance(0.15);
    const type = isMutation ? mutation : this.#schema.getQueryType();
    if (!type) throw new Error('The schema has no Query.');
    this.#declareConditions();
    let selections = this.#selections(this.#scope(type), 4);
    if (!isMutation && this.#random.chance(0.08)) {
      selections += ` ${this.#random.pick(INTROSPECTION)}`;
    }
    const variables =
      this.#declarations.length > 0
        ? ` (${this.#declarations.join(', ')})`
        : '';
    const kind = isMutation ? 'mutation' : 'query';
    const fragments = this.#fragments
      .map(({ name, type: on, text }) => ` fragment ${name} on ${on} ${text}`)
      .join('');
    const query = `${kind}${variables} { ${selections} }${fragments}`;
    return {
      query: print(dropUnused(parse(query))),
      variables: this.#variables,
    };
  }

  #declareConditions(): void {
    this.#declarations.push('$yes: Boolean = true', '$no: Boolean = false');
    this.#declarations.push('$on: Boolean!', '$off: Boolean!');
    Object.assign(this.#variables, { on: true, off: false });
  }

  #selections(scope: Scope, depth: number): string {
    const count = 1 + this.#random.below(4);
    const parts: string[] = [];
    for (let n = 0; n < count; n++) {
      // Late in a large operation there are only leaves.
      parts.push(this.#selection(scope, this.#left > 0 ? depth : 0));
    }
    if (this.#random.chance(0.05)) parts.push(this.#random.pick(parts));
    return parts.join(' ');
  }

  #selection(scope: Scope, depth: number): string {
    const { type } = scope;
    this.#left -= 1;
    const kind = this.#random.below(12);
    if (kind === 0) return `${this.#alias(0.2)}__typename${this.#directive()}`;
    const isFragment = kind <= 2 || (isAbstractType(type) && kind < 9);
    if (isFragment && this.#left > 0) {
      return this.#fragment(scope, depth);
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return '__typename';
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    if (fields.length === 0) return '__typename';
    // Composite fields lead to other subgraphs: they are chosen more often.
    const composite = fields.filter((f) =>
      isCompositeType(getNamedType(f.type)),
    );
    const field =
      composite.length > 0 && this.#random.chance(0.4)
        ? this.#random.pick(composite)
        : this.#random.pick(fields);
    return this.#field(field, depth);
  }

  #field(field: Field, depth: number): string {
    const named = getNamedType(field.type);
    const below = isCompositeType(named)
      ? ` { ${this.#selections(this.#scope(named), depth - 1)} }`
      : '';
    let call = '';
    let alias = this.#alias(0.15);
    if (field.args.length > 0) {
      const known = this.#calls.get(field.name);
      call = known ?? this.#arguments(field.args);
      if (known === undefined) this.#calls.set(field.name, call);
      else if (this.#random.chance(0.5)) {
        alias = this.#uniqueAlias();
        call = this.#arguments(field.args);
      }
    }
    return `${alias}${field.name}${call}${this.#directive()}${below}`;
  }

  #fragment(scope: Scope, depth: number): string {
    const chosen = this.#random.pick(this.#conditionsFor(scope));
    const whole = this.#scope(chosen);
    const isWhole = [...whole.possible].every((t) => scope.possible.has(t));
    const known = this.#fragments.filter((f) => f.type === chosen.name);
    const mayReuse = isWhole || this.#options.contradictions;
    if (known.length > 0 && mayReuse && this.#random.chance(0.2)) {
      return `...${this.#random.pick(known).name}${this.#directive()}`;
    }
    // A named fragment in a narrower place could contradict it inside.
    const isNamed = mayReuse && this.#random.chance(0.3);
    const possible = [...whole.possible].filter((t) => scope.possible.has(t));
    const inner = isNamed
      ? whole
      : { type: chosen, possible: new Set(possible) };
    const text = `{ ${this.#selections(inner, depth)} }`;
    if (!isNamed) {
      const isSame = chosen === scope.type && this.#random.chance(0.5);
      return `...${isSame ? '' : ` on ${chosen.name}`}${this.#directive()} ${text}`;
    }
    this.#names += 1;
    const name = `F${this.#names}`;
    this.#fragments.push({ name, type: chosen.name, text });
    return `...${name}${this.#directive()}`;
  }

  /** A type, and all that its objects can be. */
  #scope(type: GraphQLNamedType): Scope {
    const possible = isAbstractType(type)
      ? this.#schema.getPossibleTypes(type)
      : [type];
    return { type, possible: new Set(possible.map(({ name }) => name)) };
  }

  /** Types a fragment may name here: some object of this type has them, too. */
  #conditionsFor(scope: Scope): GraphQLNamedType[] {
    const { possible } = this.#options.contradictions
      ? this.#scope(scope.type)
      : scope;
    const objects = [...possible].flatMap(
      (name) => this.#schema.getType(name) ?? [],
    );
    const overlapping = Object.values(this.#schema.getTypeMap()).filter(
      (other) =>
        isAbstractType(other) &&
        !other.name.startsWith('_') &&
        this.#schema
          .getPossibleTypes(other)
          .some((member) => possible.has(member.name)),
    );
    return [...objects, ...objects, ...overlapping];
  }

  #directive(): string {
    const condition = this.#random.pick([
      '$yes', '$no', '$on', '$off', 'true', 'false',
    ]); // prettier-ignore
    switch (this.#random.below(16)) {
      case 0:
        return ` @skip(if: ${condition})`;
      case 1:
        return ` @include(if: ${condition})`;
      case 2:
        return this.#random.chance(0.3)
          ? ` @skip(if: $off) @include(if: ${condition})`
          : '';
      default:
        return '';
    }
  }

  #alias(probability: number): string {
    if (!this.#random.chance(probability)) return '';
    return this.#random.chance(0.4)
      ? `${this.#random.pick(ALIASES)}: `
      : this.#uniqueAlias();
  }

  #uniqueAlias(): string {
    this.#names += 1;
    return `k${this.#names}: `;
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args.filter(
      (arg) => isRequiredArgument(arg) || this.#random.chance(0.7),
    );
    if (given.length === 0) return '';
    return `(${given.map((arg) => `${arg.name}: ${this.#argument(arg)}`).join(', ')})`;
  }

  #argument(arg: GraphQLArgument): string {
    const [literal, value] = this.#input(String(arg.type));
    if (this.#random.chance(0.5)) return literal;
    this.#names += 1;
    const name = `v${this.#names}`;
    const type = String(arg.type);
    if (this.#random.chance(0.3)) {
      this.#declarations.push(`$${name}: ${type} = ${literal}`);
      return `$${name}`;
    }
    this.#declarations.push(`$${name}: ${type}`);
    if (type.endsWith('!') || this.#random.chance(0.8)) {
      this.#variables[name] = value;
    }
    return `$${name}`;
  }

  /** A value of an input type, as a literal and as JSON. */
  #input(type: string): readonly [string, unknown] {
    const random = this.#random;
    if (!type.endsWith('!') && random.chance(0.1)) return ['null', null];
    switch (type.replaceAll('!', '')) {
      case 'Int': {
        const value = random.pick([0, 7, -3]);
        return [String(value), value];
      }
      case 'String':
        return random.pick([['"s"', 's'], ['"引\\"号"', '引"号'], ['""', '']] as const);
      case 'Color':
        return ['BLUE', 'BLUE'];
      case '[Int]':
        return random.pick<readonly [string, unknown]>([['[1, 2]', [1, 2]], ['[]', []], ['4', 4]]);
      case 'Filter':
        return random.pick<readonly [string, unknown]>([
          ['{}', {}],
          ['{ min: null, tags: ["a"] }', { min: null, tags: ['a'] }],
          ['{ any: { k: [1, "x"] }, deep: { tags: "one" } }', { any: { k: [1, 'x'] }, deep: { tags: 'one' } }],
        ]);
      default:
        return random.pick<readonly [string, unknown]>([
          ['{ k: [1, { l: true }] }', { k: [1, { l: true }] }],
          ['"any"', 'any'],
          ['1.5', 1.5],
        ]);
    }
  } // prettier-ignore
}
