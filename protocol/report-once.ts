import type { Report } from './request-scope.ts';

/**
 * Wraps a report for one request so that each defect is told once. Defects
 * count as the same if the same line threw them with the same message: a fault
 * met in a thousand rows, or caught again further up, is told once.
 */
export function reportOnce(tell: Report): Report {
  let told: Set<unknown> | undefined;
  return (cause, at) => {
    told ??= new Set();
    const defect = identity(cause);
    if (told.has(defect)) return;
    told.add(defect);
    tell(cause, at);
  };
}

/** What makes defects the same: the message and the line that threw it. */
function identity(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause.stack === undefined) return cause;
  const { name, message, stack } = cause;
  const frame = /^ +at .*$/mu.exec(stack)?.[0] ?? '';
  return `${name}: ${message}\n${frame}`;
}
