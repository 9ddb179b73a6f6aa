/** A command that a client runs by `workspace/executeCommand`. */
export interface Command {
  readonly name: string;
  /**
   * Runs it with the client's arguments, which may be anything.
   * @throws ResponseError that says what is wrong with them.
   */
  run(given: readonly unknown[]): Promise<unknown>;
}
