import {
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { fragmentsOf } from '../../base/inline-fragments.ts';
import { keysOfPath } from '../../plan/plan-node.ts';
import type { Conditions } from '../../prepare/conditions.ts';
import type { PreparedOperation } from '../../prepare/prepare-operation.ts';
import { createShape } from './create-shape.ts';
import {
  createIntrospectionSlots,
  type IntrospectionSlots,
} from './introspection.ts';
import {
  createResponseTree,
  type ResponseTree,
} from '../errors/response-tree.ts';
import {
  createResponseWriter,
  type ResponseWriter,
} from '../write/response-writer.ts';
import { createSchedule, type Schedule } from '../steps/schedule.ts';
import type { Step } from '../steps/step.ts';
import type { Warning } from '../errors/warnings.ts';

/**
 * An operation ready to run, for one combination of values of its @skip and
 * @include variables. It may run many times at once.
 */
export interface CompiledOperation {
  readonly schedule: Schedule;
  readonly writer: ResponseWriter;
  readonly introspection: IntrospectionSlots;
  /**
   * Whether the text of a subgraph's answer may be passed through; learnt from
   * answers.
   */
  readonly passthrough: Passthrough;
  /** Warnings for every answer to this operation. */
  readonly warnings: readonly Warning[];
  createTree(): ResponseTree;
}

/** Answers that do not conform, after which checking is given up. */
const MAX_MISSES = 3;

export interface CompileOperation {
  readonly prepared: PreparedOperation;
  readonly conditions: Conditions;
  readonly schema: GraphQLSchema;
  readonly steps: readonly Step[];
  readonly warnings: readonly Warning[];
  /** The number of answers after which the writer is compiled. */
  readonly compileAfter: number;
}

export function compileOperation({
  prepared,
  conditions,
  schema,
  steps,
  warnings,
  compileAfter,
}: CompileOperation): CompiledOperation {
  const { document, clientKeys } = prepared;
  const { operation, fragments } = definitionsOf(prepared);
  const introspection = createIntrospectionSlots({ schema, document });
  const selection = {
    fragments,
    conditions,
    selectionSet: operation.selectionSet,
    clientKeys,
  };
  const passthrough = new Passthrough(steps, clientKeys.size > 0);
  const writer = createResponseWriter({
    shape: createShape({
      ...selection,
      schema,
      rootType: rootTypeOf(schema, operation),
      sharedPlaces: sharedPlaces(steps),
      onIntrospection: (fields) => introspection.add(fields),
    }),
    isChecked: passthrough.isOpen,
    compileAfter,
  });
  return {
    schedule: createSchedule(steps),
    writer,
    introspection,
    passthrough,
    warnings,
    createTree: () => createResponseTree(selection),
  };
}

/**
 * Decides whether a subgraph's text can be passed through instead of being
 * written anew, when a single fetch answers everything. That is learnt from
 * answers, since a plan often asks for more than the client did.
 */
export class Passthrough {
  #misses: number;

  constructor(steps: readonly Step[], isRenamed: boolean) {
    const [step] = steps;
    const isPossible =
      steps.length === 1 &&
      step?.kind === 'root' &&
      step.rewrites.length === 0 &&
      !isRenamed;
    this.#misses = isPossible ? 0 : MAX_MISSES;
  }

  get isOpen(): boolean {
    return this.#misses < MAX_MISSES;
  }

  learn(conforms: boolean): boolean {
    this.#misses = conforms ? 0 : this.#misses + 1;
    return conforms;
  }
}

/** The key paths of entities of which one object may stand at many places. */
function sharedPlaces(steps: readonly Step[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const step of steps) {
    if (step.kind !== 'entities') continue;
    for (const { readers, mayShare } of step.parts) {
      if (!mayShare) continue;
      for (const { path } of readers) places.add(keysOfPath(path).join('/'));
    }
  }
  return places;
}

function definitionsOf({ document }: PreparedOperation): {
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
} {
  const operation = document.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error('A prepared operation has an operation.');
  return { operation, fragments: fragmentsOf(document) };
}

function rootTypeOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): GraphQLObjectType {
  const type = schema.getRootType(operation.operation);
  if (!type) throw new Error(`The schema has no ${operation.operation} type.`);
  return type;
}
