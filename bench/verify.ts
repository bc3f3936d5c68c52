import { firstDifference, readAnswer } from './compare.ts';
import type { Load } from './load.ts';
import { post } from './loopback.ts';
import type { Scene } from './scene.ts';
import { expectedAnswer, requestBody, type Workload } from './workload.ts';

/** A gateway that answers a workload as it must, or why it does not. */
export type Verdict =
  | { readonly kind: 'right'; readonly answers: Answers }
  | { readonly kind: 'wrong'; readonly reason: string };

/** What the load generator sends, and holds the answers against. */
export interface Answers extends Pick<Load, 'body' | 'expected' | 'accepts'> {
  /** The bytes of one answer. */
  readonly size: number;
}

export interface Verification {
  readonly workload: Workload;
  readonly scene: Scene;
  readonly port: number;
  /** Ours, or graphql-js's, to the same request. */
  readonly reference: unknown;
}

/**
 * Asks twice the same and once the next request, and compares: the first
 * answer is of a cold plan, the second of a warm one.
 */
export async function verifyGateway({
  workload,
  port,
  reference,
}: Verification): Promise<Verdict> {
  const first = await post(port, requestBody(workload, 0));
  const answers = createAnswers(workload, first.bytes);
  for (const index of [0, 0, 1]) {
    const { status, bytes } = await post(port, answers.body(index));
    const answer = readAnswer(status, bytes);
    if (answer.kind === 'refused') {
      return { kind: 'wrong', reason: answer.reason };
    }
    const difference =
      index === 0
        ? firstDifference(answer.data, reference)
        : differenceTo(bytes, answers.expected(index));
    if (difference !== undefined) return { kind: 'wrong', reason: difference };
  }
  return { kind: 'right', answers };
}

function createAnswers(workload: Workload, first: Buffer): Answers {
  const expected = expectedAnswer(workload, first);
  return {
    size: first.length,
    body:
      workload.distinctName === undefined
        ? always(requestBody(workload, 0))
        : (index) => requestBody(workload, index),
    expected,
    accepts: (index, answer) =>
      differenceTo(answer, expected(index)) === undefined,
  };
}

function differenceTo(actual: Buffer, expected: Buffer): string | undefined {
  const answer = readAnswer(200, actual);
  const wanted = readAnswer(200, expected);
  if (answer.kind === 'refused') return answer.reason;
  if (wanted.kind === 'refused') return wanted.reason;
  return firstDifference(answer.data, wanted.data);
}

function always<T>(value: T): () => T {
  return () => value;
}
