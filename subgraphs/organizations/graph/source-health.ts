import type { SourceDescription } from '../source/organization-source.ts';
import { unreadableReason } from './unreadable-reason.ts';

/** Notices when a source fails and when it works again. */
export interface SourceHealth {
  /** Called when an attempt begins; returns what to call when it ends. */
  begin(): Attempt;
}

export interface Attempt {
  succeeded(): void;
  failed(cause: unknown): void;
}

/**
 * Reports a failing source once in each language, each further reason once, and
 * once that the source works again, however many requests meet the failure.
 */
export function createSourceHealth(
  { system, name, districts }: SourceDescription,
  tell: (line: string) => void,
): SourceHealth {
  const codes = districts.join(', ');
  /** Reasons that were reported; empty while the source works. */
  const told = new Set<string>();
  let losses = 0;
  return {
    begin() {
      const before = losses;
      return {
        succeeded() {
          // An attempt that began before the failure says nothing about the
          // present.
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
