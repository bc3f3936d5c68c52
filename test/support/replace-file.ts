import { rename, writeFile } from 'node:fs/promises';

/** Puts a new text in the place of a file, so that nobody reads half of it. */
export async function replaceFile(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}
