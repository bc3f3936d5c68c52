import type { SourceDescription } from '../source/organization-source.ts';
import { unreadableReason } from './unreadable-reason.ts';

/** Notices when a source is lost and when it is back. */
export interface SourceHealth {
  /** Called where an attempt begins; gives what to call where it ends. */
  begin(): Attempt;
}

export interface Attempt {
  succeeded(): void;
  failed(cause: unknown): void;
}

/**
 * Tells a loss once in each language, however many requests meet it, each
 * further reason once, and once that the source is back.
 */
export function createSourceHealth(
  { system, name, districts }: SourceDescription,
  tell: (line: string) => void,
): SourceHealth {
  const codes = districts.join(', ');
  /** Why it is lost; empty while it is not. */
  const told = new Set<string>();
  let losses = 0;
  return {
    begin() {
      const before = losses;
      return {
        succeeded() {
          // What began before the loss says nothing of what is now.
          if (told.size === 0 || before !== losses) return;
          told.clear();
          tell(`${name}(${system},${codes})已恢复,重新接入。`);
          tell(`${name} (${system}) of ${codes} is back.`);
        },
        failed(cause) {
          losses += 1;
          const { kind, chinese, english } = unreadableReason(cause);
          if (told.has(kind)) return;
          told.add(kind);
          tell(
            `${name}(${system},${codes})暂不可用:${chinese}。其余照常作答,恢复后自动接入。`,
          );
          tell(
            `${name} (${system}) of ${codes} is out: ${english}. The others answer; it is taken in when it is back.`,
          );
        },
      };
    },
  };
}
