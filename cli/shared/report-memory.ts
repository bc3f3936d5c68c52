/** Tells whoever runs it that requests are refused for want of memory. */
export function reportMemory(isShort: boolean): void {
  process.stderr.write(
    isShort
      ? 'mengyue: memory is short: new requests are refused with 503\n'
      : 'mengyue: memory is no longer short: new requests are taken again\n',
  );
}
