import type { ServerResponse } from 'node:http';

export class UnreadAnswers {
  readonly isFull = false;

  send(response: ServerResponse, chunks: readonly Buffer[]): void {
    response.end(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
  }
}
