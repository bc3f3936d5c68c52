/** Where failures nobody expected are told: stderr, for whoever runs it. */
export function reportDefect(error: unknown): void {
  console.error('mengyue: a request failed unexpectedly:', error);
}
