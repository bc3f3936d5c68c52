const dayLength = 86_400_000;

/** The day so many days later, `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string {
  const moment = Date.parse(`${day}T00:00:00Z`) + count * dayLength;
  return new Date(moment).toISOString().slice(0, 10);
}
