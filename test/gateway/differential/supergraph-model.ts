/** A field of a generated type, and where it is defined. */
export interface FieldModel {
  readonly name: string;
  /** Its type in SDL: `[Item!]`. */
  readonly type: string;
  /** Its arguments in SDL, parentheses included; '' for none. */
  readonly args: string;
  /** Subgraphs that resolve it; several make it @shareable. */
  readonly owners: string[];
  /** Subgraphs that name it as @external. */
  readonly externalIn: Set<string>;
  /** What it is computed from, as @requires has it. */
  readonly requires?: string;
  /** By owner: what it provides of the entity it gives. */
  readonly provides: Map<string, string>;
  /** The subgraph an owner takes it over from, and which is never asked. */
  overrides?: string;
  isShareable: boolean;
  /** The owner that says it is never null, where others do not. */
  strictIn?: string;
}

export interface EntityModel {
  readonly name: string;
  readonly interfaces: string[];
  /** @key directives by subgraph; a type is in the subgraphs listed here. */
  readonly keys: Map<string, Set<string>>;
  readonly fields: FieldModel[];
  /** Fields of keys that are @inaccessible. */
  readonly hidden: Set<string>;
}

export interface ValueModel {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: string }[];
}

export interface InterfaceModel {
  readonly name: string;
  /** Fields besides `id` that all implementers have. */
  readonly common: readonly { readonly name: string; readonly type: string }[];
  /** The subgraph with the @key on the interface itself. */
  readonly home?: string;
  /** Subgraphs where it is an @interfaceObject, and its fields there. */
  readonly objectIn: ReadonlyMap<string, readonly FieldModel[]>;
  /** The interface it implements itself. */
  above?: string;
}

export interface SupergraphModel {
  readonly subgraphs: readonly string[];
  readonly entities: readonly EntityModel[];
  readonly values: readonly ValueModel[];
  readonly interfaces: readonly InterfaceModel[];
  readonly unions: readonly {
    readonly name: string;
    readonly members: readonly string[];
  }[];
  readonly queries: readonly FieldModel[];
  readonly mutations: readonly FieldModel[];
  /** Coordinates whose values never fail and are never a wrong null. */
  readonly clean: ReadonlySet<string>;
  /** Coordinates another field requires. */
  readonly required: ReadonlySet<string>;
  /** Coordinates whose values are never null or a failure. */
  readonly solid: Set<string>;
}
