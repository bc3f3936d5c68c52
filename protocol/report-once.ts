import type { Report } from './request-scope.ts';

/**
 * Tells the defects of one request, each once: one that meets a thousand rows
 * is one place in the code, and told on the way out it is still the same.
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

/** What it says and the line that threw it. */
function identity(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause.stack === undefined) return cause;
  const { name, message, stack } = cause;
  const frame = /^ +at .*$/mu.exec(stack)?.[0] ?? '';
  return `${name}: ${message}\n${frame}`;
}
