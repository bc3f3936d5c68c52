import {
  type ConstArgumentNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import {
  namedType,
  sdlTypes,
  type SdlTypes,
} from '../../../../protocol/sdl/sdl-types.ts';
import {
  type TypeHierarchy,
  typeHierarchy,
} from '../../../supergraph/type-hierarchy.ts';
import type { TextEdit } from '../../../supergraph/text-edit.ts';
import { directiveArguments } from '../../../../protocol/sdl/directive-arguments.ts';
import { parseFieldSet } from '../../../../protocol/sdl/field-set.ts';

/**
 * Takes out of each `@provides` what the planner would take for provided in
 * other places, too, and ask of a subgraph that has it as external: wrong data.
 *
 * It tells the objects of one @provides apart by their type only, so that with
 * `category { id sub { name } }` it takes the outer name for provided as well;
 * and it mixes up those of fields of different types, if they are in one
 * subgraph and give objects of one type. Both may stay when all provide the
 * same of these objects. Otherwise the deeper or later ones go: what is not
 * provided is fetched from its owner.
 */
export function ambiguousProvides(document: DocumentNode): TextEdit[] {
  const written = sdlTypes(document);
  const types = { ...written, ...typeHierarchy(written) };
  const known: KnownProvided[] = [];
  return types.all.flatMap(({ name: owner, fields }) =>
    [...fields.values()].flatMap((field) =>
      editsOf(field, { owner, types, known }),
    ),
  );
}

type Types = SdlTypes & TypeHierarchy;

interface FieldProvided {
  /** The type that the field belongs to. */
  readonly owner: string;
  readonly types: Types;
  /** The places of all @provides kept so far. */
  readonly known: KnownProvided[];
}

interface KnownProvided extends Provided {
  readonly graph: unknown;
  readonly owner: string;
}

function editsOf(
  field: FieldDefinitionNode,
  context: FieldProvided,
): TextEdit[] {
  const { owner, types, known } = context;
  const type = namedType(field.type);
  return (field.directives ?? []).flatMap((directive) => {
    const { graph, provides } = directiveArguments(directive);
    const argument = directive.arguments?.find(
      ({ name }) => name.value === 'provides',
    );
    if (directive.name.value !== 'join__field') return [];
    if (!argument || typeof provides !== 'string') return [];
    const given = parseFieldSet(provides);
    const others = known.filter((k) => k.graph === graph && k.owner !== owner);
    const kept = withoutAmbiguity(given, { type, types, others });
    if (kept.selections.length > 0) {
      const places = placesOf(kept, type, types);
      known.push(...places.map((place) => ({ ...place, graph, owner })));
    }
    return kept === given ? [] : replace(argument, kept);
  });
}

function replace(
  { loc }: ConstArgumentNode,
  set: SelectionSetNode,
): TextEdit | [] {
  if (!loc) return [];
  const fieldSet = set.selections
    .map((selection) => print(selection).replaceAll(/\s+/g, ' '))
    .join(' ');
  const text = fieldSet && `provides: ${JSON.stringify(fieldSet)}`;
  return { start: loc.start, end: loc.end, text };
}

/** The objects that a @provides applies to, at one level. */
interface Provided {
  readonly type: string;
  /** The field that returns them; undefined at the top. */
  readonly field: FieldNode | undefined;
  /** The fields provided for them. */
  readonly set: SelectionSetNode;
}

function withoutAmbiguity(
  set: SelectionSetNode,
  of: { type: string; types: Types; others: readonly Provided[] },
): SelectionSetNode {
  let kept = set;
  for (;;) {
    const places = placesOf(kept, of.type, of.types);
    const ambiguous = places.findLast((place, n) =>
      [...of.others, ...places.slice(0, n)].some((other) =>
        differ(place, other, of.types),
      ),
    );
    if (!ambiguous) return kept;
    if (!ambiguous.field) return { ...set, selections: [] };
    kept = without(kept, ambiguous.field);
    if (kept.selections.length === 0) return kept;
  }
}

/** The places in a field set, outer ones first. */
function placesOf(
  set: SelectionSetNode,
  type: string,
  types: Types,
): readonly Provided[] {
  const places: Provided[] = [];
  const visit = (
    at: SelectionSetNode,
    owner: string,
    field: FieldNode | undefined,
  ): void => {
    places.push({ type: owner, field, set: at });
    walk(at, owner);
  };
  const walk = ({ selections }: SelectionSetNode, owner: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? owner;
        walk(selection.selectionSet, condition);
      } else if (selection.kind === Kind.FIELD && selection.selectionSet) {
        const field = types.get(owner)?.fields.get(selection.name.value);
        const below = field ? namedType(field.type) : '';
        visit(selection.selectionSet, below, selection);
      }
    }
  };
  visit(set, type, undefined);
  return places;
}

/** Whether two places provide different fields of an object type. */
function differ(one: Provided, other: Provided, types: Types): boolean {
  const providedOf = (
    { selections }: SelectionSetNode,
    object: string,
  ): readonly string[] =>
    selections.flatMap((selection) => {
      if (selection.kind !== Kind.INLINE_FRAGMENT) return print(selection);
      const condition = selection.typeCondition?.name.value ?? object;
      return types.matches(object, condition)
        ? providedOf(selection.selectionSet, object)
        : [];
    });
  const textOf = ({ set }: Provided, object: string): string =>
    [...new Set(providedOf(set, object))].sort().join(' ');
  const shared = types.typenamesOf(other.type);
  return [...types.typenamesOf(one.type)].some(
    (name) => shared.has(name) && textOf(one, name) !== textOf(other, name),
  );
}

/** Removes a field, and selections that become empty by that. */
function without(set: SelectionSetNode, field: FieldNode): SelectionSetNode {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection === field) return [];
    if (selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet) {
      return [selection];
    }
    const selectionSet = without(selection.selectionSet, field);
    return selectionSet.selections.length === 0
      ? []
      : [{ ...selection, selectionSet }];
  });
  return { ...set, selections };
}
