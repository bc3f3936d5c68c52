/** How `mengyue` ends; printed in every command's help. */
export const exitCode = {
  ok: 0,
  checkFailed: 1,
  usage: 2,
  unreachable: 3,
  refused: 4,
  interrupted: 130,
} as const;

export const exitCodeHelp = `
Exit codes: 0 ok, 1 a check failed, 2 wrong usage or configuration,
3 something could not be reached or read, 4 access refused, 130 interrupted.`;
