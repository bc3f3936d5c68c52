/** Ids of what other rows of a fictional alliance refer to, by their place. */

export function requestId(allianceId: string, index: number): string {
  return `${allianceId}-r${index + 1}`;
}

export function projectId(allianceId: string, index: number): string {
  return `${allianceId}-project-${index + 1}`;
}

/** Each conference of a log has one item on its agenda. */
export function agendaItemId(allianceId: string, conference: number): string {
  return `${allianceId}-c${conference + 1}-i1`;
}

export function demandClusterId(allianceId: string, index: number): string {
  return `${allianceId}-demand-${index + 1}`;
}
