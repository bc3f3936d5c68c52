import { Alert, Button, Code, Group, List } from '@mantine/core';

import type { Problem } from './ask.ts';

interface IncompleteRibbonProps {
  readonly problems: readonly Problem[];
  /** Whether any data are shown beside the problems. */
  readonly partial: boolean;
  readonly retry: () => void;
}

/** Says that an answer is partial, or that there is none, and why. */
export function IncompleteRibbon({
  problems,
  partial,
  retry,
}: IncompleteRibbonProps) {
  if (problems.length === 0) return null;
  return (
    <Alert
      title={partial ? '这份答案不全' : '没有取到答案'}
      className="ribbon"
      data-partial={partial}
    >
      {partial && <p>下面显示已取到的部分；缺少的一概标为“无数据”。</p>}
      <List size="sm">
        {countEqual(problems).map(({ message, code, count }) => (
          <List.Item key={`${code ?? ''} ${message}`}>
            {message}
            {count > 1 && `（${count} 处）`} {code && <Code>{code}</Code>}
          </List.Item>
        ))}
      </List>
      <Group mt="xs">
        <Button size="xs" variant="default" onClick={retry}>
          重试
        </Button>
      </Group>
    </Alert>
  );
}

interface CountedProblem extends Problem {
  readonly count: number;
}

function countEqual(problems: readonly Problem[]): readonly CountedProblem[] {
  const counted = new Map<string, CountedProblem>();
  for (const problem of problems) {
    const key = `${problem.code ?? ''} ${problem.message}`;
    const count = (counted.get(key)?.count ?? 0) + 1;
    counted.set(key, { ...problem, count });
  }
  return [...counted.values()];
}
