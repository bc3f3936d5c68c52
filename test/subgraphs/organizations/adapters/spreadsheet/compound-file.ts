const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;
const FAT = 0xfffffffd;

/** From this size on a stream has sectors of its own ([MS-CFB] 2.2). */
const CUTOFF = 4096;

/** A compound file with one stream, as [MS-CFB] has it. */
export function compoundFile(name: string, stream: Buffer): Buffer {
  const size = Math.max(CUTOFF, Math.ceil(stream.length / SECTOR) * SECTOR);
  const content = Buffer.concat([stream, Buffer.alloc(size - stream.length)]);
  const sectors = size / SECTOR;
  const fat = Buffer.alloc(SECTOR, 0xff);
  fat.writeUInt32LE(FAT, 0);
  fat.writeUInt32LE(END, 4);
  for (let n = 0; n < sectors; n++) {
    fat.writeUInt32LE(n === sectors - 1 ? END : n + 3, (n + 2) * 4);
  }
  const directory = Buffer.concat([
    entry({ name: 'Root Entry', type: 5, child: 1, start: END, size: 0 }),
    entry({ name, type: 2, child: FREE, start: 2, size }),
    Buffer.alloc(256),
  ]);
  return Buffer.concat([header(), fat, directory, content]);
}

function header(): Buffer {
  const bytes = Buffer.alloc(SECTOR);
  bytes.write('d0cf11e0a1b11ae1', 0, 'hex');
  const words = [0x3e, 3, 0xfffe, 9, 6];
  words.forEach((word, n) => bytes.writeUInt16LE(word, 24 + n * 2));
  const longs = [0, 1, 1, 0, CUTOFF, END, 0, END, 0, 0];
  longs.forEach((long, n) => bytes.writeUInt32LE(long, 40 + n * 4));
  bytes.fill(0xff, 80);
  return bytes;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

function entry({ name, type, child, start, size }: Entry): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes.writeUInt8(type, 66);
  bytes.writeUInt8(1, 67);
  [FREE, FREE, child].forEach((id, n) => bytes.writeUInt32LE(id, 68 + n * 4));
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
}

/** A workbook of Excel 97 to 2003 with one sheet of texts ([MS-XLS], BIFF8). */
export function xlsFile(rows: readonly (readonly string[])[]): Buffer {
  const cells = rows.flatMap((row, r) =>
    row.map((text, c) => record(0x204, [...words(r, c, 0, text.length), 1, ...Buffer.from(text, 'utf16le')])),
  );
  const begin = (type: number) => record(0x809, words(0x600, type, 0, 0, 0, 0, 0, 0));
  const end = record(10, []);
  const sheet = (position: number) =>
    record(0x85, [...words(position, 0, 0), 6, 0, ...Buffer.from('Sheet1', 'latin1')]);
  const position = begin(5).length + sheet(0).length + end.length;
  return compoundFile('Workbook', Buffer.concat([begin(5), sheet(position), end, begin(0x10), ...cells, end]));
} // prettier-ignore

function words(...values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 0xff, value >> 8]);
}

function record(id: number, data: readonly number[]): Buffer {
  return Buffer.from([...words(id, data.length), ...data]);
}
