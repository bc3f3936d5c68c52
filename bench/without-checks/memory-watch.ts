export { shareInUse } from '../../gateway/http/memory-watch.ts';

export class MemoryWatch {
  readonly isShort = false;
}
