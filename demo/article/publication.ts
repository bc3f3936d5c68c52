import type {
  Publication,
  StatedUnit,
} from '../../subgraphs/organizations/adapters/publication/publication-source.ts';
import { articleSystem, articleUnits } from './units.ts';

/** 文章所述: the units that the article names, as a source of their own. */
export const articlePublication: Publication = {
  system: articleSystem,
  name: '文章所述',
  provenance: 'ARTICLE',
  units: Object.entries<Omit<StatedUnit, 'key'>>(articleUnits).map(
    ([key, unit]) => ({ key, ...unit }),
  ),
};
