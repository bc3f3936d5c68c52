import { baseOf, LEAVES } from './leaves.ts';
import type { Random } from './random.ts';
import type {
  EntityModel,
  FieldModel,
  InterfaceModel,
  SupergraphModel,
  ValueModel,
} from './supergraph-model.ts';
import { varySupergraph } from './vary-supergraph.ts';

/** Shapes that can be left out, each for a reason given where it is used. */
export interface SupergraphOptions {
  readonly interfaceObjects: boolean;
  readonly requires: boolean;
  /**
   * @override on a field of an interface. Off in searches: the planner finds
   * no path to such a field through the interface (`QUERY_PLAN_FAILED`).
   */
  readonly overridesInInterfaces: boolean;
}

const ARGUMENTS = [
  '(x: Int)',
  '(x: Int = 3)',
  '(x: Int!, y: String = "d")',
  '(c: Color = RED, l: [Int!])',
  '(f: Filter)',
  '(a: Any)',
];

/** A random model of a federation; composition may still refuse it. */
export function generateSupergraph(
  random: Random,
  options: SupergraphOptions,
): SupergraphModel {
  return new SupergraphGenerator(random, options).generate();
}

class SupergraphGenerator {
  readonly #random: Random;
  readonly #options: SupergraphOptions;
  readonly #subgraphs: string[];
  readonly #entities: EntityModel[] = [];
  readonly #values: ValueModel[] = [];
  readonly #interfaces: InterfaceModel[] = [];
  readonly #unions: { name: string; members: string[] }[] = [];
  readonly #clean = new Set<string>();
  readonly #requiredValues = new Set<string>();
  readonly #required = new Set<string>();
  #names = 0;

  constructor(random: Random, options: SupergraphOptions) {
    this.#random = random;
    this.#options = options;
    const count = 2 + random.below(4);
    this.#subgraphs = ['a', 'b', 'c', 'd', 'e'].slice(0, count);
  }

