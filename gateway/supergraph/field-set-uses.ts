import { type ConstDirectiveNode, Kind } from 'graphql';
import { namedType, type SdlTypes } from '../../protocol/sdl/sdl-types.ts';
import type { TextEdit } from './text-edit.ts';
import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';

export type FieldSetKind = 'key' | 'requires' | 'provides';

/** A join directive with a field set. */
export interface FieldSetUse {
  readonly kind: FieldSetKind;
  /** Where the directive is: `Unit` or `Query.unit`. */
  readonly coordinate: string;
  /** The type that the field set selects from. */
  readonly type: string;
  /** The `join__Graph` value of the subgraph that has it. */
  readonly graph: string;
  /** The field set as written; undefined if it is not a string. */
  readonly text: string | undefined;
  /** The position of the argument in the SDL. */
  readonly start: number;
  readonly end: number;
}

/** All field sets of a supergraph, those on fields first. */
export function fieldSetUses({ all }: SdlTypes): FieldSetUse[] {
  const ofFields = all.flatMap(({ name, fields }) =>
    [...fields.values()].flatMap((field) => {
      const coordinate = `${name}.${field.name.value}`;
      const given = namedType(field.type);
      return (field.directives ?? []).flatMap((node) => [
        ...useOf(node, { kind: 'provides', coordinate, type: given }),
        ...useOf(node, { kind: 'requires', coordinate, type: name }),
      ]);
    }),
  );
  const ofTypes = all.flatMap(({ name, directives }) =>
    directives.flatMap((node) =>
      useOf(node, { kind: 'key', coordinate: name, type: name }),
    ),
  );
  return [...ofFields, ...ofTypes];
}

/**
 * The edit that removes a field set. Only what it was on is affected: without
 * @provides the owner is asked, a field without its @requires cannot be
 * resolved by that subgraph, and without a key the type has one key less.
 */
export function leaveOut({ kind, start, end }: FieldSetUse): TextEdit {
  return { start, end, text: kind === 'requires' ? 'external: true' : '' };
}

/** For example `@provides on Query.unit`. */
export function describeUse({ kind, coordinate }: FieldSetUse): string {
  return `@${kind} on ${coordinate}`;
}

function useOf(
  node: ConstDirectiveNode,
  of: Pick<FieldSetUse, 'kind' | 'coordinate' | 'type'>,
): FieldSetUse[] {
  if (!node.name.value.startsWith('join__')) return [];
  const argument = node.arguments?.find(({ name }) => name.value === of.kind);
  if (!argument?.loc) return [];
  const { value } = argument;
  return [
    {
      ...of,
      graph: String(directiveArguments(node)['graph']),
      text: value.kind === Kind.STRING ? value.value : undefined,
      start: argument.loc.start,
      end: argument.loc.end,
    },
  ];
}
