/** The district systems of the demo, by the short names in their ids. */
export const demoSystems = ['lqydj', 'fzhlw', 'jszz', 'hmtz'] as const;

export type DemoSystem = (typeof demoSystems)[number];
