/** One thing that is wrong in a mapping file, and where. */
export interface MappingProblem {
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
  /** The keys that lead there, e.g. `units.columns.name`; may be empty. */
  readonly path: string;
  /** Says what was expected and what was found. */
  readonly message: string;
}

/** `FILE:LINE:COLUMN path: message`, one line. */
export function describeProblem(problem: MappingProblem): string {
  const { file, line, column, path, message } = problem;
  const where = path === '' ? '' : ` ${path}:`;
  return `${file}:${line}:${column}${where} ${message}`;
}

/** A mapping file that cannot be used, with all its problems. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
  readonly problems: readonly MappingProblem[];

  constructor(file: string, problems: readonly MappingProblem[]) {
    const count =
      problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`The mapping ${file} has ${count}:`);
    this.problems = problems;
  }

  /** One line for each problem. */
  get causes(): readonly string[] {
    return this.problems.map(describeProblem);
  }
}
