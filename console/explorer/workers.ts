/** Addresses of the bundled workers; build.ts defines them. */
declare const WORKERS: Readonly<Record<'editor' | 'graphql' | 'json', string>>;

/** Tells Monaco where its workers are: beside the page, on its own origin. */
export function installWorkers(): void {
  Object.assign(globalThis, {
    MonacoEnvironment: {
      getWorker: (_id: string, label: string) => new Worker(addressOf(label)),
    },
  });
}

function addressOf(label: string): string {
  switch (label) {
    case 'graphql':
    case 'json':
      return WORKERS[label];
    default:
      return WORKERS.editor;
  }
}
