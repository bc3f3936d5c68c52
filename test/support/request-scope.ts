import { ANONYMOUS, type RequestScope } from '../../protocol/request-scope.ts';
import { Cancellation } from '../../gateway/fetch/cancellation.ts';

/** Told of nothing: a defect fails the test that meets it. */
function failOnDefect(cause: unknown, at: string): never {
  throw new Error(`a defect in ${at}`, { cause });
}

/** The scope of a request that nobody cancels and that has all the time. */
export function testScope(more: Partial<RequestScope> = {}): RequestScope {
  return {
    principal: ANONYMOUS,
    headers: {},
    cancellation: new Cancellation(),
    deadlineAt: Infinity,
    report: failOnDefect,
    trace: { id: '0'.repeat(32) },
    ...more,
  };
}
