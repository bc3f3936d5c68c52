import { type ConstDirectiveNode, Kind } from 'graphql';
import { namedType, type SdlTypes } from '../../protocol/sdl/sdl-types.ts';
import type { TextEdit } from './text-edit.ts';
import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';

export type FieldSetKind = 'key' | 'requires' | 'provides';

/** A directive of the join specification that says a field set. */
export interface FieldSetUse {
  readonly kind: FieldSetKind;
  /** What has the directive: `Unit` or `Query.unit`. */
  readonly coordinate: string;
  /** The type whose fields are selected. */
  readonly type: string;
  /** The value of `join__Graph` whose subgraph says it. */
  readonly graph: string;
  /** As it is written; undefined when that is no string. */
  readonly text: string | undefined;
  /** The argument in the SDL. */
  readonly start: number;
  readonly end: number;
}

/** Every field set of a supergraph, those of fields first. */
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
 * Does without a field set. That costs what it is said of, and nothing else:
 * without a @provides the owner is asked, without its @requires no subgraph can
 * resolve a field, without a key the type has one way less.
 */
export function leaveOut({ kind, start, end }: FieldSetUse): TextEdit {
  return { start, end, text: kind === 'requires' ? 'external: true' : '' };
}

/** `@provides on Query.unit` */
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
