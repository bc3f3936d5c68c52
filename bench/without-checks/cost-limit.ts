export function createCostLimit(): () => number {
  return () => 0;
}