  generate(): SupergraphModel {
    const random = this.#random;
    const entities = 2 + random.below(3);
    for (let n = 0; n < entities; n++) this.#addEntity(`E${n}`);
    for (let n = random.below(3); n > 0; n--) this.#addValue(`V${n}`);
    for (let n = random.below(3); n > 0; n--) this.#addInterface(`I${n}`);
    if (this.#options.interfaceObjects && random.chance(0.3)) {
      this.#addEntityInterface('N');
    }
    for (let n = random.below(3); n > 0; n--) this.#addUnion(`U${n}`);
    for (const entity of this.#entities) this.#addFields(entity);
    if (this.#options.requires) {
      for (const entity of this.#entities) this.#addRequires(entity);
      for (const value of this.#requiredValues) {
        this.#cleanBelow(value, new Set());
      }
    }
    const queries = this.#rootFields('q', 4 + random.below(4));
    const mutations = this.#rootFields('m', random.below(4));
    this.#addProvides(queries);
    const model = {
      subgraphs: this.#subgraphs,
      entities: this.#entities,
      values: this.#values,
      interfaces: this.#interfaces,
      unions: this.#unions,
      queries,
      mutations,
      clean: this.#clean,
      required: this.#required,
      solid: new Set<string>(),
    };
    varySupergraph(random, model);
    return model;
  }

  #addEntity(name: string): void {
    const random = this.#random;
    const homes = random.some(this.#subgraphs, 0.7);
    if (homes.length === 0) homes.push(random.pick(this.#subgraphs));
    const keys = new Map<string, Set<string>>();
    const style = random.below(10);
    const [first] = homes;
    for (const home of homes) {
      keys.set(home, new Set(keysOfStyle(style, home === first, random)));
    }
    this.#entities.push({ name, interfaces: [], keys, fields: [], hidden: new Set() }); // prettier-ignore
  }

  #addValue(name: string): void {
    const count = 1 + this.#random.below(3);
    const fields = Array.from({ length: count }, () => ({
      name: this.#name('v'),
      type: this.#chance(0.2)
        ? this.#wrap(this.#random.pick(this.#entities).name)
        : this.#wrap(this.#random.pick(LEAVES)),
    }));
    this.#values.push({ name, fields });
  }

  #addInterface(name: string): void {
    const members = this.#random.some(this.#entities, 0.6);
    if (members.length === 0) return;
    const common = this.#chance(0.7)
      ? [{ name: this.#name('i'), type: this.#wrap(this.#random.pick(LEAVES)) }]
      : [];
    for (const member of members) {
      member.interfaces.push(name);
      for (const { name: field, type } of common) {
        // An object may promise more than its interface.
        const own =
          !type.endsWith('!') && this.#chance(0.2) ? `${type}!` : type;
        member.fields.push(this.#field({ name: field, type: own, entity: member })); // prettier-ignore
      }
    }
    this.#interfaces.push({ name, common, objectIn: new Map() });
  }

  /** An interface with a key, which other subgraphs see as an object. */
  #addEntityInterface(name: string): void {
    const home = this.#random.pick(this.#subgraphs);
    const others = this.#subgraphs.filter((s) => s !== home);
    const members = this.#entities.filter(
      (entity) =>
        !entity.interfaces.length &&
        [...(entity.keys.get(home) ?? [])].includes('id'),
    );
    const objects = this.#random
      .some(others, 0.6)
      .filter((subgraph) =>
        members.every((member) => !member.keys.has(subgraph)),
      );
    if (members.length === 0 || objects.length === 0) return;
    for (const member of members) member.interfaces.push(name);
    const objectIn = new Map(
      objects.map((subgraph) => [
        subgraph,
        [this.#leafField('o', subgraph), this.#leafField('o', subgraph)],
      ]),
    );
    this.#interfaces.push({ name, common: [], home, objectIn });
  }

  #addUnion(name: string): void {
    const members = [
      ...this.#random.some(this.#entities, 0.6).map((e) => e.name),
      ...this.#random.some(this.#values, 0.5).map((v) => v.name),
    ];
    if (members.length > 0) this.#unions.push({ name, members });
  }

  #addFields(entity: EntityModel): void {
    const count = 3 + this.#random.below(4);
    for (let n = 0; n < count; n++) {
      const type = this.#outputType();
      entity.fields.push(this.#field({ name: this.#name('f'), type, entity }));
    }
  }

  #field(of: { name: string; type: string; entity: EntityModel }): FieldModel {
    const homes = [...of.entity.keys.keys()];
    const owners = [this.#random.pick(homes)];
    const other = this.#random.pick(homes);
    const isShared = !owners.includes(other) && this.#chance(0.3);
    if (isShared) owners.push(other);
    const isPlain = of.name.startsWith('i') || this.#chance(0.75);
    const field = newField({
      name: of.name,
      type: of.type,
      args: isPlain ? '' : this.#random.pick(ARGUMENTS),
      owners,
    });
    field.isShareable = isShared;
    const mayOverride =
      !of.name.startsWith('i') || this.#options.overridesInInterfaces;
    if (mayOverride && !isShared && other !== owners[0] && this.#chance(0.15)) {
      field.overrides = other;
    }
    return field;
  }

  #leafField(prefix: string, owner: string): FieldModel {
    const type = this.#wrap(this.#random.pick(LEAVES));
    return newField({ name: this.#name(prefix), type, owners: [owner] });
  }

  /** Fields computed from others; from computed ones, too: a chain. */
  #addRequires(entity: EntityModel): void {
    const homes = [...entity.keys.keys()];
    for (let n = this.#random.below(3); n > 0; n--) {
      const home = this.#random.pick(homes);
      const inputs = entity.fields.filter(
        (field) =>
          !field.owners.includes(home) &&
          field.overrides !== home &&
          this.#selectionOf(field) !== undefined,
      );
      if (inputs.length === 0) continue;
      const chosen = [this.#random.pick(inputs)];
      const second = this.#random.pick(inputs);
      if (second !== chosen[0] && this.#chance(0.5)) chosen.push(second);
      for (const input of chosen) this.#require(entity, input, home);
      entity.fields.push(
        newField({
          name: this.#name('r'),
          type: this.#chance(0.2) ? 'String!' : 'String',
          owners: [home],
          requires: chosen
            .map((f) => `${f.name}${this.#selectionOf(f) ?? ''}`)
            .join(' '),
        }),
      );
    }
  }

  #require(entity: EntityModel, input: FieldModel, home: string): void {
    input.externalIn.add(home);
    const coordinate = `${entity.name}.${input.name}`;
    this.#required.add(coordinate);
    // What a null or an error of a required field does is defined only where
    // it stays at that field; see `compare.ts`.
    if (input.type.includes('!')) this.#clean.add(coordinate);
    const value = this.#valueOf(input);
    for (const field of value?.fields ?? []) {
      this.#clean.add(`${value?.name ?? ''}.${field.name}`);
    }
    if (value) this.#requiredValues.add(value.name);
  }

  /**
   * What is below a required value in the same subgraph must not fail either,
   * where it would bubble up to what is required.
   */
  #cleanBelow(type: string, seen: Set<string>): void {
    if (seen.has(type)) return;
    seen.add(type);
    const { fields = [] } =
      this.#values.find(({ name }) => name === type) ??
      this.#entities.find(({ name }) => name === type) ??
      {};
    for (const field of fields) {
      if (!field.type.endsWith('!')) continue;
      this.#clean.add(`${type}.${field.name}`);
      this.#cleanBelow(baseOf(field.type), seen);
    }
  }

  /** How @requires selects a field; undefined when it cannot. */
  #selectionOf(field: FieldModel): string | undefined {
    const argument = field.args.startsWith('(x: Int)') ? '(x: 4)' : '';
    if (field.args !== '' && argument === '') return undefined;
    if (LEAVES.includes(baseOf(field.type))) return argument;
    if (argument !== '') return undefined;
    const value = this.#valueOf(field);
    const leaves = value?.fields.filter((f) => LEAVES.includes(baseOf(f.type)));
    return leaves?.length
      ? ` { ${leaves.map((f) => f.name).join(' ')} }`
      : undefined;
  }

  #valueOf(field: FieldModel): ValueModel | undefined {
    return this.#values.find(({ name }) => name === baseOf(field.type));
  }

  #rootFields(prefix: string, count: number): FieldModel[] {
    return Array.from({ length: count }, () => {
      const owners = [this.#random.pick(this.#subgraphs)];
      const field = newField({
        name: this.#name(prefix),
        type: prefix === 'm' && this.#chance(0.5) ? 'Int' : this.#outputType(),
        args: this.#chance(0.8) ? '' : this.#random.pick(ARGUMENTS),
        owners,
      });
      if (prefix === 'q' && this.#chance(0.15)) {
        const other = this.#random.pick(this.#subgraphs);
        if (!owners.includes(other)) {
          owners.push(other);
          field.isShareable = true;
        }
      }
      return field;
    });
  }

  /** Some fields that give an entity bring a foreign field of it along. */
  #addProvides(queries: readonly FieldModel[]): void {
    const givers = [...queries, ...this.#entities.flatMap((e) => e.fields)];
    for (const giver of givers) {
      const target = this.#entities.find((e) => e.name === baseOf(giver.type));
      if (!target || giver.requires !== undefined || !this.#chance(0.25)) {
        continue;
      }
      for (const owner of giver.owners) {
        const provided = this.#offer(target, owner, 2);
        if (provided !== undefined) giver.provides.set(owner, provided);
      }
    }
  }

  /** A foreign field of an entity, with one below it where it has any. */
  #offer(
    target: EntityModel,
    owner: string,
    depth: number,
  ): string | undefined {
    if (depth === 0 || !target.keys.has(owner)) return undefined;
    const offered = this.#random
      .some(target.fields, 0.5)
      .filter(
        (field) =>
          field.requires === undefined &&
          field.overrides === undefined &&
          !field.owners.includes(owner) &&
          field.args === '',
      );
    for (const field of offered) {
      const base = baseOf(field.type);
      const below = this.#entities.find(({ name }) => name === base);
      const inner = below && this.#offer(below, owner, depth - 1);
      if (!LEAVES.includes(base) && inner === undefined) continue;
      field.externalIn.add(owner);
      field.isShareable = true;
      return inner === undefined ? field.name : `${field.name} { ${inner} }`;
    }
    return undefined;
  }

