/**
 * Something a client should know about an answer that is otherwise complete.
 */
export interface Warning {
  readonly code: 'DIRECTIVE_NOT_SENT';
  readonly message: string;
}

/** The most directives to name; others are counted. */
const MAX_TOLD = 10;

/** The warnings for directives that were not sent to any subgraph. */
export function warningsOf(directives: readonly string[]): readonly Warning[] {
  const different = [...new Set(directives)];
  const told = different
    .slice(0, MAX_TOLD)
    .map((one) =>
      warning(
        `${one} was sent to no subgraph: expected a directive that all of them know, on the operation, a variable or a field that they answer.`,
      ),
    );
  const leftOut = different.length - told.length;
  return leftOut === 0
    ? told
    : [
        ...told,
        warning(`${leftOut} more directives were sent to no subgraph.`),
      ];
}

function warning(message: string): Warning {
  return { code: 'DIRECTIVE_NOT_SENT', message };
}
