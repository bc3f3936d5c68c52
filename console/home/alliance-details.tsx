import {
  Anchor,
  Badge,
  Button,
  Code,
  Group,
  Loader,
  Text,
} from '@mantine/core';
import { useCallback } from 'react';

import { labelOf, noData, unknown } from '../labels.ts';
import type { Alliance } from './alliances.ts';
import { IncompleteRibbon } from './incomplete-ribbon.tsx';
import {
  explorerLink,
  fetchMembers,
  type Affiliation,
  type Membership,
  type PartyOrganization,
  absenceOf,
} from './members.ts';
import { Sources } from './sources.tsx';
import { usePages, type FetchPage } from './use-pages.ts';

/** The members of an alliance, and where each one's organizations belong. */
export function AllianceDetails({ alliance }: { readonly alliance: Alliance }) {
  const allianceId = alliance.id;
  const fetchPage: FetchPage<Membership> = useCallback(
    (after, signal) => fetchMembers({ allianceId, after }, signal),
    [allianceId],
  );
  const members = usePages(fetchPage);
  const { nodes, totalCount, arrived } = members;
  return (
    <div className="details" aria-busy={members.loading}>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">
          隶属关系实时取自各区自己的系统，只读；加入联盟不改变隶属关系。
        </Text>
        <Anchor size="sm" href={explorerLink(allianceId)}>
          在探索器中打开此查询
        </Anchor>
      </Group>
      <Sources {...alliance} />
      <IncompleteRibbon
        problems={members.problems}
        partial={arrived}
        retry={members.retry}
      />
      {arrived && nodes.length === 0 && (
        <Text c="dimmed">成员：{totalCount === 0 ? '没有' : unknown}</Text>
      )}
      <ul className="members">
        {nodes.map((membership) => (
          <li key={membership.id}>
            <Member {...membership} />
          </li>
        ))}
      </ul>
      {members.loading && <Loader size="sm" aria-label="正在读取成员" />}
      {arrived && (
        <Group justify="space-between" mt="xs">
          <Text size="sm" c="dimmed">
            已列 {nodes.length} 家，
            {totalCount === null ? `总数${unknown}` : `共 ${totalCount} 家`}
          </Text>
          {members.more && (
            <Button size="xs" variant="default" onClick={members.more}>
              再看 50 家
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}

function Member({ unitId, role, status, unit }: Membership) {
  const organizations = unit?.partyOrganizations;
  const absence = absenceOf(unit);
  return (
    <>
      <Group gap="xs">
        <Text fw={600}>
          {unit?.name ?? (
            <>
              {noData} <Code>{unitId}</Code>
            </>
          )}
        </Text>
        <Badge variant="light" radius="sm" size="md" tt="none">
          {labelOf('membershipRole', role)}
        </Badge>
        {status !== null && status !== 'ACTIVE' && (
          <Badge variant="light" color="gray" radius="sm" size="md" tt="none">
            {labelOf('membershipStatus', status)}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {unit?.district?.name ?? noData} ·{' '}
        {unit?.nature == null ? absence : labelOf('unitNature', unit.nature)}
      </Text>
      {organizations == null && <Text size="sm">党组织：{absence}</Text>}
      {organizations?.length === 0 && (
        <Text size="sm">党组织：本区系统中没有登记</Text>
      )}
      {organizations?.map(
        (organization) =>
          organization && (
            <Organization
              key={organization.id}
              {...organization}
              absence={absence}
            />
          ),
      )}
    </>
  );
}

interface OrganizationProperties extends PartyOrganization {
  /** What stands in the place of what is not there. */
  readonly absence: string;
}

function Organization({
  name,
  category,
  affiliation,
  absence,
}: OrganizationProperties) {
  return (
    <div className="organization">
      <Text size="sm">
        {name ?? noData}
        <span className="muted">
          {' '}
          · {labelOf('partyOrganizationCategory', category)}
        </span>
      </Text>
      {affiliation === null ? (
        <Text size="sm">隶属关系：{absence}</Text>
      ) : (
        <AffiliationPath {...affiliation} />
      )}
    </div>
  );
}

function AffiliationPath(affiliation: Affiliation) {
  const { path, unresolvedSuperior, level, source, asOf, doubts } = affiliation;
  const steps = path?.filter((step) => step !== null) ?? [];
  return (
    <>
      <div className="affiliation">
        <span className="muted">隶属关系</span>
        {steps.length === 0 ? (
          noData
        ) : (
          <ol aria-label="隶属关系，自最上级到本组织">
            {unresolvedSuperior !== null && (
              <li className="unresolved">
                {unresolvedSuperior}
                <span className="muted">（所记，本系统中未找到）</span>
              </li>
            )}
            {steps.map(({ id, name }) => (
              <li key={id}>{name ?? noData}</li>
            ))}
          </ol>
        )}
      </div>
      <p className="muted origin">
        级别 {labelOf('affiliationLevel', level)} · 来源 {source ?? noData} ·
        读取于 {formatMoment(asOf)}
      </p>
      {doubts !== null && doubts.length > 0 && (
        <p className="origin">
          存疑：
          {doubts.map((doubt) => labelOf('affiliationDoubt', doubt)).join('、')}
        </p>
      )}
    </>
  );
}

const moments = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'medium',
  timeStyle: 'short',
});

function formatMoment(moment: string | null): string {
  if (moment === null) return noData;
  const date = new Date(moment);
  return Number.isNaN(date.valueOf()) ? moment : moments.format(date);
}
