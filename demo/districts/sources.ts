import type { SourceConfiguration } from '../../subgraphs/organizations/open-source.ts';
import type { DistrictSystemPaths } from './fill.ts';

/** How the organizations subgraph reads the systems that `fill.ts` wrote. */
export function demoSources(
  paths: DistrictSystemPaths,
): readonly SourceConfiguration[] {
  const { lqydj, fzhlw, jszz, hmtz } = paths;
  return [
    { adapter: 'lqydj', connection: `sqlite:${lqydj}` },
    { adapter: 'fzhlw', connection: `sqlite:${fzhlw}` },
    { adapter: 'jszz', connection: `sqlite:${jszz}` },
    { adapter: 'hmtz', connection: `xlsx:${hmtz}` },
  ].map(
    (source) =>
      ({
        ...source,
        system: source.adapter,
        provenance: 'SYNTHETIC',
      }) as SourceConfiguration,
  );
}
