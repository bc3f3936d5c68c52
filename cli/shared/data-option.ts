import { Option } from 'commander';

/** `--data`, else MENGYUE_DATA, else `./data`. */
export function dataOption(): Option {
  return new Option('--data <directory>', 'where the demo keeps its databases')
    .env('MENGYUE_DATA')
    .default('./data');
}
