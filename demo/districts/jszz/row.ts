/** A row of `party_org`. Ids are snowflakes: beyond what a double can hold. */
export interface PartyOrg {
  readonly id: bigint;
  /** Five levels of three digits, filled up with zeros. */
  readonly path: string | null;
  readonly org_name: string;
  /** 0 党委, 1 总支, 2 支部, 3 联合支部, 4 集群党委, 5 工委, 6 临时支部. */
  readonly org_type: number | null;
  /** The superior, by name only. */
  readonly parent_name: string | null;
  readonly credit_code: string | null;
  readonly affiliation: string | null;
  readonly area_code: string | null;
  readonly found_date: string | null;
  readonly member_num: number | null;
  readonly secretary_id: bigint | null;
  readonly secretary_name: string | null;
  /** Any value but 0 is deleted. */
  readonly deleted: number;
  readonly delete_token: bigint;
  readonly update_time: string | null;
}

/** A row of `party_org_unit`: several units may share an organization. */
export interface PartyOrgUnit {
  readonly id: bigint;
  readonly org_id: bigint | null;
  readonly unit_name: string;
  readonly credit_code: string | null;
  /** 1 机关, 2 事业, 3 国企, 4 非公, 5 外资, 6 社会组织, 8 街镇、社区. */
  readonly nature: number | null;
  readonly industry: string | null;
  readonly area_code: string | null;
  readonly contact_name: string | null;
  readonly contact_phone: string | null;
  readonly deleted: number;
  readonly delete_token: bigint;
  readonly update_time: string | null;
}

export interface JszzRows {
  readonly organizations: readonly PartyOrg[];
  readonly units: readonly PartyOrgUnit[];
}

export const emptyPartyOrg = {
  path: null,
  org_type: null,
  parent_name: null,
  credit_code: null,
  affiliation: null,
  area_code: '310116',
  found_date: null,
  member_num: null,
  secretary_id: null,
  secretary_name: null,
  deleted: 0,
  delete_token: 0n,
  update_time: null,
} as const;

export const emptyPartyOrgUnit = {
  org_id: null,
  credit_code: null,
  nature: null,
  industry: null,
  area_code: '310116',
  contact_name: null,
  contact_phone: null,
  deleted: 0,
  delete_token: 0n,
  update_time: null,
} as const;

/** A snowflake; neighbours differ only beyond the 53 bits of a double. */
export function organizationSnowflake(number: number): bigint {
  return 1_290_000_000_000_000_000n + BigInt(number);
}

export function unitSnowflake(number: number): bigint {
  return 1_291_000_000_000_000_000n + BigInt(number);
}
