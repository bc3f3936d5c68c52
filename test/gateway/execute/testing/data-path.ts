import type { DataPath } from '../../../../gateway/plan/plan-node.ts';

/** `units.@.|Unit|.lead`: fields, the items of lists, conditions on types. */
export function dataPath(text: string): DataPath {
  return text
    .split('.')
    .filter((step) => step !== '')
    .map((step) => {
      if (step === '@') return { kind: 'Items' };
      return step.startsWith('|')
        ? { kind: 'Types', names: step.split('|').filter(Boolean) }
        : { kind: 'Field', name: step };
    });
}
