/** The settings that the server writes into each page (see pages.ts). */
export interface Settings {
  /** Path of the GraphQL endpoint. */
  readonly endpoint: string;
  /** Whether the supergraph has alliances, and the console a home. */
  readonly home: boolean;
}

export function readSettings(): Settings {
  const element = document.getElementById('settings');
  return {
    endpoint: '/graphql',
    home: true,
    ...(JSON.parse(element?.textContent ?? '{}') as Partial<Settings>),
  };
}
