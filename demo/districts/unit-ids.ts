import { ledgerId } from '../../subgraphs/organizations/normalize/ledger-id.ts';
import { toHalfWidth } from '../../subgraphs/kit/values/half-width.ts';
import { demoSize } from './shared/districts.ts';
import { fzhlwRows } from './fzhlw/rows.ts';
import { hmtzSections } from './hmtz/sections.ts';
import { jszzRows } from './jszz/rows.ts';
import { lqydjRows } from './lqydj/rows.ts';

/** An invented unit that the graph shows. */
export interface DemoUnit {
  readonly id: string;
  /** Half-width, as the graph shows it. */
  readonly name: string;
  /** Where it is, GB/T 2260; may differ from the district in the id. */
  readonly district: string;
  readonly hasPartyOrganization: boolean;
}

/**
 * All invented units that are not deleted: lqydj, fzhlw, jszz, hmtz, each in
 * the order its rows are made. Made from the same generators as the systems,
 * without reading them; once for each size.
 */
export function demoUnits(size = demoSize): readonly DemoUnit[] {
  const known = unitsBySize.get(size);
  if (known) return known;
  const units = [
    ...lqydjUnits(size),
    ...fzhlwUnits(size),
    ...jszzUnits(size),
    ...hmtzUnits(size),
  ];
  unitsBySize.set(size, units);
  return units;
}

const unitsBySize = new Map<number, readonly DemoUnit[]>();

function lqydjUnits(size: number): DemoUnit[] {
  return lqydjRows(size)
    .filter(({ scbz, szdw }) => scbz !== '1' && Boolean(szdw))
    .map(({ dzzid, dzzmc, dzzlb, szdw, xzqh }) => {
      const district = xzqh === '' ? '510112' : (xzqh ?? '510112');
      return {
        id: `${district}:lqydj:${dzzid}`,
        name: toHalfWidth(szdw ?? ''),
        district,
        hasPartyOrganization: dzzlb !== '799' && Boolean(dzzmc),
      };
    });
}

function fzhlwUnits(size: number): DemoUnit[] {
  const { organizations, units } = fzhlwRows(size);
  const hosts = new Set(
    organizations
      .filter(({ DELETE_FLAG }) => DELETE_FLAG === 1)
      .map(({ DW_UNIQUE_ID }) => DW_UNIQUE_ID),
  );
  return units
    .filter(({ DELETE_FLAG }) => DELETE_FLAG === 1)
    .map(({ DW_UNIQUE_ID, DW_NAME, ADMIN_AREA }) => ({
      id: `350100:fzhlw:${DW_UNIQUE_ID}`,
      name: toHalfWidth(DW_NAME),
      district: ADMIN_AREA ?? '350100',
      hasPartyOrganization: hosts.has(DW_UNIQUE_ID),
    }));
}

function jszzUnits(size: number): DemoUnit[] {
  const { organizations, units } = jszzRows(size);
  const live = new Set(
    organizations.filter(({ deleted }) => deleted === 0).map(({ id }) => id),
  );
  return units
    .filter(({ deleted }) => deleted === 0)
    .map(({ id, unit_name: name, area_code: area, org_id: organization }) => ({
      id: `310116:jszz:${id}`,
      name: toHalfWidth(name),
      district: area ?? '310116',
      hasPartyOrganization: organization !== null && live.has(organization),
    }));
}

function hmtzUnits(size: number): DemoUnit[] {
  return hmtzSections(size)
    .flatMap(({ units }) => units)
    .map(({ name, organizations }) => ({
      id: `330110:hmtz:${ledgerId(name)}`,
      name: toHalfWidth(name),
      district: '330110',
      hasPartyOrganization: organizations.length > 0,
    }));
}
