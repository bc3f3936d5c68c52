import { Anchor, Button, Group, Switch, Text, Title } from '@mantine/core';
import { useCallback, useState } from 'react';

import icon from '../icon.svg';
import { noData } from '../labels.ts';
import { AllianceTable } from './alliance-table.tsx';
import { fetchAlliances, type Alliance } from './alliances.ts';
import { IncompleteRibbon } from './incomplete-ribbon.tsx';
import { usePages, type FetchPage } from './use-pages.ts';

/** The console's first page: all alliances, whatever the district. */
export function HomePage() {
  const [crossDistrictOnly, setCrossDistrictOnly] = useState(false);
  const fetchPage: FetchPage<Alliance> = useCallback(
    (after, signal) => fetchAlliances({ crossDistrictOnly, after }, signal),
    [crossDistrictOnly],
  );
  const alliances = usePages(fetchPage);
  const { nodes, arrived, totalCount } = alliances;
  return (
    <>
      <Header />
      <main>
        <Group justify="space-between" align="end" mb="md">
          <div>
            <Title order={1}>党建联盟</Title>
            <Text c="dimmed" role="status">
              {arrived
                ? `共 ${totalCount ?? noData} 个联盟，已列 ${nodes.length} 个`
                : alliances.loading
                  ? '正在读取…'
                  : noData}
            </Text>
          </div>
          <Switch
            label="只看跨区联盟"
            checked={crossDistrictOnly}
            onChange={(event) =>
              setCrossDistrictOnly(event.currentTarget.checked)
            }
          />
        </Group>
        <IncompleteRibbon
          problems={alliances.problems}
          partial={arrived}
          retry={alliances.retry}
        />
        <AllianceTable
          alliances={nodes}
          loading={alliances.loading}
          arrived={arrived}
        />
        {alliances.more && (
          <Group justify="center" mt="md">
            <Button
              variant="default"
              loading={alliances.loading}
              onClick={alliances.more}
            >
              再看 50 个
            </Button>
          </Group>
        )}
      </main>
      <footer>
        数据由各区与平台的系统回答，本页不另存副本；点开联盟可看成员及其隶属关系。
      </footer>
    </>
  );
}

function Header() {
  return (
    <header>
      <a href="/" className="brand">
        <img src={icon} alt="" width={32} height={32} />
        <span>盟约</span>
      </a>
      <Text size="sm" c="dimmed" className="wide">
        跨区联合，隶属关系不变
      </Text>
      <nav aria-label="主导航">
        <Anchor href="/explorer">GraphQL 探索器</Anchor>
      </nav>
    </header>
  );
}
