import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PARTITION_DEFINITIONS } from '../../../protocol/partition/partition-directives.ts';
import { readPartitionSettings } from '../../../gateway/partitions/model/read-partition-settings.ts';
import { ERRORS } from '../../../gateway/base/errors.ts';
import { composeSupergraph } from '../../../schema/compose.ts';

const TEXT = readFileSync(
  new URL('../../../docs/partitions.md', import.meta.url),
  'utf8',
);

function example(language: string): string {
  const fence = '`'.repeat(3);
  const [, found = ''] = TEXT.split(`${fence}${language}\n`);
  return found.split(fence)[0] ?? '';
}

describe('docs/partitions.md', () => {
  it('has a contract that composes', () => {
    const sdl = `${example('graphql')}
      type BookConnection { edges: [BookEdge!]! pageInfo: PageInfo! totalCount: Int! }
      type BookEdge { cursor: String! node: Book! }
      type PageInfo { hasNextPage: Boolean! }
      type Shelf { name: String! }
      type TopicStats { topic: String! @aggregate(by: "KEY") count: Int! @aggregate(by: "SUM") }
      input BookFilter { id: IDFilter library: IDFilter or: [BookFilter!] }
      input IDFilter { eq: ID in: [ID!] }
      input BookOrder { name: Direction }
      enum Direction { ASC DESC }`;
    const contract = { name: 'libraries', url: 'http://127.0.0.1:1/', sdl };
    expect(composeSupergraph([contract])).toMatchObject({ kind: 'composed' });
  });

  it('defines the directives as the gateway reads them', () => {
    const definitions = PARTITION_DEFINITIONS.split('\n').filter((line) =>
      line.startsWith('directive'),
    );
    expect(definitions).toHaveLength(4);
    for (const definition of definitions) expect(TEXT).toContain(definition);
  });

  it('has a file of endpoints that is taken', () => {
    const settings = readPartitionSettings(example('yaml'), 'partitions.yaml');
    expect(settings['libraries']?.endpoints).toHaveLength(4);
  });

  it('names every code of partitions', () => {
    for (const code of Object.keys(ERRORS)) {
      if (code.startsWith('PARTITION_')) expect(TEXT).toContain(`\`${code}\``);
    }
  });
});
