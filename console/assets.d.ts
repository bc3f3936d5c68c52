// Bundled by build.ts; TypeScript only needs to know that they exist.
declare module '*.css';

declare module '*.svg' {
  const url: string;
  // eslint-disable-next-line import-x/no-default-export -- as esbuild's loader
  export { url as default };
}
