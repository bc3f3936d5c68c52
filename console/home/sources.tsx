import { Group, Text } from '@mantine/core';

import { labelOf, questionLabel } from '../labels.ts';
import type { Alliance, Citation, ReportedFact, Sourced } from './alliances.ts';
import { ProvenanceBadge } from './provenance-badge.tsx';

/** What sources tell of the alliance, each with who says so and where. */
export function Sources(alliance: Alliance) {
  const facts = alliance.reportedFacts?.filter((fact) => fact !== null) ?? [];
  if (alliance.citation === null && facts.length === 0) return null;
  return (
    <section className="sources" aria-label="来源所述">
      <Said {...alliance} />
      {facts.length > 0 && (
        <ul>
          {facts.map((fact, index) => (
            <li key={index}>
              <Fact {...fact} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact(fact: ReportedFact) {
  return (
    <>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {labelOf('factSubject', fact.subject)}：{fact.value}
        </Text>
        <ProvenanceBadge provenance={fact.provenance} />
      </Group>
      <Said {...fact} />
    </>
  );
}

/** Only `wording` is the source's own; the statement is marked as ours. */
function Said({ statement, wording, citation }: Sourced) {
  return (
    <>
      {wording !== null && <p>原文所述：{wording}</p>}
      {statement !== null && <p>转述：{statement}</p>}
      {citation !== null && <p className="muted">出处：{say(citation)}</p>}
    </>
  );
}

function say({ title, publishedOn, speaker, question }: Citation): string {
  return [
    title,
    publishedOn,
    speaker === null ? null : `${speaker}发言`,
    question === null ? null : `问题：${questionLabel(question)}`,
  ]
    .filter((part) => part !== null)
    .join('，');
}
