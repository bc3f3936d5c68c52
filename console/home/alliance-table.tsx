import { Table, Text, UnstyledButton } from '@mantine/core';
import { Fragment, useId, useState } from 'react';

import { labelOf, noData, unknown } from '../labels.ts';
import { AllianceDetails } from './alliance-details.tsx';
import type { Alliance } from './alliances.ts';
import type { Counted } from './page.ts';
import { ProvenanceBadge } from './provenance-badge.tsx';

const columns = [
  { title: '联盟', className: undefined },
  { title: '类型', className: 'wide' },
  { title: '区划', className: 'wide' },
  { title: '成员', className: 'count' },
  { title: '活动', className: 'count' },
  { title: '互助', className: 'count' },
  { title: '数据由来', className: 'wide' },
] as const;

interface AllianceTableProps {
  readonly alliances: readonly Alliance[];
  readonly loading: boolean;
  readonly arrived: boolean;
}

/**
 * On a phone the columns named wide are hidden, and what they say stands below
 * the name: the table stays a table for those who hear it.
 */
export function AllianceTable({
  alliances,
  loading,
  arrived,
}: AllianceTableProps) {
  return (
    <Table className="alliances" aria-busy={loading} verticalSpacing="sm">
      <caption className="hidden-visually">
        联盟，及其区划、成员、活动与互助的数目
      </caption>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ title, className }) => (
            <Table.Th key={title} scope="col" className={className}>
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {alliances.map((alliance) => (
          <AllianceRow key={alliance.id} {...alliance} />
        ))}
        {alliances.length === 0 && (
          <Table.Tr>
            <Table.Td colSpan={columns.length}>
              <Text c="dimmed" ta="center" py="lg">
                {loading
                  ? '正在读取…'
                  : arrived
                    ? '没有符合条件的联盟'
                    : noData}
              </Text>
            </Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}

function AllianceRow(alliance: Alliance) {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const type = labelOf('allianceType', alliance.type);
  return (
    <Fragment>
      <Table.Tr>
        <Table.Th scope="row">
          <UnstyledButton
            className="opener"
            aria-expanded={open}
            aria-controls={open ? detailsId : undefined}
            onClick={() => setOpen(!open)}
          >
            {alliance.name ?? noData}
          </UnstyledButton>
          {alliance.state !== null && alliance.state !== 'ACTIVE' && (
            <span className="state">
              {labelOf('allianceState', alliance.state)}
            </span>
          )}
          <div className="narrow">
            <span>{type}</span>
            <Districts districts={alliance.districts} />
            <ProvenanceBadge provenance={alliance.provenance} />
          </div>
        </Table.Th>
        <Table.Td className="wide">{type}</Table.Td>
        <Table.Td className="wide">
          <Districts districts={alliance.districts} />
        </Table.Td>
        <Table.Td className="count">
          <MemberCount {...alliance} />
        </Table.Td>
        <Table.Td className="count">
          <Count of={alliance.activities} />
        </Table.Td>
        <Table.Td className="count">
          <Count of={alliance.exchanges} />
        </Table.Td>
        <Table.Td className="wide">
          <ProvenanceBadge provenance={alliance.provenance} />
        </Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr id={detailsId} className="details-row">
          <Table.Td colSpan={columns.length}>
            <AllianceDetails alliance={alliance} />
          </Table.Td>
        </Table.Tr>
      )}
    </Fragment>
  );
}

function Districts({ districts }: Pick<Alliance, 'districts'>) {
  const names = districts?.map((district) => district?.name ?? noData) ?? [];
  return <span>{names.length === 0 ? noData : names.join('、')}</span>;
}

/** Where the total is unknown, a source may tell a number in its own words. */
function MemberCount({ memberships, reportedFacts }: Alliance) {
  const told = reportedFacts?.find((fact) => fact?.subject === 'MEMBER_COUNT');
  if (memberships?.totalCount !== null || !told) {
    return <Count of={memberships} />;
  }
  return (
    <span className="muted">
      {told.provenance === 'ARTICLE' ? '见原文' : '见外部来源'}
    </span>
  );
}

const numbers = new Intl.NumberFormat('zh-CN');

/** What is recorded is the least there is where the total is unknown. */
function Count({ of }: { readonly of: Counted | null }) {
  if (of === null) return <span className="muted">{noData}</span>;
  if (of.totalCount !== null) return numbers.format(of.totalCount);
  return (
    <span className="muted">
      {of.recordedCount === null || of.recordedCount === 0
        ? unknown
        : `至少 ${numbers.format(of.recordedCount)}`}
    </span>
  );
}