  #outputType(): string {
    const composites = [
      ...this.#entities,
      ...this.#entities,
      ...this.#values,
      ...this.#interfaces,
      ...this.#unions,
    ];
    return this.#wrap(
      this.#chance(0.45)
        ? this.#random.pick(LEAVES)
        : this.#random.pick(composites).name,
    );
  }

  #wrap(type: string): string {
    const bang = (text: string): string =>
      this.#chance(0.3) ? `${text}!` : text;
    switch (this.#random.below(8)) {
      case 0:
      case 1:
        return bang(`[${bang(type)}]`);
      case 2:
        return bang(`[${bang(`[${bang(type)}]`)}]`);
      default:
        return bang(type);
    }
  }

  #chance(probability: number): boolean {
    return this.#random.chance(probability);
  }

  #name(prefix: string): string {
    this.#names += 1;
    return `${prefix}${this.#names}`;
  }
}

/** The keys of an entity in one subgraph; the first home has them all. */
function keysOfStyle(
  style: number,
  isFirst: boolean,
  random: Random,
): readonly string[] {
  const all: readonly string[] =
    style < 5
      ? ['id']
      : style < 7
        ? ['id', 'sku']
        : style < 8
          ? ['id region']
          : style < 9
            ? ['id', 'ref { code }']
            : ['id', 'sku region', 'ref { code }'];
  if (isFirst) return all;
  const some = random.some(all, 0.6);
  return some.length > 0 ? some : all;
}

function newField(
  of: Pick<FieldModel, 'name' | 'type' | 'owners'> &
    Partial<Pick<FieldModel, 'args' | 'requires'>>,
): FieldModel {
  return {
    args: '',
    externalIn: new Set(),
    provides: new Map(),
    isShareable: false,
    ...of,
  };
}
