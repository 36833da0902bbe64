/** What one run of a script did. */
export interface Run {
  /**
   * `failed`: with an error, which an administrator sees, and what is left of the script has not happened. `caught`: something failed, and
   * the script handled that.
   */
  readonly end: 'well' | 'caught' | 'failed';
  /** The marks that it came to. */
  readonly ran: readonly string[];
}
