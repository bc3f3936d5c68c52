import {
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  parseType,
  print,
  TypeInfo,
  type ValueNode,
  valueFromAST,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { mapOperations } from '../base/map-operations.ts';
import { nodesOf } from './document-nodes.ts';
import type { HoistedArgument } from '../semi-join/hoisted-argument.ts';
import type { SemiJoins } from '../semi-join/read-semi-joins.ts';

export interface HoistedOperation {
  readonly document: DocumentNode;
  readonly hoisted: readonly HoistedArgument[];
  /** The values of literals that became variables, by variable. */
  readonly literals: Readonly<Record<string, unknown>>;
}

/**
 * Turns arguments into variables: those that may contain a semi-join or an
 * integer beyond 64 bits, which not every parser of plans and queries accepts,
 * and all literals, so that operations that differ only in literals share a
 * plan. Documents need not be valid; arguments without a type or of a wrong
 * type stay.
 */
export function hoistArguments(
  document: DocumentNode,
  schema: GraphQLSchema,
  joins: SemiJoins,
): HoistedOperation {
  const prefix = freePrefix(document);
  const hoisted: HoistedArgument[] = [];
  const literals: Record<string, unknown> = {};
  const definitions: VariableDefinitionNode[] = [];
  const known = new Map<string, string>();
  const typeInfo = new TypeInfo(schema);

  const hoist = (value: ValueNode, type: GraphQLInputType): string => {
    const variable = `${prefix}${definitions.length}`;
    const hasDefault = typeInfo.getArgument()?.defaultValue !== undefined;
    definitions.push(defineVariable(variable, type, hasDefault));
    if (joins.reaches(type) || !isLiteral(value, type)) {
      hoisted.push({ variable, type, value });
    } else {
      literals[variable] = valueFromAST(value, type);
    }
    return variable;
  };

  const visited = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Argument(node) {
        const type = typeInfo.getInputType();
        if (!type || typeInfo.getDirective() || isIntrospection(typeInfo)) {
          return undefined;
        }
        const { value } = node;
        if (!isLiteral(value, type) && !mustHoist(value, type, joins)) {
          return undefined;
        }
        // Fields that are merged have equal arguments and must keep equal ones.
        const id = `${typeInfo.getFieldDef()?.name}(${node.name.value}: ${print(value)}): ${String(type)}`;
        const name = known.get(id) ?? hoist(value, type);
        known.set(id, name);
        return {
          ...node,
          value: {
            kind: Kind.VARIABLE,
            name: { kind: Kind.NAME, value: name },
          },
        };
      },
    }),
  );
  return { document: addDefinitions(visited, definitions), hoisted, literals };
}

/** Introspection is answered by the gateway itself. */
function isIntrospection(typeInfo: TypeInfo): boolean {
  return [typeInfo.getParentType(), typeInfo.getFieldDef()].some(
    (definition) => definition?.name.startsWith('__') ?? false,
  );
}

function isLiteral(value: ValueNode, type: GraphQLInputType): boolean {
  return (
    !someNode(value, (node) => node.kind === Kind.VARIABLE) &&
    valueFromAST(value, type) !== undefined
  );
}

function mustHoist(
  value: ValueNode,
  type: GraphQLInputType,
  joins: SemiJoins,
): boolean {
  return (
    (joins.reaches(type) && mayUseSemiJoin(value, joins)) ||
    hasHugeInteger(value)
  );
}

/** The value of a variable is known only with a request, so it may have one. */
function mayUseSemiJoin(value: ValueNode, joins: SemiJoins): boolean {
  return someNode(value, (node) => {
    if (node.kind === Kind.VARIABLE) return true;
    return (
      node.kind === Kind.OBJECT &&
      node.fields.some((field) => joins.hasFieldNamed(field.name.value))
    );
  });
}

/** Parsers accept 64 bits; 18 digits always fit. */
function hasHugeInteger(value: ValueNode): boolean {
  return someNode(
    value,
    (node) => node.kind === Kind.INT && node.value.length > 18,
  );
}

function someNode(
  value: ValueNode,
  test: (node: ValueNode) => boolean,
): boolean {
  if (test(value)) return true;
  if (value.kind === Kind.LIST) {
    return value.values.some((item) => someNode(item, test));
  }
  return (
    value.kind === Kind.OBJECT &&
    value.fields.some((field) => someNode(field.value, test))
  );
}

function defineVariable(
  name: string,
  type: GraphQLInputType,
  hasDefault: boolean,
): VariableDefinitionNode {
  // An argument with a default may be left out, so its variable is nullable.
  const declared = hasDefault && isNonNullType(type) ? type.ofType : type;
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: parseType(String(declared)),
  };
}

function addDefinitions(
  document: DocumentNode,
  added: readonly VariableDefinitionNode[],
): DocumentNode {
  return mapOperations(document, (operation) => ({
    ...operation,
    variableDefinitions: [...(operation.variableDefinitions ?? []), ...added],
  }));
}

/**
 * Removes defaults beyond 64 bits, which not every parser accepts. The gateway
 * applies them itself.
 */
export function dropHugeDefaults(document: DocumentNode): DocumentNode {
  if (!nodesOf(document).some(hasHugeDefault)) return document;
  return visit(document, {
    SelectionSet: () => false,
    VariableDefinition: (node) =>
      hasHugeDefault(node) ? { ...node, defaultValue: undefined } : undefined,
  });
}

function hasHugeDefault(node: ASTNode): boolean {
  return (
    node.kind === Kind.VARIABLE_DEFINITION &&
    node.defaultValue !== undefined &&
    hasHugeInteger(node.defaultValue)
  );
}

function freePrefix(document: DocumentNode): string {
  const names = nodesOf(document).flatMap((node) =>
    node.kind === Kind.VARIABLE ? node.name.value : [],
  );
  let prefix = 'hoisted_';
  while (names.some((name) => name.startsWith(prefix))) prefix += '_';
  return prefix;
}
